// のこりを見る: a touch of its own, for the customer who stands there. It is shown for ten seconds and never listed:
// the one page of a shop that holds a balance. Each look is written down where the resident sees it.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Register;

internal static class RegisterBalance
{
    public const string Door = RegisterPages.Start + "/balance";
    public const int ShownSeconds = 10;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Ask).For(Roles.Register);
        pages.MapPost(Door, Show).For(Roles.Register);
    }

    private static async Task<IResult> Ask(HttpContext http, string? spot) =>
        PageAnswer.Of<BalanceScan>((nameof(BalanceScan.Till), await Till.Of(http, spot)));

    private static async Task<IResult> Show(HttpContext http, PageForm form, LedgerReads reads, IClock clock)
    {
        var till = await Till.Of(http, form["spot"]);
        if (form["held"] is not { } scanned) return PageDoors.GoTo(Door);
        var directory = http.RequestServices.GetRequiredService<CommunityDirectory>();
        if (await directory.Cards.FindByToken(HeldOut.TokenIn(scanned), http.RequestAborted) is not { } card
            || await WalletOf(reads, card.Card, http.RequestAborted) is not { } wallet
            || http.Caller().Hindrance(wallet) is not null)
        {
            return RegisterPayment.Unusable(till);
        }
        await directory.AccessLog.Write(
            http.Caller().Clerk ?? http.Caller().Actor, till.Device, AccessLog.Balance, wallet.Value,
            http.RequestAborted);
        return PageAnswer.Of<BalanceShown>(
            (nameof(BalanceShown.Till), till),
            (nameof(BalanceShown.Held), await BalanceHeld.Of(
                reads, wallet, Tokyo.Day(clock.GetCurrentInstant()), http.RequestAborted)));
    }

    /// <returns>Null where the card could not pay either: whoever found it learns nothing by it.</returns>
    private static async Task<WalletId?> WalletOf(LedgerReads reads, CardId id, CancellationToken cancellation) =>
        await reads.Fold<Card>(StreamId.Of(id), cancellation) is { IsAsleep: false, IsStopped: false } card
        && await reads.Fold<Wallet>(StreamId.Of(card.Wallet), cancellation) is { IsClosed: false, FrozenBy: null }
            ? card.Wallet
            : null;
}
