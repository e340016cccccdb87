// A shop sets the amount first; the request is paid once, or taken back, or ends. The payer sees where and how much.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Payments;

public sealed record PaymentRequestBody(SpotId Spot, Amount Amount, long? Vegetables = null);

public sealed record RequestShown(
    PaymentId Payment, long Seq, Instant At, MerchantId Merchant, SpotId Spot, long Amount, long? Vegetables,
    Instant Until)
{
    public static RequestShown Of(Recorded recorded)
    {
        var made = (PaymentRequested)recorded.Event;
        return new(
            made.Payment, recorded.Seq, made.At, made.Merchant, made.Spot, made.Amount.Coins, made.Vegetables,
            made.Until);
    }
}

internal static class RequestDoors
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/payment-requests/{payment}", Request).Makes<RequestShown>().For(Roles.Shop);

    private static Task<IResult> Request(HttpContext http, string payment, PaymentRequestBody body, LedgerWriter ledger)
    {
        var id = Reading.CommandId(payment, "payment");
        return ledger.Command(http, id, new RequestPayment(
            new PaymentId(id.ToString()), http.Caller().Merchant!.Value, body.Spot, body.Amount, body.Vegetables),
            201, RequestShown.Of);
    }
}
