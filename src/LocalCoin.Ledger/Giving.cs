// Giving coins to a wallet, whoever gives: what the wallet owes the fund from a claw-back is netted first.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>The movement of a gift.</summary>
/// <param name="Netted">Of the gift, what settled an older claw-back and did not reach the wallet.</param>
internal sealed record Gift(long Netted, IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts)
{
    /// <param name="source">The fund's own account, or a run's that holds its
    /// coins; what is netted goes to the fund.</param>
    internal static Gift Of(
        LedgerState ledger, AccountAddress source, WalletId wallet, FundId fund, LocalDate? expiry, long coins)
    {
        var owed = TallyKey.Owed(wallet, fund);
        var netted = Math.Clamp(ledger.Tally(owed), 0, coins);
        var postings = new List<Posting>(2);
        if (coins > netted)
            postings.Add(new(source, AccountAddress.Purse(wallet, fund, expiry), new Amount(coins - netted)));
        if (netted > 0 && source.Kind is not AccountKind.Fund)
            postings.Add(new(source, AccountAddress.Of(fund), new Amount(netted)));
        return new Gift(netted, postings, netted > 0 ? [new(owed, -netted)] : []);
    }

    /// <summary>Coins in purses that have not ended.</summary>
    internal static long Held(LedgerState ledger, WalletId wallet, LocalDate today)
    {
        var held = 0L;
        foreach (var purse in ledger.Purses(wallet))
        {
            if (!purse.IsExpired(today)) held += purse.Coins;
        }
        return held;
    }
}
