// What statistics need of the ledger: every payment as it stands after all that was taken back of it, and the coins of
// every fund by month. Everything was stamped into the event when it happened, so a spot that changes its kind later
// does not change what was bought there.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Statistics;

public sealed class Purchases() : Projection(["purchases", "vegetable_earnings", "fund_months"], [])
{
    public override async Task Apply(
        IReadOnlyList<StoredEvent> page, ProjectionTarget to, CancellationToken cancellation)
    {
        var made = new List<Recorded>();
        var changes = new SortedDictionary<string, Change>(StringComparer.Ordinal);
        var (funds, earnings) = (new FundMonths(), new VegetableEarnings());
        foreach (var recorded in page.Select(stored => stored.Recorded()))
        {
            switch (recorded.Event)
            {
                case PaymentMade: made.Add(recorded); break;
                case PaymentRefunded e: Of(changes, e.Payment).Add(e.Reversal, false); break;
                case PaymentUndone e: Of(changes, e.Payment).Add(e.Reversal, false); break;
                case VegetablesStruck e: Of(changes, e.Payment).Add(e.Reversal, true); break;
            }
            funds.Add(recorded.Event);
        }
        await InsertMade(made, earnings, to, cancellation);
        if (changes.Count > 0) await UpdateChanged(changes, earnings, to, cancellation);
        await earnings.Write(to, cancellation);
        await funds.Write(to, cancellation);
    }

    private static Task InsertMade(
        List<Recorded> made, VegetableEarnings earnings, ProjectionTarget to, CancellationToken cancellation)
    {
        var rows = to.Rows(
            "purchases", "payment", "seq", "at", "day", "wallet", "merchant", "spot", "spot_kind", "channel",
            "proof", "enrolled", "coins", "vegetables", "declared_by", "earned", "earned_by", "capped", "taken_back",
            "refunded", "refunded_vegetables", "struck");
        foreach (var recorded in made)
        {
            var e = (PaymentMade)recorded.Event;
            var day = Tokyo.Day(e.At);
            var (earned, capped) = (0L, false);
            foreach (var one in e.Earned)
            {
                earned += one.Coins;
                capped |= one.Less is EarnedLess.DayCap or EarnedLess.MonthCap or EarnedLess.ResidentCap;
                earnings.Add(day, one);
            }
            rows.Row().Text(e.Payment.Value).Number(recorded.Seq).Time(e.At).Date(day)
                .Text(e.Wallet.Value).Text(e.Merchant.Value).Text(e.Spot.Value).Text(Words.Of(e.SpotKind))
                .Text(Words.Of(e.Channel)).Text(Words.Of(e.Proof)).Flag(e.Enrolled)
                .Number(e.Amount.Coins).Number(e.Vegetables)
                .Text(e.DeclaredBy is { } who ? Words.Of(who) : null)
                .Number(earned).Text(earnings.By(e.Earned)).Flag(capped)
                .Number(0).Number(0).Number(0).Flag(false);
        }
        return to.Add(rows, cancellation);
    }

    private static async Task UpdateChanged(
        SortedDictionary<string, Change> changes, VegetableEarnings earnings, ProjectionTarget to,
        CancellationToken cancellation)
    {
        var written = await to.Read(
            $"""
            update {to.Table("purchases")} as bought
            set refunded = bought.refunded + now.refunded,
                refunded_vegetables = bought.refunded_vegetables + now.vegetables,
                taken_back = bought.taken_back + now.taken_back,
                struck = bought.struck or now.struck
            from unnest($1::varchar[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[])
              as now (payment, refunded, vegetables, taken_back, struck)
            where bought.payment = now.payment
            returning bought.payment, bought.day, bought.earned_by
            """,
            [
                changes.Keys.ToArray(), changes.Values.Select(change => change.Refunded).ToArray(),
                changes.Values.Select(change => change.Vegetables).ToArray(),
                changes.Values.Select(change => change.TakenBack.Sum()).ToArray(),
                changes.Values.Select(change => change.Struck).ToArray(),
            ],
            row => (Payment: row.GetString(0), Day: row.Date(1)!.Value, By: row.Text(2)),
            cancellation);
        if (written.Count != changes.Count)
        {
            throw new InvalidDataException("a payment was changed that is not among them");
        }
        foreach (var (payment, day, by) in written) earnings.TakeBack(day, by, changes[payment].TakenBack);
    }

    /// <summary>On which of some days (Asia/Tokyo, both included) a wallet bought vegetables, and what that
    /// earned; what was given back or struck does not count.</summary>
    public static async Task<(IReadOnlyList<LocalDate> Days, long Earned)> Between(
        NpgsqlDataSource source, WalletId wallet, LocalDate first, LocalDate last, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select array(select distinct unnest(
                array_agg(day) filter (where vegetables > refunded_vegetables and not struck)) order by 1),
              coalesce(sum(earned - taken_back), 0)::bigint
            from purchases
            where wallet = $1 and day = any($2) and vegetables > 0
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = wallet.Value });
        command.Parameters.Add(new NpgsqlParameter
        {
            // Day by day: among all that was bought on a day, the wallet's own is found at once.
            Value = Enumerable.Range(0, Period.DaysBetween(first, last) + 1)
                .Select(later => first.PlusDays(later).ToDateOnly()).ToArray(),
        });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (Array.ConvertAll(reader.GetFieldValue<DateOnly[]>(0), LocalDate.FromDateOnly), reader.GetInt64(1));
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
