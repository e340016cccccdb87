using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App;

internal static class HeldPurses
{
    /// <summary>A wallet's purses with coins in them that can still be spent.</summary>
    public static async Task<IReadOnlyList<Balance>> Of(HttpContext http, WalletId wallet)
    {
        var today = Tokyo.Day(http.Now());
        var all = await http.RequestServices.GetRequiredService<LedgerReads>()
            .Of(AccountKind.Wallet, wallet.Value, http.RequestAborted);
        return [.. all.Where(purse => purse.Coins > 0 && !(purse.Account.Expiry < today))];
    }
}
