// A wallet's statement: every entry in its purses, with what, where and when, and the wallet's coins after it. In the
// order of the ledger, which for one wallet is also the order of business time.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Accounts;

public sealed class WalletStatement() : Projection(["wallet_statement"], [])
{
    /// <summary>The most lines one page holds.</summary>
    public const int PageMax = 200;

    public override async Task Apply(
        IReadOnlyList<StoredEvent> page, ProjectionTarget to, CancellationToken cancellation)
    {
        var lines = new List<Line>();
        foreach (var stored in page) Add(lines, stored.Recorded());
        if (lines.Count == 0) return;
        var balances = await to.ReadNumbers(
            $"""
            select wanted.wallet, last.balance
            from unnest($1::varchar[]) as wanted (wallet)
            cross join lateral (
              select balance from {to.Table("wallet_statement")} as line
              where line.wallet = wanted.wallet
              order by seq desc, line desc
              limit 1
            ) as last
            """,
            [lines.Select(line => line.Purse.Owner!).Distinct().ToArray()],
            cancellation);
        var rows = to.Rows(
            "wallet_statement", "wallet", "seq", "line", "at", "type", "stream", "merchant", "spot", "fund", "expiry",
            "change", "balance");
        foreach (var (recorded, number, purse, change) in lines)
        {
            var (wallet, place) = (purse.Owner!, Place(recorded.Event));
            var balance = balances[wallet] = balances.GetValueOrDefault(wallet) + change;
            rows.Row().Text(wallet).Number(recorded.Seq).Integer(number)
                .Time(recorded.Event.At).Text(EventTypes.NameOf(recorded.Event)).Text(recorded.Stream.Value)
                .Text(place.Merchant).Text(place.Spot).Text(purse.Fund!.Value.Value).Date(purse.Expiry)
                .Number(change).Number(balance);
        }
        await to.Add(rows, cancellation);
    }

    /// <summary>A wallet's lines, newest first.</summary>
    /// <param name="before">The cursor: the last line of the page before; null for the first page.</param>
    /// <param name="asOf">Only what had happened by then; null for all.</param>
    public static async Task<IReadOnlyList<StatementLine>> Page(
        NpgsqlDataSource source, WalletId wallet, StatementCursor? before, Instant? asOf, int size,
        CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select seq, line, at, type, stream, merchant, spot, fund, expiry, change, balance
            from wallet_statement
            where wallet = $1 and (seq, line) < ($2, $3) and ($4::timestamptz is null or at <= $4)
            order by seq desc, line desc
            limit $5
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = wallet.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = before?.Seq ?? long.MaxValue });
        command.Parameters.Add(new NpgsqlParameter { Value = before?.Line ?? int.MaxValue });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)asOf?.ToDateTimeUtc() ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = Math.Clamp(size, 1, PageMax) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lines = new List<StatementLine>();
        while (await reader.ReadAsync(cancellation)) lines.Add(ReadLine(reader));
        return lines;
    }

    /// <summary>Of these processes, how many coins came back to the wallet that it had paid.</summary>
    public static async Task<IReadOnlyDictionary<StreamId, long>> GivenBack(
        NpgsqlDataSource source, WalletId wallet, IReadOnlyList<StreamId> streams, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select stream, sum(change)::bigint
            from wallet_statement
            where wallet = $1 and stream = any($2) and type in ('payment_refunded', 'payment_undone') and change > 0
            group by stream
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = wallet.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = streams.Select(stream => stream.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<StreamId, long>();
        while (await reader.ReadAsync(cancellation)) found[new StreamId(reader.GetString(0))] = reader.GetInt64(1);
        return found;
    }

    private static StatementLine ReadLine(NpgsqlDataReader reader) => new(
        new StatementCursor(reader.GetInt64(0), reader.GetInt32(1)), Instant.FromDateTimeUtc(reader.GetDateTime(2)),
        reader.GetString(3), new StreamId(reader.GetString(4)),
        reader.IsDBNull(5) ? null : new MerchantId(reader.GetString(5)),
        reader.IsDBNull(6) ? null : new SpotId(reader.GetString(6)), new FundId(reader.GetString(7)),
        reader.IsDBNull(8) ? null : LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(8)),
        reader.GetInt64(9), reader.GetInt64(10));

    private static void Add(List<Line> lines, Recorded recorded)
    {
        var number = 0;
        foreach (var posting in recorded.Event.Postings)
        {
            if (posting.From.Kind is AccountKind.Wallet)
            {
                lines.Add(new(recorded, ++number, posting.From, -posting.Amount.Coins));
            }
            if (posting.To.Kind is AccountKind.Wallet)
            {
                lines.Add(new(recorded, ++number, posting.To, posting.Amount.Coins));
            }
        }
    }

    private static (string? Merchant, string? Spot) Place(LedgerEvent happened) => happened switch
    {
        PaymentMade e => (e.Merchant.Value, e.Spot.Value),
        PaymentRefunded e => (e.Merchant.Value, e.Spot.Value),
        PaymentUndone e => (e.Merchant.Value, e.Spot.Value),
        VegetablesStruck e => (e.Merchant.Value, e.Spot.Value),
        TopUpMade e when !e.Till.IsCounter() => (e.Till.Value, null),
        TopUpVoided e when !e.Till.IsCounter() => (e.Till.Value, null),
        _ => (null, null),
    };

    private sealed record Line(Recorded Recorded, int Number, AccountAddress Purse, long Change);
}

/// <summary>A line's place: the event's in the ledger, and its own among the event's entries in purses.</summary>
public readonly record struct StatementCursor(long Seq, int Line);

/// <param name="Type">The stored name of the event.</param>
/// <param name="Stream">The process it belongs to: a payment, a grant, a top-up, …</param>
/// <param name="Merchant">Where; null where no merchant took part.</param>
/// <param name="Balance">The wallet's coins after this line, in all purses.</param>
public sealed record StatementLine(
    StatementCursor Place, Instant At, string Type, StreamId Stream, MerchantId? Merchant, SpotId? Spot, FundId Fund,
    LocalDate? Expiry, long Change, long Balance);
