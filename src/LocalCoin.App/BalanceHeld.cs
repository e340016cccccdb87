using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App;

/// <summary>What somebody can spend.</summary>
/// <param name="NextEnd">The last day of the coins that end first; null where none do.</param>
/// <param name="NextCoins">As many as end then.</param>
public sealed record BalanceHeld(long Coins, LocalDate? NextEnd, long NextCoins)
{
    public static async Task<BalanceHeld> Of(
        LedgerReads reads, WalletId wallet, LocalDate today, CancellationToken cancellation)
    {
        var purses = await reads.Of(AccountKind.Wallet, wallet.Value, cancellation);
        var usable = purses.Where(one => one.Coins > 0 && !one.Account.IsExpired(today)).ToArray();
        var next = usable.Min(one => one.Account.Expiry);
        return new BalanceHeld(
            usable.Sum(one => one.Coins), next,
            next is null ? 0 : usable.Where(one => one.Account.Expiry == next).Sum(one => one.Coins));
    }
}
