// Where the payer may say what was vegetables, the shop may say the same day that it was not so.

using NodaTime;

namespace LocalCoin.Ledger;

public sealed record StrikeVegetables(PaymentId Payment, MerchantId Merchant) : Command
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
        if (made.DeclaredBy is not DeclaredBy.Payer) return Rejection.NotDeclaredByPayer;
        if (payment.IsStruck) return Rejection.AlreadyStruck;
        if (Tokyo.Day(made.At) != Tokyo.Day(at)) return Rejection.StrikeTooLate;
        if (payment.VegetablesLeft() == 0) return Rejection.NothingLeft;
        var postings = new List<Posting>();
        var counts = new List<Count>();
        var reversal = Reversing.Of(ledger, payment, 0, 0, postings, counts);
        return new VegetablesStruck(
            at, Payment, made.Wallet, Merchant, made.Spot, payment.VegetablesLeft(), reversal, postings, counts);
    }
}

/// <param name="Vegetables">Yen that no longer count as vegetables.</param>
public sealed record VegetablesStruck(
    Instant At, PaymentId Payment, WalletId Wallet, MerchantId Merchant, SpotId Spot,
    long Vegetables, Reversal Reversal,
    IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts) : LedgerEvent(At, Postings, Counts);
