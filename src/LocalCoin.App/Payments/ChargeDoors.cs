// The shop charges what the payer holds out. A resident's one-time code names the payment that it allows, so that the
// ledger's commit decides that it is used once; a charge by card makes a payment under the charge's own id.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Payments;

public sealed record ChargeBody(
    HeldOut Payer, SpotId Spot, Amount Amount, long? Vegetables = null, bool PayWhatIsThere = false);

public sealed record DrawCodeBody;

internal static class ChargeDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/charges/{charge}", Charge).Makes<PaidShown>().For(Roles.Shop | Roles.Kiosk);
        api.MapPost("/codes", Draw).Gives<CodeShown>().For(Roles.Resident);
    }

    private static async Task<IResult> Charge(
        HttpContext http, string charge, ChargeBody body, PayerLookup payers, LedgerWriter ledger,
        CancellationToken cancellation)
    {
        var id = Reading.CommandId(charge, "charge");
        var caller = http.Caller();
        ChargePayer Command(HeldPayer payer) => new(
            payer.Payment ?? new PaymentId(id.ToString()), payer.Wallet, caller.Merchant!.Value, body.Spot, body.Amount,
            body.Vegetables, body.PayWhatIsThere, payer.Proof, payer.Card, payer.CodeUntil);
        // Where nothing is counted, the ledger itself knows what it was sent before.
        if ((body.Payer.Pin ?? body.Payer.Digits) is not null
            && await payers.Before(caller, id, body.Payer, Command, cancellation) is { } repeated)
        {
            return Outcome.Of(http, repeated, 200, PaidShown.ToShop);
        }
        var (payer, no) = await payers.Find(caller, body.Payer, cancellation);
        if (payer is null) return no!;
        // Nobody serves their own wallet.
        if (caller.Wallet == payer.Wallet) return Problem.Forbidden("OwnWallet");
        return await ledger.Masked(http, id, Command(payer), ShopOutcome.OfCharge, PaidShown.ToShop);
    }

    private static async Task<IResult> Draw(HttpContext http, DrawCodeBody body)
    {
        var shown = await OneTimeCodes.Draw(http);
        http.Response.Headers.CacheControl = "no-store";
        return Outcome.Show(shown);
    }
}
