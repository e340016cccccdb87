// Payments with vegetables in them, for the health programme's statistics. Everything was stamped into the event when
// it happened, so a spot that changes its kind later does not change what was bought there.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Incentives;

public sealed class VegetablePurchases() : Projection(
    ["vegetable_purchases", "vegetable_earnings"],
    [typeof(PaymentMade), typeof(PaymentRefunded), typeof(PaymentUndone), typeof(VegetablesStruck)])
{
    /// <summary>The most rows one page holds.</summary>
    public const int PageMax = 200;

    public override async Task Apply(
        IReadOnlyList<StoredEvent> page, ProjectionTarget to, CancellationToken cancellation)
    {
        var events = page.Select(stored => stored.Recorded()).ToArray();
        var made = events.Where(
            recorded => recorded.Event is PaymentMade e && (e.Vegetables > 0 || e.Earned.Count > 0)).ToArray();
        await InsertMade(made, to, cancellation);
        var changes = new SortedDictionary<string, Change>(StringComparer.Ordinal);
        foreach (var recorded in events)
        {
            switch (recorded.Event)
            {
                case PaymentRefunded e: Of(changes, e.Payment).Add(e.Reversal, false); break;
                case PaymentUndone e: Of(changes, e.Payment).Add(e.Reversal, false); break;
                case VegetablesStruck e: Of(changes, e.Payment).Add(e.Reversal, true); break;
            }
        }
        if (changes.Count > 0) await UpdateChanged(changes, to, cancellation);
    }

    private static async Task InsertMade(Recorded[] made, ProjectionTarget to, CancellationToken cancellation)
    {
        var purchases = to.Rows(
            "vegetable_purchases", "payment", "seq", "at", "day", "wallet", "merchant", "spot", "spot_kind", "channel",
            "proof", "enrolled", "coins", "vegetables", "declared_by", "earned", "taken_back", "refunded",
            "refunded_vegetables", "struck");
        var earnings = to.Rows(
            "vegetable_earnings", "payment", "line", "programme", "rule", "fund", "expiry", "earned", "netted", "less",
            "taken_back");
        foreach (var recorded in made)
        {
            var e = (PaymentMade)recorded.Event;
            purchases.Row().Text(e.Payment.Value).Number(recorded.Seq).Time(e.At).Date(Tokyo.Day(e.At))
                .Text(e.Wallet.Value).Text(e.Merchant.Value).Text(e.Spot.Value).Text(Words.Of(e.SpotKind))
                .Text(Words.Of(e.Channel)).Text(Words.Of(e.Proof)).Flag(e.Enrolled)
                .Number(e.Amount.Coins).Number(e.Vegetables)
                .Text(e.DeclaredBy is { } who ? Words.Of(who) : null)
                .Number(e.Earned.Sum(earned => earned.Coins)).Number(0).Number(0).Number(0).Flag(false);
            for (var i = 0; i < e.Earned.Count; i++)
            {
                var earned = e.Earned[i];
                earnings.Row().Text(e.Payment.Value).Integer(i + 1).Text(earned.Programme.Value).Integer(earned.Rule)
                    .Text(earned.Fund.Value).Date(earned.Expiry).Number(earned.Coins).Number(earned.Netted)
                    .Text(earned.Less is { } less ? Words.Of(less) : null).Number(0);
            }
        }
        await to.Add(purchases, cancellation);
        await to.Add(earnings, cancellation);
    }

    // A refund of a payment without vegetables finds no row here, and that is right.
    private static async Task UpdateChanged(
        SortedDictionary<string, Change> changes, ProjectionTarget to, CancellationToken cancellation)
    {
        await to.Write(
            $"""
            update {to.Table("vegetable_purchases")} as bought
            set refunded = bought.refunded + now.refunded,
                refunded_vegetables = bought.refunded_vegetables + now.vegetables,
                taken_back = bought.taken_back + now.taken_back,
                struck = bought.struck or now.struck
            from unnest($1::varchar[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[])
              as now (payment, refunded, vegetables, taken_back, struck)
            where bought.payment = now.payment
            """,
            [
                changes.Keys.ToArray(), changes.Values.Select(change => change.Refunded).ToArray(),
                changes.Values.Select(change => change.Vegetables).ToArray(),
                changes.Values.Select(change => change.TakenBack.Sum()).ToArray(),
                changes.Values.Select(change => change.Struck).ToArray(),
            ],
            cancellation);
        var taken = changes
            .SelectMany(
                change => change.Value.TakenBack.Select((coins, i) => (payment: change.Key, line: i + 1, coins)))
            .Where(one => one.coins > 0)
            .ToArray();
        if (taken.Length == 0) return;
        await to.Write(
            $"""
            update {to.Table("vegetable_earnings")} as earning
            set taken_back = earning.taken_back + now.coins
            from unnest($1::varchar[], $2::integer[], $3::bigint[]) as now (payment, line, coins)
            where earning.payment = now.payment and earning.line = now.line
            """,
            [
                taken.Select(one => one.payment).ToArray(), taken.Select(one => one.line).ToArray(),
                taken.Select(one => one.coins).ToArray(),
            ],
            cancellation);
    }

    /// <summary>Purchases of some days (Asia/Tokyo, both included) in the order of the ledger.</summary>
    /// <param name="after">The cursor: the last seq of the page before; 0 for the first page.</param>
    public static async Task<IReadOnlyList<VegetablePurchase>> Page(
        NpgsqlDataSource source, LocalDate first, LocalDate last, long after, int size, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select seq, payment, day, wallet, spot, spot_kind, enrolled, coins, vegetables, earned, taken_back,
              refunded, refunded_vegetables, struck
            from vegetable_purchases
            where day between $1 and $2 and seq > $3
            order by seq
            limit $4
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = first.ToDateOnly() });
        command.Parameters.Add(new NpgsqlParameter { Value = last.ToDateOnly() });
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        command.Parameters.Add(new NpgsqlParameter { Value = Math.Clamp(size, 1, PageMax) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var purchases = new List<VegetablePurchase>();
        while (await reader.ReadAsync(cancellation))
        {
            purchases.Add(new VegetablePurchase(
                reader.GetInt64(0), new PaymentId(reader.GetString(1)),
                LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(2)), new WalletId(reader.GetString(3)),
                new SpotId(reader.GetString(4)), reader.GetString(5), reader.GetBoolean(6), reader.GetInt64(7),
                reader.GetInt64(8), reader.GetInt64(9), reader.GetInt64(10), reader.GetInt64(11), reader.GetInt64(12),
                reader.GetBoolean(13)));
        }
        return purchases;
    }

    /// <summary>On how many of some days (Asia/Tokyo, both included) a wallet bought vegetables, and what that
    /// earned; what was given back or struck does not count.</summary>
    public static async Task<(long Days, long Earned)> Between(
        NpgsqlDataSource source, WalletId wallet, LocalDate first, LocalDate last, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select count(distinct day) filter (where vegetables > refunded_vegetables and not struck),
              coalesce(sum(earned - taken_back), 0)::bigint
            from vegetable_purchases
            where wallet = $1 and day between $2 and $3
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = wallet.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = first.ToDateOnly() });
        command.Parameters.Add(new NpgsqlParameter { Value = last.ToDateOnly() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static Change Of(SortedDictionary<string, Change> changes, PaymentId payment)
    {
        if (!changes.TryGetValue(payment.Value, out var change)) changes.Add(payment.Value, change = new Change());
        return change;
    }

    private sealed class Change
    {
        internal long Refunded { get; private set; }
        internal long Vegetables { get; private set; }
        internal long[] TakenBack { get; private set; } = [];
        internal bool Struck { get; private set; }

        internal void Add(Reversal reversal, bool struck)
        {
            Refunded += reversal.Coins;
            Vegetables += reversal.Vegetables;
            Struck |= struck;
            TakenBack = [.. reversal.TakenBack.Select((coins, i) => coins + (i < TakenBack.Length ? TakenBack[i] : 0))];
        }
    }
}

/// <param name="Vegetables">Of the coins, what was said to be for vegetables; void where struck.</param>
public sealed record VegetablePurchase(
    long Seq, PaymentId Payment, LocalDate Day, WalletId Wallet, SpotId Spot, string SpotKind, bool Enrolled,
    long Coins, long Vegetables, long Earned, long TakenBack, long Refunded, long RefundedVegetables, bool Struck);
