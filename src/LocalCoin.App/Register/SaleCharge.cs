using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Register;

/// <summary>What came of charging a sale.</summary>
/// <param name="Payer">Whom the ledger was asked to charge now.</param>
/// <param name="No">Why there is nobody to charge; the ledger was not asked then.</param>
internal sealed record Charged(Answer? Answer, HeldPayer? Payer, Problem? No);

internal static class SaleCharge
{
    /// <summary>Charges a sale under its own id. What it came to when it was sent before is found first: else a PIN
    /// would be counted again, and a code that has ended be refused.</summary>
    internal static async Task<Charged> Send(HttpContext http, Till till, Sale sale, bool whatIsThere)
    {
        var services = http.RequestServices;
        var payers = services.GetRequiredService<PayerLookup>();
        var (caller, held) = (http.Caller(), HeldOut.Again(sale.Token, sale.Code, sale.Pin));
        ChargePayer Command(HeldPayer payer) => new(
            sale.PaymentId, payer.Wallet, till.Merchant.Merchant, till.Spot.Spot, new Amount(sale.Amount),
            sale.Vegetables, whatIsThere, payer.Proof, payer.Card, payer.CodeUntil);
        if (await payers.Before(caller, sale.Charge, held, Command, http.RequestAborted) is { } before)
        {
            return new Charged(before, null, null);
        }
        var (payer, no) = await payers.Find(caller, held, http.RequestAborted);
        if (payer is null) return new Charged(null, null, no);
        // Nobody serves their own wallet.
        if (caller.Wallet == payer.Wallet) return new Charged(null, null, Problem.Refused("CardUnusable"));
        return new Charged(
            await services.GetRequiredService<LedgerWriter>().Send(
                Sent.Live(sale.Charge, Command(payer), caller.Sender()), http.RequestAborted),
            payer, null);
    }
}
