// A shop gives back, whole or in parts, as often as it likes and never above the rest, also after its coins were
// settled: then the scheme advances them and the merchant owes. At an unattended spot the payer can undo.

using NodaTime;

namespace LocalCoin.Ledger;

public enum RefundReason { GoodsReturned, WrongAmount, NotDelivered, Complaint, Other }

/// <param name="Amount">Coins to give back; null for all that is left.</param>
/// <param name="Vegetables">Of these, what was for vegetables; null for their share in the payment.</param>
public sealed record RefundPayment(
    PaymentId Payment, MerchantId Merchant, Amount? Amount, long? Vegetables, RefundReason Reason) : Command
{
    public override StreamId Stream() => StreamId.Of(Payment);
    public override Needs Needs(Instant at, LedgerState known) => Reversing.Needs(Stream(), known);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var payment = ledger.Fold<Payment>(Stream());
        if (payment is not null && payment.IsOfOther(Merchant)) return Rejection.OtherMerchant;
        if (Devices.Hindrance(ledger, sender, DeviceKind.Register, Merchant) is { } hindrance) return hindrance;
        if (payment is null) return Rejection.PaymentUnknown;
        if (payment.Made is not { } made) return Rejection.PaymentNotMade;
        if (payment.IsUndone) return Rejection.PaymentUndone;
        var left = made.Amount.Coins - payment.Refunded;
        if (left == 0) return Rejection.NothingLeft;
        var coins = Amount?.Coins ?? left;
        if (coins > left) return Rejection.RefundTooLarge.With(left);
        var vegetablesLeft = payment.VegetablesLeft();
        var least = Math.Max(0, coins - (left - vegetablesLeft));
        var most = Math.Min(coins, vegetablesLeft);
        if (Vegetables < least || Vegetables > most) return Rejection.VegetablesTooMany.With(most);
        var vegetables = Vegetables ?? Math.Clamp(ShareOf(payment, made, coins), least, most);
        if (Reversing.DueHindrance(ledger, Merchant, coins) is { } due) return due;
        var postings = new List<Posting>();
        var counts = new List<Count>();
        var reversal = Reversing.Of(ledger, payment, coins, vegetables, postings, counts);
        return new PaymentRefunded(at, Payment, made.Wallet, Merchant, made.Spot, Reason, reversal, postings, counts);
    }

    private static long ShareOf(Payment payment, PaymentMade made, long coins) =>
        Share.RoundedDown(made.Vegetables, payment.Refunded + coins, made.Amount.Coins) - payment.VegetablesRefunded;
}

/// <summary>まちがえた: the payer takes a whole payment back within three minutes where nobody serves, once a day.</summary>
public sealed record UndoPayment(PaymentId Payment, WalletId Wallet) : Command
{
    public override StreamId Stream() => StreamId.Of(Payment);

    public override Needs Needs(Instant at, LedgerState known) =>
        Reversing.Needs(Stream(), known).Tally(TallyKey.Undone(Wallet, Tokyo.Day(at)));

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var payment = ledger.Fold<Payment>(Stream());
        if (payment?.Made is { } paid && paid.Wallet != Wallet) return Rejection.NotYourPayment;
        if (payment is null) return Rejection.PaymentUnknown;
        if (payment.Made is not { } made) return Rejection.PaymentNotMade;
        if (payment.IsUndone) return Rejection.PaymentUndone;
        if (at > made.At + ledger.Limits.UndoWindow) return Rejection.UndoTooLate;
        if (made.SpotKind is not SpotKind.UnattendedStand) return Rejection.UndoNotHere;
        var undone = TallyKey.Undone(Wallet, Tokyo.Day(at));
        if (ledger.Tally(undone) > 0) return Rejection.UndoUsedToday;
        if (payment.Refunded > 0) return Rejection.NothingLeft;
        if (Reversing.DueHindrance(ledger, made.Merchant, made.Amount.Coins) is { } due) return due;
        var postings = new List<Posting>();
        var counts = new List<Count> { new(undone, 1) };
        var reversal = Reversing.Of(ledger, payment, made.Amount.Coins, payment.VegetablesLeft(), postings, counts);
        return new PaymentUndone(at, Payment, Wallet, made.Merchant, made.Spot, reversal, postings, counts);
    }
}

public sealed record PaymentRefunded(
    Instant At, PaymentId Payment, WalletId Wallet, MerchantId Merchant, SpotId Spot,
    RefundReason Reason, Reversal Reversal,
    IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts) : LedgerEvent(At, Postings, Counts);

public sealed record PaymentUndone(
    Instant At, PaymentId Payment, WalletId Wallet, MerchantId Merchant, SpotId Spot, Reversal Reversal,
    IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts) : LedgerEvent(At, Postings, Counts);
