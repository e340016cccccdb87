// Coins that end, or whose wallet closes, leave their purse by themselves: bought ones stay with the scheme, others go
// back to their fund. The latter is counted by purse, for a later refund must not claim what the fund has already got.

namespace LocalCoin.Ledger;

internal static class Ending
{
    /// <summary>Where the coins of a purse go after its last day.</summary>
    internal static AccountAddress Destination(LedgerState ledger, Purse purse) =>
        ledger.Fund(purse.Fund())!.Family is FundFamily.Paid
            ? AccountAddress.Breakage
            : AccountAddress.Of(purse.Fund());

    internal static IReadOnlyList<Count> Unspent(IEnumerable<Posting> postings) =>
    [
        .. postings.Where(posting => posting.To.Kind is AccountKind.Fund)
            .Select(posting => new Count(TallyKey.Unspent(posting.From), posting.Amount.Coins)),
    ];
}
