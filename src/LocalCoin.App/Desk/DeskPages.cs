// Where the office begins its day: what waits for the person who signed in, and the field that finds everything.

using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk;

internal static class DeskPages
{
    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(DeskDoors.Start, Show).For(Roles.Desk);
        Approvals.Map(pages);
        DeskSearch.Map(pages);
        DeskMembers.Map(pages);
        CardStock.Map(pages);
        DeskShops.Map(pages);
        DeskLog.Map(pages);
        Money.MoneyPages.Map(pages);
    }

    private static async Task<IResult> Show(HttpContext http, IClock clock) => PageAnswer.Of<DeskStart>(
        (nameof(DeskStart.Waiting), await DeskWaits.Of(http)),
        (nameof(DeskStart.On), Ledger.Tokyo.Day(clock.GetCurrentInstant())));
}
