// A file for a gift to many as it was read, before anybody proposes it: its lines stand with those of all runs, and
// here is what belongs to them. And runs that somebody stopped for a while.

using System.Text.Json;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>A row that was not taken.</summary>
/// <param name="Line">In the file; the header is 1.</param>
/// <param name="Reason">A word of a closed list.</param>
/// <param name="Value">What stood there; null where nothing did.</param>
public sealed record RefusedRow(int Line, string Reason, string? Value);

public sealed record RunDraft(
    RunId Run, FundId Fund, string Purpose, IReadOnlyList<RefusedRow> Refused, ActorId MadeBy, Instant MadeAt);

/// <summary>What a gift does to whoever gets it.</summary>
/// <param name="Held">Coins in purses that have not ended.</param>
public sealed record RunEffect(int Line, WalletId Wallet, string? Name, string? Number, long Coins, long Held);

/// <param name="TooMany">How many would hold more than a wallet may.</param>
public sealed record RunSum(int Lines, long Total, long Least, long Most, int TooMany);

public sealed class RunDrafts(NpgsqlDataSource source)
{
    private const int KeptDays = 7;

    /// <summary>Enters a draft and its lines; what nobody proposed within a week is forgotten.</summary>
    public async Task Put(RunDraft draft, IReadOnlyList<RunLine> lines, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
        Add($"""
            with forgotten as (
              delete from directory_run_drafts
              where made_at < now() - interval '{KeptDays} days'
                and not exists (select from mt_streams where id = 'run-' || run)
              returning run)
            delete from directory_run_lines where run in (select run from forgotten)
            """);
        Add("""
            insert into directory_run_drafts (run, fund, purpose, refused, made_by) values ($1, $2, $3, $4::jsonb, $5)
            """, draft.Run.Value, draft.Fund.Value, draft.Purpose, JsonSerializer.Serialize(draft.Refused),
            draft.MadeBy.Value);
        Add("""
            insert into directory_run_lines (run, line, wallet, coins)
            select $1, line, wallet, coins
            from unnest($2::int[], $3::varchar[], $4::bigint[]) as lines (line, wallet, coins)
            """, draft.Run.Value, lines.Select(line => line.Line).ToArray(),
            lines.Select(line => line.Wallet.Value).ToArray(), lines.Select(line => line.Amount.Coins).ToArray());
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public Task<RunDraft?> Find(RunId run, CancellationToken cancellation) => source.One("""
        select run, fund, purpose, refused::text, made_by, made_at from directory_run_drafts where run = $1
        """, [run.Value], row => new RunDraft(
            new RunId(row.GetString(0)), new FundId(row.GetString(1)), row.GetString(2),
            JsonSerializer.Deserialize<RefusedRow[]>(row.GetString(3))!, new ActorId(row.GetString(4)),
            row.Time(5)!.Value), cancellation);

    /// <summary>What the lines come to, and for how many they would be too much.</summary>
    public async Task<RunSum> Sum(RunId run, long heldMax, LocalDate today, CancellationToken cancellation) =>
        (await source.One($"""
            select count(*)::int, coalesce(sum(coins), 0)::bigint, coalesce(min(coins), 0), coalesce(max(coins), 0),
              count(*) filter (where held + coins > $3)::int
            from ({Effect}) as effect
            """, [run.Value, today.ToDateOnly(), heldMax], row => new RunSum(
                row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt32(4)),
            cancellation))!;

    /// <summary>Some of the lines: the first, or those that would be too much.</summary>
    public Task<List<RunEffect>> Effects(
        RunId run, long? heldMax, LocalDate today, int most, CancellationToken cancellation) => source.All($"""
            select effect.line, effect.wallet, member.name, member.number, effect.coins, effect.held
            from ({Effect}) as effect
            left join directory_members as member on member.wallet = effect.wallet
            where $3::bigint is null or held + coins > $3
            order by effect.line
            limit $4
            """, [run.Value, today.ToDateOnly(), heldMax, most], row => new RunEffect(
                row.GetInt32(0), new WalletId(row.GetString(1)), row.Text(2), row.Text(3), row.GetInt64(4),
                row.GetInt64(5)), cancellation);

    /// <summary>Members by the numbers that files use.</summary>
    public async Task<IReadOnlyDictionary<string, WalletId>> ByNumber(
        IReadOnlyCollection<string> numbers, CancellationToken cancellation) => (await source.All(
            "select number, wallet from directory_members where number = any($1) and erased_at is null",
            [numbers.ToArray()], row => (row.GetString(0), new WalletId(row.GetString(1))), cancellation))
            .ToDictionary(one => one.Item1, one => one.Item2);

    /// <summary>Of these wallets, those that are open.</summary>
    public async Task<IReadOnlySet<WalletId>> Open(
        IReadOnlyCollection<WalletId> wallets, CancellationToken cancellation) => (await source.All("""
            select substr(id, 8)
            from mt_streams as opened
            where id = any($1) and not exists (
              select from mt_events as closed where closed.stream_id = opened.id and closed.type = 'wallet_closed')
            """, [wallets.Select(wallet => StreamId.Of(wallet).Value).ToArray()],
            row => new WalletId(row.GetString(0)), cancellation)).ToHashSet();

    /// <summary>Nothing of the run is given until it goes on.</summary>
    public Task Pause(RunId run, ActorId by, CancellationToken cancellation) => source.Run(
        "insert into directory_paused_runs (run, paused_by) values ($1, $2) on conflict do nothing",
        [run.Value, by.Value], cancellation);

    public Task GoOn(RunId run, CancellationToken cancellation) => source.Run(
        "delete from directory_paused_runs where run = $1", [run.Value], cancellation);

    public async Task<bool> IsPaused(RunId run, CancellationToken cancellation) => await source.One(
        "select run from directory_paused_runs where run = $1", [run.Value], row => row.GetString(0),
        cancellation) is not null;

    private const string Effect = """
        select line.line, line.wallet, line.coins, coalesce(sum(purse.coins), 0)::bigint as held
        from directory_run_lines as line
        left join balances as purse on purse.owner = line.wallet and purse.kind = 'wallet'
          and (purse.expiry is null or purse.expiry >= $2)
        where line.run = $1
        group by line.line, line.wallet, line.coins
        """;
}
