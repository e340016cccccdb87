// A wallet's statement as its owner reads it. Purses are the ledger's matter: there is one line where several gave, and
// another for what the same purchase earned.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

/// <summary>What one event did to the wallet, in one direction.</summary>
/// <param name="Process">What the event belongs to: a payment, a grant, a top-up.</param>
/// <param name="Shop">Where; null where no shop took part.</param>
public sealed record StatementEntry(
    long Seq, Instant At, StreamId Process, string Type, Text What, MerchantEntry? Shop, long Change)
{
    /// <param name="lines">The newest first.</param>
    /// <param name="asked">How many were asked for: where so many came, half of the oldest event may be missing, and
    /// half of an event is not told.</param>
    public static async Task<IReadOnlyList<StatementEntry>> Of(
        IReadOnlyList<StatementLine> lines, int asked, LedgerReads reads, CommunityDirectory directory,
        CancellationToken cancellation)
    {
        var kinds = await FundKinds.Of(reads, cancellation);
        var shops = new Dictionary<MerchantId, MerchantEntry?>();
        foreach (var shop in lines.Select(line => line.Merchant).OfType<MerchantId>().Distinct())
        {
            shops[shop] = await directory.Merchants.Find(shop, cancellation);
        }
        var whole = lines.Count < asked ? lines : lines.Where(line => line.Place.Seq != lines[^1].Place.Seq);
        return
        [
            .. whole
                .GroupBy(line => (line.Place.Seq, What: EntryTexts.Of(
                    line.Type, line.Change > 0, kinds.Families.GetValueOrDefault(line.Fund) is FundFamily.Premium)))
                .Select(group => new StatementEntry(
                    group.Key.Seq, group.First().At, group.First().Stream, group.First().Type, group.Key.What,
                    group.First().Merchant is { } shop ? shops[shop] : null, group.Sum(line => line.Change))),
        ];
    }
}
