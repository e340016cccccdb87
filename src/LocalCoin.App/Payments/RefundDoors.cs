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
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/payments/{payment}/refunds/{refund}", Refund).Makes<RefundShown>().For(Roles.Shop);
        api.MapPost("/payments/{payment}/strike", Strike).Gives<Done>().For(Roles.Shop);
    }

    private static async Task<IResult> Refund(
        HttpContext http, string payment, string refund, RefundBody body, LedgerWriter ledger)
    {
        var id = Reading.CommandId(refund, "refund");
        var command = new RefundPayment(
            Reading.Id<PaymentId>(payment, "payment"), http.Caller().Merchant!.Value, body.Amount, body.Vegetables,
            body.Reason);
        return await ledger.Command(http, id, command, 201, RefundShown.Of);
    }

    private static Task<IResult> Strike(HttpContext http, string payment, LedgerWriter ledger) => ledger.Command(
        http, Reading.Key(http),
        new StrikeVegetables(Reading.Id<PaymentId>(payment, "payment"), http.Caller().Merchant!.Value));
}
