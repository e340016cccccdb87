// What a merchant sold, by day (Asia/Tokyo) and spot. A refund counts on the day on which it is given: yesterday's
// figures, once told, stay as they were told.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Payments;

public sealed class MerchantSales() : Projection(
    ["merchant_sales"], [typeof(PaymentMade), typeof(PaymentRefunded), typeof(PaymentUndone), typeof(VegetablesStruck)])
{
    public override async Task Apply(
        IReadOnlyList<StoredEvent> page, ProjectionTarget to, CancellationToken cancellation)
    {
        var sums = new Dictionary<SalesKey, long[]>();
        foreach (var stored in page) Add(sums, stored);
        if (sums.Count == 0) return;
        var keys = sums.Keys.ToArray();
        var columns = Enumerable.Range(0, Figures).Select(object (i) => Array.ConvertAll(keys, key => sums[key][i]));
        await to.Write(
            $"""
            insert into {to.Table("merchant_sales")} as sales
              (merchant, day, spot, payments, coins, cash, vegetables, earned,
               refunds, refunded, refunded_vegetables, struck_vegetables, taken_back)
            select * from unnest($1::varchar[], $2::date[], $3::varchar[], $4::bigint[], $5::bigint[], $6::bigint[],
              $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[])
            on conflict (merchant, day, spot) do update set
              payments = sales.payments + excluded.payments,
              coins = sales.coins + excluded.coins,
              cash = sales.cash + excluded.cash,
              vegetables = sales.vegetables + excluded.vegetables,
              earned = sales.earned + excluded.earned,
              refunds = sales.refunds + excluded.refunds,
              refunded = sales.refunded + excluded.refunded,
              refunded_vegetables = sales.refunded_vegetables + excluded.refunded_vegetables,
              struck_vegetables = sales.struck_vegetables + excluded.struck_vegetables,
              taken_back = sales.taken_back + excluded.taken_back
            """,
            [
                Array.ConvertAll(keys, key => key.Merchant), Array.ConvertAll(keys, key => key.Day),
                Array.ConvertAll(keys, key => key.Spot), .. columns,
            ],
            cancellation);
    }

    /// <summary>A merchant's days from the first to the last given, both included; spots in order within a
    /// day.</summary>
    public static async Task<IReadOnlyList<SalesOfDay>> Between(
        NpgsqlDataSource source, MerchantId merchant, LocalDate first, LocalDate last, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select day, spot, payments, coins, cash, vegetables, earned,
              refunds, refunded, refunded_vegetables, struck_vegetables, taken_back
            from merchant_sales
            where merchant = $1 and day between $2 and $3
            order by day, spot
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = merchant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = first.ToDateOnly() });
        command.Parameters.Add(new NpgsqlParameter { Value = last.ToDateOnly() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var days = new List<SalesOfDay>();
        while (await reader.ReadAsync(cancellation))
        {
            days.Add(new SalesOfDay(
                LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(0)), new SpotId(reader.GetString(1)),
                reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6),
                reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9), reader.GetInt64(10), reader.GetInt64(11)));
        }
        return days;
    }

    private const int Figures = 10;

    private static void Add(Dictionary<SalesKey, long[]> sums, StoredEvent stored)
    {
        var facts = SaleFacts.Read(stored);
        var figures = Of(sums, new SalesKey(facts.Merchant, Tokyo.Day(facts.At).ToDateOnly(), facts.Spot));
        switch (stored.Type)
        {
            case "payment_made":
                figures[0]++;
                figures[1] += facts.Amount;
                figures[2] += facts.Cash;
                figures[3] += facts.Vegetables;
                figures[4] += facts.Earned;
                break;
            case "payment_refunded" or "payment_undone":
                figures[5]++;
                figures[6] += facts.Returned;
                figures[7] += facts.ReturnedVegetables;
                figures[9] += facts.TakenBack;
                break;
            case "vegetables_struck":
                figures[8] += facts.Vegetables;
                figures[9] += facts.TakenBack;
                break;
        }
    }

    private static long[] Of(Dictionary<SalesKey, long[]> sums, SalesKey key)
    {
        if (!sums.TryGetValue(key, out var figures)) sums.Add(key, figures = new long[Figures]);
        return figures;
    }

    private readonly record struct SalesKey(string Merchant, DateOnly Day, string Spot);
}

/// <summary>A day's sales at a spot, in coins where not said otherwise.</summary>
/// <param name="Payments">How many.</param>
/// <param name="Cash">Yen paid in cash beside the coins.</param>
/// <param name="Refunds">How many, undone payments among them.</param>
/// <param name="StruckVegetables">Yen that the shop said were no vegetables.</param>
/// <param name="TakenBack">Of what payers had earned.</param>
public sealed record SalesOfDay(
    LocalDate Day, SpotId Spot, long Payments, long Coins, long Cash, long Vegetables, long Earned,
    long Refunds, long Refunded, long RefundedVegetables, long StruckVegetables, long TakenBack);
