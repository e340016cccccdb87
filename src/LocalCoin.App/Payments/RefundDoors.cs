using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Payments;

/// <param name="Amount">Coins to give back; absent for all that is left.</param>
/// <param name="Vegetables">Of these, what was for vegetables; absent for their share.</param>
public sealed record RefundBody(RefundReason Reason, Amount? Amount = null, long? Vegetables = null);

public sealed record RefundShown(PaymentId Payment, Guid Refund, long Seq, Instant At, long Coins, long Vegetables)
{
    public static RefundShown Of(Recorded recorded)
    {
        var refunded = (PaymentRefunded)recorded.Event;
        return new(
            refunded.Payment, recorded.Id, recorded.Seq, refunded.At, refunded.Reversal.Coins,
            refunded.Reversal.Vegetables);
    }
}

internal static class RefundDoors
{
    // A register asks for the owner's code, on its own pages.
    private const Roles Giving = Roles.Owner | Roles.Clerk;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/payments/{payment}/refunds/{refund}", Refund).Makes<RefundShown>().For(Giving);
        api.MapPost("/payments/{payment}/strike", Strike).Gives<Done>().For(Giving);
    }

    private static async Task<IResult> Refund(
        HttpContext http, string payment, string refund, RefundBody body, LedgerWriter ledger, LedgerReads reads)
    {
        var (of, id) = (Reading.Id<PaymentId>(payment, "payment"), Reading.CommandId(refund, "refund"));
        if (await Hindrance(http, of, reads) is { } no) return no;
        var command = new RefundPayment(
            of, http.Caller().Merchant!.Value, body.Amount, body.Vegetables, body.Reason);
        return await ledger.Command(http, id, command, 201, RefundShown.Of);
    }

    private static async Task<IResult> Strike(
        HttpContext http, string payment, LedgerWriter ledger, LedgerReads reads)
    {
        var (of, key) = (Reading.Id<PaymentId>(payment, "payment"), Reading.Key(http));
        if (await Hindrance(http, of, reads) is { } no) return no;
        return await ledger.Command(http, key, new StrikeVegetables(of, http.Caller().Merchant!.Value));
    }

    /// <summary>Nobody gives themselves their own purchase back. Who paid is written once, so what is read here is
    /// still true when the ledger decides.</summary>
    private static async Task<Problem?> Hindrance(HttpContext http, PaymentId payment, LedgerReads reads) =>
        http.Caller().Wallet is { } own
        && await reads.Fold<Payment>(StreamId.Of(payment), http.RequestAborted) is { Made: { } made }
        && made.Wallet == own
            ? Problem.Forbidden("OwnWallet")
            : null;
}
