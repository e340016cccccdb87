// What closing a wallet does to its coins, in the words of the paper: what goes back as money, what moves on to a
// wallet that stays, what ends. Before the approval it is what would happen now; after it, what the ledger wrote down.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

/// <param name="Back">Yen, in cash or by bank.</param>
/// <param name="MovesOn">Coins, to the survivor.</param>
/// <param name="Ends">Coins that were given and go back to their funds.</param>
public sealed record ClosingSum(WalletClosingProposed Asked, long Back, long MovesOn, long Ends)
{
    /// <summary>Null where nobody has asked for it.</summary>
    internal static async Task<ClosingSum?> Of(HttpContext http, History history)
    {
        var events = history.Events.Select(one => one.Event);
        var closed = events.OfType<WalletClosed>().LastOrDefault();
        if (closed is not null) return Done(events.OfType<WalletClosingProposed>().Last(), closed);
        if (history.As<Wallet>() is not { Closing: { } asked }) return null;
        var reads = http.RequestServices.GetRequiredService<LedgerReads>();
        return Now(asked, await HeldPurses.Of(http, asked.Wallet), await FundKinds.Of(reads, http.RequestAborted));
    }

    /// <summary>To whom the coins move on, as a person.</summary>
    internal async Task<MemberEntry?> SurvivorOf(HttpContext http) => Asked.Survivor is { } survivor
        ? await http.RequestServices.GetRequiredService<CommunityDirectory>().Members.Find(
            survivor, http.RequestAborted)
        : null;

    /// <param name="purses">Those that have not ended.</param>
    private static ClosingSum Now(WalletClosingProposed asked, IReadOnlyList<Balance> purses, FundKinds kinds)
    {
        long Of(FundFamily family) => purses
            .Where(purse => kinds.Families.GetValueOrDefault(purse.Account.Fund!.Value) == family)
            .Sum(purse => purse.Coins);
        var (all, paid) = (purses.Sum(purse => purse.Coins), Of(FundFamily.Paid));
        var moves = asked.Survivor is null ? 0 : paid + Of(FundFamily.Premium);
        return asked.Survivor is null
            ? new ClosingSum(asked, paid, 0, all - paid)
            : new ClosingSum(asked, 0, moves, all - moves);
    }

    private static ClosingSum Done(WalletClosingProposed asked, WalletClosed closed)
    {
        long To(params AccountKind[] kinds) => closed.Postings
            .Where(posting => kinds.Contains(posting.To.Kind)).Sum(posting => posting.Amount.Coins);
        var (back, moved) = (To(AccountKind.Cash, AccountKind.Bank), To(AccountKind.Wallet));
        return new ClosingSum(asked, back, moved, closed.Postings.Sum(posting => posting.Amount.Coins) - back - moved);
    }
}
