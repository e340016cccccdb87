// What a merchant sold, by day (Asia/Tokyo) and spot. A refund counts on the day on which it is given: yesterday's
// figures, once told, stay as they were told.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Payments;

public sealed class MerchantSales() : Projection(
    ["merchant_sales"], [typeof(PaymentMade), typeof(PaymentRefunded), typeof(PaymentUndone), typeof(VegetablesStruck)])
{
    public override async Task Apply(IReadOnlyList<Recorded> page, ProjectionTarget to, CancellationToken cancellation)
    {
        var sums = new Dictionary<SalesKey, long[]>();
        foreach (var recorded in page) Add(sums, recorded.Event);
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

    /// <summary>A merchant's days from the first to the last given, both included; spots in order within a day.</summary>
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

    private static void Add(Dictionary<SalesKey, long[]> sums, LedgerEvent happened)
    {
        switch (happened)
        {
            case PaymentMade e:
                var made = Of(sums, e.Merchant, e.At, e.Spot);
                made[0]++;
                made[1] += e.Amount.Coins;
                made[2] += e.Cash;
                made[3] += e.Vegetables;
                foreach (var earned in e.Earned) made[4] += earned.Coins;
                break;
            case PaymentRefunded e:
                TakeBack(Of(sums, e.Merchant, e.At, e.Spot), e.Reversal);
                break;
            case PaymentUndone e:
                TakeBack(Of(sums, e.Merchant, e.At, e.Spot), e.Reversal);
                break;
            case VegetablesStruck e:
                var struck = Of(sums, e.Merchant, e.At, e.Spot);
                struck[8] += e.Vegetables;
                struck[9] += e.Reversal.TakenBack.Sum();
                break;
        }
    }

    private static void TakeBack(long[] figures, Reversal reversal)
    {
        figures[5]++;
        figures[6] += reversal.Coins;
        figures[7] += reversal.Vegetables;
        figures[9] += reversal.TakenBack.Sum();
    }

    private static long[] Of(Dictionary<SalesKey, long[]> sums, MerchantId merchant, Instant at, SpotId spot)
    {
        var key = new SalesKey(merchant.Value, Tokyo.Day(at).ToDateOnly(), spot.Value);
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
