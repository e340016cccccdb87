// The payer's doors. The first of them is the hottest of all: it reads its body, asks the ledger, and nothing else.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Payments;

/// <param name="Vegetables">Yen of the amount that are for vegetables, where the payer may say so.</param>
/// <param name="PayWhatIsThere">Where the balance is short: pay what is there, and the rest in cash.</param>
/// <param name="ConfirmedAt">When the payer was shown shop and amount.</param>
public sealed record PaymentBody(
    MerchantId Merchant, SpotId Spot, Amount Amount, long? Vegetables = null, bool PayWhatIsThere = false,
    Instant? ConfirmedAt = null);

public sealed record RequestPaymentBody(bool PayWhatIsThere = false);

internal static class PaymentDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/payments/{payment}", Pay).Makes<PaidShown>().For(Roles.Resident);
        api.MapPost("/payment-requests/{payment}/pay", PayOnRequest).Gives<PaidShown>().For(Roles.Resident);
        api.MapGet("/payments/{payment}", Show).Gives<PaymentShown>()
            .For(Roles.Resident | Roles.Shop | Roles.Kiosk | Roles.Counter | Roles.Operator | Roles.Auditor);
        api.MapPost("/payments/{payment}/abandon", Abandon).Gives<Done>()
            .For(Roles.Resident | Roles.Shop | Roles.Kiosk);
        api.MapPost("/payments/{payment}/undo", Undo).Gives<Done>().For(Roles.Resident);
    }

    private static Task<IResult> Pay(HttpContext http, string payment, PaymentBody body, LedgerWriter ledger)
    {
        var id = Reading.CommandId(payment, "payment");
        return ledger.Command(http, id, new PayMerchant(
            new PaymentId(id.ToString()), http.Caller().Wallet!.Value, body.Merchant, body.Spot, body.Amount,
            body.Vegetables,
            body.PayWhatIsThere, body.ConfirmedAt), 201, PaidShown.ToPayer);
    }

    private static Task<IResult> PayOnRequest(HttpContext http, string payment, RequestPaymentBody body,
        LedgerWriter ledger) =>
        ledger.Command(http, Reading.Key(http), new PayRequest(
            Reading.Id<PaymentId>(payment, "payment"), http.Caller().Wallet!.Value, body.PayWhatIsThere),
            200, PaidShown.ToPayer);

    /// <summary>The outcome: what a phone asks that got no answer.</summary>
    private static async Task<IResult> Show(HttpContext http, string payment, LedgerReads reads,
        CancellationToken cancellation)
    {
        var caller = http.Caller();
        var id = Reading.Id<PaymentId>(payment, "payment");
        var history = await reads.Stream(StreamId.Of(id), cancellation);
        if (history?.As<Payment>() is not { } found || !MaySee(caller, found)) return Problem.NotFound("NotFound");
        return Outcome.Show(PaymentShown.Of(id, found, history, caller));
    }

    /// <summary>Whoever got no answer knows the id, which nobody can guess; a payment that is made stays
    /// made.</summary>
    private static async Task<IResult> Abandon(
        HttpContext http, string payment, LedgerWriter ledger, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<PaymentId>(payment, "payment");
        var found = await reads.Fold<Payment>(StreamId.Of(id), cancellation);
        if (found is not null && !MaySee(http.Caller(), found)) return Problem.NotFound("NotFound");
        return await ledger.Command(http, Reading.Key(http), new AbandonPayment(id));
    }

    private static async Task<IResult> Undo(
        HttpContext http, string payment, LedgerWriter ledger, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.Id<PaymentId>(payment, "payment");
        if (await reads.Fold<Payment>(StreamId.Of(id), cancellation) is { } found && !MaySee(http.Caller(), found))
        {
            return Problem.NotFound("NotFound");
        }
        return await ledger.Command(http, Reading.Key(http), new UndoPayment(id, http.Caller().Wallet!.Value));
    }

    private static bool MaySee(Caller caller, Payment payment)
    {
        if (caller.Is(Roles.Resident)) return payment.Made is not { } made || made.Wallet == caller.Wallet;
        if (caller.Is(Roles.Shop | Roles.Kiosk))
        {
            return (payment.Made?.Merchant ?? payment.Request?.Merchant ?? caller.Merchant) == caller.Merchant;
        }
        return payment.Made?.Wallet is not { } wallet || wallet != caller.Wallet;
    }
}
