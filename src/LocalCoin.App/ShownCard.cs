using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

/// <summary>A card as staff see it: what the directory keeps of it, and what the ledger knows.</summary>
/// <param name="Stopped">Null while it is not stopped.</param>
/// <param name="IsReplaced">Another card came in its place.</param>
public sealed record ShownCard(CardEntry Entry, Card State, CardStopped? Stopped, bool IsReplaced)
{
    public bool IsUsable => !State.IsStopped && !State.IsAsleep;

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<ShownCard>> Of(HttpContext http, WalletId wallet)
    {
        var services = http.RequestServices;
        var (directory, reads) =
            (services.GetRequiredService<CommunityDirectory>(), services.GetRequiredService<LedgerReads>());
        var known = new List<(CardEntry Entry, History History)>();
        foreach (var entry in await directory.Cards.Of(wallet, http.RequestAborted))
        {
            if (await reads.Stream(StreamId.Of(entry.Card), http.RequestAborted) is { } history)
            {
                known.Add((entry, history));
            }
        }
        var replaced = known.Select(one => ((CardBound)one.History.Events[0].Event).Replaces).ToHashSet();
        return
        [
            .. known.OrderByDescending(one => one.History.Events[0].Seq).Select(one => new ShownCard(
                one.Entry, one.History.As<Card>()!,
                one.History.As<Card>()!.IsStopped
                    ? one.History.Events.Select(each => each.Event).OfType<CardStopped>().Last()
                    : null,
                replaced.Contains(one.Entry.Card))),
        ];
    }
}
