// What a merchant was paid, one row a payment, and what happened, one row an event, for the list that is watched
// live. Neither says whose wallet paid: a merchant learns nothing about a resident's life from it.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Payments;

public sealed partial class MerchantPayments() : Projection(
    ["merchant_payments", "merchant_activity"],
    [typeof(PaymentMade), typeof(PaymentRefunded), typeof(PaymentUndone), typeof(VegetablesStruck)])
{
    public override async Task Apply(
        IReadOnlyList<StoredEvent> page, ProjectionTarget to, CancellationToken cancellation)
    {
        var made = new List<Recorded>();
        var changes = new SortedDictionary<string, Change>(StringComparer.Ordinal);
        var activity = new List<Activity>();
        foreach (var recorded in page.Select(stored => stored.Recorded()))
        {
            switch (recorded.Event)
            {
                case PaymentMade e:
                    made.Add(recorded);
                    activity.Add(new(recorded.Seq, e.Merchant.Value, "paid", e.Payment.Value, e.At, e.Amount.Coins));
                    break;
                case PaymentRefunded e:
                    ChangeOf(changes, e.Payment).Add(e.Reversal);
                    activity.Add(
                        new(recorded.Seq, e.Merchant.Value, "refunded", e.Payment.Value, e.At, e.Reversal.Coins));
                    break;
                case PaymentUndone e:
                    ChangeOf(changes, e.Payment).Add(e.Reversal).Undone = true;
                    activity.Add(
                        new(recorded.Seq, e.Merchant.Value, "undone", e.Payment.Value, e.At, e.Reversal.Coins));
                    break;
                case VegetablesStruck e:
                    ChangeOf(changes, e.Payment).Add(e.Reversal).Struck = true;
                    activity.Add(new(recorded.Seq, e.Merchant.Value, "struck", e.Payment.Value, e.At, e.Vegetables));
                    break;
            }
        }
        await InsertMade(made, to, cancellation);
        if (changes.Count > 0) await UpdateChanged(changes, to, cancellation);
        await InsertActivity(activity, to, cancellation);
    }

    private static Task InsertMade(List<Recorded> made, ProjectionTarget to, CancellationToken cancellation)
    {
        var rows = to.Rows(
            "merchant_payments", "payment", "merchant", "spot", "seq", "at", "code", "amount", "cash", "vegetables",
            "earned", "taken_back", "refunded", "undone", "struck", "channel", "proof", "device", "clerk");
        foreach (var recorded in made)
        {
            var e = (PaymentMade)recorded.Event;
            rows.Row().Text(e.Payment.Value).Text(e.Merchant.Value).Text(e.Spot.Value).Number(recorded.Seq).Time(e.At)
                .Text(PaymentCode.Of(e.Payment)).Number(e.Amount.Coins).Number(e.Cash).Number(e.Vegetables)
                .Number(e.Earned.Sum(earned => earned.Coins)).Number(0).Number(0).Flag(false).Flag(false)
                .Text(Words.Of(e.Channel)).Text(Words.Of(e.Proof))
                .Text(recorded.Sender.Device?.Value).Text(recorded.Sender.Clerk?.Value);
        }
        return to.Add(rows, cancellation);
    }

    private static async Task UpdateChanged(
        SortedDictionary<string, Change> changes, ProjectionTarget to, CancellationToken cancellation)
    {
        var written = await to.Write(
            $"""
            update {to.Table("merchant_payments")} as paid
            set refunded = paid.refunded + now.refunded,
                taken_back = paid.taken_back + now.taken_back,
                undone = paid.undone or now.undone,
                struck = paid.struck or now.struck
            from unnest($1::varchar[], $2::bigint[], $3::bigint[], $4::boolean[], $5::boolean[])
              as now (payment, refunded, taken_back, undone, struck)
            where paid.payment = now.payment
            """,
            [
                changes.Keys.ToArray(), changes.Values.Select(change => change.Refunded).ToArray(),
                changes.Values.Select(change => change.TakenBack).ToArray(),
                changes.Values.Select(change => change.Undone).ToArray(),
                changes.Values.Select(change => change.Struck).ToArray(),
            ],
            cancellation);
        if (written != changes.Count) throw new InvalidDataException("a payment was changed that is not in the list");
    }

    private static Task InsertActivity(
        List<Activity> activity, ProjectionTarget to, CancellationToken cancellation)
    {
        var rows = to.Rows("merchant_activity", "seq", "merchant", "kind", "payment", "at", "amount");
        foreach (var one in activity)
        {
            rows.Row().Number(one.Seq).Text(one.Merchant).Text(one.Kind).Text(one.Payment).Time(one.At)
                .Number(one.Amount);
        }
        return to.Add(rows, cancellation);
    }

    private static Change ChangeOf(SortedDictionary<string, Change> changes, PaymentId payment)
    {
        if (!changes.TryGetValue(payment.Value, out var change)) changes.Add(payment.Value, change = new Change());
        return change;
    }

    private sealed record Activity(long Seq, string Merchant, string Kind, string Payment, Instant At, long Amount);

    private sealed class Change
    {
        internal long Refunded { get; private set; }
        internal long TakenBack { get; private set; }
        internal bool Undone { get; set; }
        internal bool Struck { get; set; }

        internal Change Add(Reversal reversal)
        {
            Refunded += reversal.Coins;
            TakenBack += reversal.TakenBack.Sum();
            return this;
        }
    }
}
