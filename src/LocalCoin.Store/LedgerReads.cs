// Questions whose answer must be of this instant, asked of the ledger's own tables: what one process has come to, and
// what is in an account. Lists and histories are the projections' matter.

using LocalCoin.Ledger;
using NodaTime.Extensions;
using Npgsql;

namespace LocalCoin.Store;

/// <summary>An account's coins after the head.</summary>
public sealed record Balance(AccountAddress Account, long Coins, Instant LastAt);

public sealed class LedgerReads(NpgsqlDataSource source)
{
    private const int StreamMax = 1_000;
    private const int OpenMax = 100;
    private const int TooMany = StreamMax + 1;

    /// <summary>The sequence of the last event.</summary>
    public async Task<long> Head(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select seq from ledger_head");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>What a process's events mean together; null before the first.</summary>
    public async Task<T?> Fold<T>(StreamId stream, CancellationToken cancellation) where T : class, IFold<T> =>
        (await Stream(stream, cancellation))?.As<T>();

    public async Task<History?> Stream(StreamId stream, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            $"select {RecordedRows.Columns} from mt_events where stream_id = $1 order by version limit {TooMany}");
        command.Parameters.Add(new() { Value = stream.Value });
        var events = await Read(command, cancellation);
        // Half a history would mean something else than the whole.
        if (events.Count > StreamMax) throw new InvalidDataException($"{stream.Value} has over {StreamMax} events");
        return events.Count == 0 ? null : new History([.. events]);
    }

    /// <summary>Events by their places in the ledger.</summary>
    public async Task<IReadOnlyList<Recorded>> Events(IReadOnlyList<long> places, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            $"select {RecordedRows.Columns} from mt_events where seq_id = any($1)");
        command.Parameters.Add(new() { Value = places.ToArray() });
        return await Read(command, cancellation);
    }

    public async Task<bool> Has(StreamId stream, CancellationToken cancellation) =>
        (await Existing([stream], cancellation)).Count > 0;

    /// <summary>Several short histories at once.</summary>
    public async Task<IReadOnlyDictionary<StreamId, History>> Streams(
        IReadOnlyList<StreamId> streams, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            $"select {RecordedRows.Columns} from mt_events where stream_id = any($1) order by stream_id, version");
        command.Parameters.Add(new() { Value = streams.Select(stream => stream.Value).ToArray() });
        return (await Read(command, cancellation)).GroupBy(recorded => recorded.Stream)
            .ToDictionary(group => group.Key, group => new History([.. group]));
    }

    /// <summary>The stored outcome of this very command, where it was accepted before; null otherwise.</summary>
    public async Task<Answer?> Before(Sent sent, CancellationToken cancellation) =>
        Judging.Before(await Stream(sent.Command.Stream(), cancellation), sent, null) as Answer.Repeated;

    /// <summary>Which of these streams have begun.</summary>
    public async Task<IReadOnlySet<StreamId>> Existing(IReadOnlyList<StreamId> streams, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select id from mt_streams where id = any($1)");
        command.Parameters.Add(new() { Value = streams.Select(stream => stream.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new HashSet<StreamId>();
        while (await reader.ReadAsync(cancellation)) found.Add(new StreamId(reader.GetString(0)));
        return found;
    }

    /// <summary>Every stream of a type of which there are few (funds, programmes, premiums, tills), by id.</summary>
    public async Task<IReadOnlyList<History>> Few(string type, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"""
            select {RecordedRows.Columns}
            from mt_events
            where stream_id in (
              select id from mt_streams where type = $1 and type in ('fund', 'programme', 'premium', 'till'))
            order by stream_id, version
            """);
        command.Parameters.Add(new() { Value = type });
        var events = await Read(command, cancellation);
        return [.. events.GroupBy(recorded => recorded.Stream).Select(group => new History([.. group]))];
    }

    /// <summary>What there is of one type, by name: for things of which there are few.</summary>
    public async Task<IReadOnlyList<string>> Named(string type, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            "select substr(id, length($1) + 1) from mt_streams where starts_with(id, $1) order by id");
        command.Parameters.Add(new() { Value = type + "-" });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation)) names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>Runs that were proposed, the newest first.</summary>
    public async Task<IReadOnlyList<StreamId>> RecentRuns(int most, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            "select stream_id from mt_events where type = 'run_proposed' order by seq_id desc limit $1");
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StreamId>();
        while (await reader.ReadAsync(cancellation)) found.Add(new StreamId(reader.GetString(0)));
        return found;
    }

    /// <summary>Wallets whose closing was proposed and is not decided, the oldest proposal first.</summary>
    public async Task<IReadOnlyList<StreamId>> WithOpenClosing(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand($"""
            select stream_id
            from mt_events as proposed
            where type = 'wallet_closing_proposed' and not exists (
              select from mt_events as later
              where later.stream_id = proposed.stream_id and later.version > proposed.version
                and later.type in ('wallet_closed', 'wallet_closing_rejected'))
            order by seq_id
            limit {OpenMax}
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StreamId>();
        while (await reader.ReadAsync(cancellation)) found.Add(new StreamId(reader.GetString(0)));
        return found;
    }

    /// <summary>All accounts of one owner and kind that ever held coins, by address.</summary>
    public Task<List<Balance>> Of(AccountKind kind, string owner, CancellationToken cancellation) => Balances(
        "select address, coins, last_at from balances where owner = $1 and kind = $2 order by address",
        [owner, CommitStatements.KindName(kind)], cancellation);

    /// <summary>All accounts of a kind of which there are few: funds, tills, runs.</summary>
    public Task<List<Balance>> Of(AccountKind kind, CancellationToken cancellation) => Balances(
        """
        select address, coins, last_at from balances
        where kind = $1 and kind in ('fund', 'cash', 'run') order by address
        """, [CommitStatements.KindName(kind)], cancellation);

    /// <summary>The scheme's own accounts, of which there are few: no resident's and no merchant's.</summary>
    public Task<List<Balance>> OfScheme(CancellationToken cancellation) => Balances(
        """
        select address, coins, last_at from balances
        where address in ('issuer', 'bank', 'breakage', 'fees', 'tax')
        union all
        select address, coins, last_at from balances where kind = 'fund'
        union all
        select address, coins, last_at from balances where kind = 'cash' and coins <> 0
        order by address
        """, [], cancellation);

    /// <summary>Zero for an account that nothing was ever booked in.</summary>
    public async Task<long> Coins(AccountAddress account, CancellationToken cancellation)
    {
        var found = await Balances("select address, coins, last_at from balances where address = $1", [account.Value],
            cancellation);
        return found.Count == 0 ? 0 : found[0].Coins;
    }

    private static async Task<List<Recorded>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var events = new List<Recorded>();
        while (await reader.ReadAsync(cancellation)) events.Add(RecordedRows.Read(reader));
        return events;
    }

    private async Task<List<Balance>> Balances(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var balances = new List<Balance>();
        while (await reader.ReadAsync(cancellation))
        {
            balances.Add(new(AccountAddress.Parse(reader.GetString(0)), reader.GetInt64(1),
                reader.GetDateTime(2).ToInstant()));
        }
        return balances;
    }
}
