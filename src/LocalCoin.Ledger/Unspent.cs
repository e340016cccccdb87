// What goes back to its fund by itself, because it ended or its wallet closed, is counted by purse: a later refund
// must not claim from the resident what the fund has already got.

namespace LocalCoin.Ledger;

internal static class Unspent
{
    internal static IReadOnlyList<Count> CountsOf(IEnumerable<Posting> postings) =>
    [
        .. postings.Where(posting => posting.To.Kind is AccountKind.Fund)
            .Select(posting => new Count(TallyKey.Unspent(posting.From), posting.Amount.Coins)),
    ];
}
