// What the catalogue of indicators is computed from, as far as the ledger knows it. A page is a day's
// purchases: no statement is long, however many there are.

using System.Runtime.CompilerServices;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using Npgsql;

namespace LocalCoin.Store.Statistics;

public static class PurchaseFacts
{
    /// <summary>The purchases of some days (Asia/Tokyo, both included) after all that was given back, undone or
    /// struck since; what was given back whole is not there. By day, wallet, spot, kind and channel.</summary>
    public static async IAsyncEnumerable<PurchaseDay> Days(
        NpgsqlDataSource source, LocalDate first, LocalDate last,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        for (LocalDate? day = first; (day = await NextDay(connection, day.Value, last, cancellation)) is { } one;
            day = one.PlusDays(1))
        {
            foreach (var row in await Of(connection, one, cancellation)) yield return row;
        }
    }

    /// <summary>All months of all funds: a few rows for each.</summary>
    public static async Task<IReadOnlyList<FundMonth>> Funds(
        NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select fund, nullif(ends, 'infinity'), month, issued, redeemed, expired, taken_back from fund_months
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var months = new List<CoinMonth>();
        while (await reader.ReadAsync(cancellation))
        {
            months.Add(new CoinMonth(
                new FundId(reader.GetString(0)),
                reader.IsDBNull(1) ? null : LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(1)),
                LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(2)), reader.GetInt64(3), reader.GetInt64(4),
                reader.GetInt64(5), reader.GetInt64(6)));
        }
        return FundMonth.Of(months);
    }

    /// <summary>Stands' days (both included) that were counted by hand. What was paid there in coins is among the
    /// purchases of the same day; who keeps a stand counts what is in the box.</summary>
    public static Task<List<CountedDay>> Counted(
        NpgsqlDataSource source, LocalDate first, LocalDate last, CancellationToken cancellation) =>
        source.All("""
            select spot, day, cash
            from directory_stand_sheets
            where day between $1 and $2
            order by day, spot collate "C"
            """, [first, last], row => new CountedDay(
                new SpotId(row.GetString(0)), row.Date(1)!.Value, row.GetInt64(2)), cancellation);

    /// <summary>Whose every place of sale is at which anything was bought on some days, both included.</summary>
    public static Task<List<SellingPlace>> Places(
        NpgsqlDataSource source, LocalDate first, LocalDate last, CancellationToken cancellation) =>
        source.All("""
            select distinct spot collate "C" as spot, merchant collate "C" as merchant
            from purchases
            where day between $1 and $2
            order by 1, 2
            """, [first, last], row => new SellingPlace(
                new SpotId(row.GetString(0)), new MerchantId(row.GetString(1))), cancellation);

    /// <summary>The first day from the one given on which anything was bought.</summary>
    private static async Task<LocalDate?> NextDay(
        NpgsqlConnection connection, LocalDate from, LocalDate last, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select min(day) from purchases where day between $1 and $2", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = from.ToDateOnly() });
        command.Parameters.Add(new NpgsqlParameter { Value = last.ToDateOnly() });
        return await command.ExecuteScalarAsync(cancellation) is DateOnly day ? LocalDate.FromDateOnly(day) : null;
    }

    private static async Task<List<PurchaseDay>> Of(
        NpgsqlConnection connection, LocalDate day, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select wallet, spot, spot_kind, channel, count(*), sum(coins - refunded)::bigint,
              coalesce(sum(vegetables - refunded_vegetables) filter (where not struck), 0)::bigint,
              sum(earned - taken_back)::bigint,
              count(*) filter (where capped and not struck)
            from purchases
            where day = $1 and coins > refunded
            group by wallet, spot, spot_kind, channel
            order by wallet collate "C", spot collate "C", spot_kind, channel
            """, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = day.ToDateOnly() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<PurchaseDay>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new PurchaseDay(
                new WalletId(reader.GetString(0)), day, new SpotId(reader.GetString(1)),
                Words.Read<SpotKind>(reader.GetString(2)), Words.Read<Channel>(reader.GetString(3)),
                reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8)));
        }
        return rows;
    }
}
