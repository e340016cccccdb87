// Claiming given coins back, whoever claims: for a refund what its vegetables earned, for a voided top-up its premium.

namespace LocalCoin.Ledger;

internal static class Claim
{
    /// <summary>
    /// What went back unspent has been given already; then what is there is taken; the rest was spent, and is netted
    /// from what the fund gives next.
    /// </summary>
    /// <param name="place">Where the purse's coins are: in itself, or in a closed wallet among the unclaimed.</param>
    /// <returns>What was spent and is owed.</returns>
    internal static long Of(
        LedgerState ledger, WalletId wallet, AccountAddress purse, AccountAddress place, long coins,
        List<Posting> postings, List<Count> counts)
    {
        var fund = purse.Fund!.Value;
        var unspent = TallyKey.Unspent(purse);
        var before = ledger.Tally(unspent) + counts.Where(count => count.Tally == unspent).Sum(count => count.Change);
        var given = Math.Min(coins, before);
        if (given > 0) counts.Add(new(unspent, -given));
        var there = place.Kind is AccountKind.Wallet ? ledger.PurseBalance(wallet, place) : ledger.Balance(place);
        foreach (var posting in postings)
        {
            if (posting.To == place) there += posting.Amount.Coins;
            if (posting.From == place) there -= posting.Amount.Coins;
        }
        var taken = Math.Min(coins - given, there);
        if (taken > 0) postings.Add(new(place, AccountAddress.Of(fund), new Amount(taken)));
        var owed = coins - given - taken;
        if (owed > 0) counts.Add(new(TallyKey.Owed(wallet, fund), owed));
        return owed;
    }
}
