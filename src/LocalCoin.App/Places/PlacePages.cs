// Where one can buy, for anybody: a place by the number on its poster, a neighbourhood today and tomorrow, and its
// leaflet for the notice board. Parts that change by the minute are doors of their own, which an open page asks again.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Places;

internal static class PlacePages
{
    public const string All = "/places";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/p/{spot}", ShowPlace).For(Roles.Anonymous);
        pages.MapGet("/p/{spot}/now", ShowNow).For(Roles.Anonymous);
        pages.MapGet(All, (HttpContext http, SpotCalendar calendar) => Show<WhereToBuy>(http, calendar, null))
            .For(Roles.Anonymous);
        pages.MapGet(All + "/now", (HttpContext http, SpotCalendar calendar) => Show<TodayTomorrow>(
            http, calendar, null)).For(Roles.Anonymous);
        pages.MapGet(All + "/{neighbourhood}", (HttpContext http, SpotCalendar calendar, string neighbourhood) =>
            Show<WhereToBuy>(http, calendar, neighbourhood)).For(Roles.Anonymous);
        pages.MapGet(All + "/{neighbourhood}/now", (HttpContext http, SpotCalendar calendar, string neighbourhood) =>
            Show<TodayTomorrow>(http, calendar, neighbourhood)).For(Roles.Anonymous);
        pages.MapGet(All + "/{neighbourhood}/week", (HttpContext http, SpotCalendar calendar, string neighbourhood) =>
            Show<Leaflet>(http, calendar, neighbourhood)).For(Roles.Anonymous);
    }

    internal static string Of(string? neighbourhood) =>
        neighbourhood is null ? All : $"{All}/{Uri.EscapeDataString(neighbourhood)}";

    /// <summary>By the number on the poster; by its id where that is no number.</summary>
    internal static async Task<PlaceDays?> Find(
        string spot, CommunityDirectory directory, SpotCalendar calendar, CancellationToken cancellation)
    {
        var id = int.TryParse(spot, out var number)
            ? (await directory.Places.FindByNumber(number, cancellation))?.Spot.Spot
            : Reading.Id<SpotId>(spot, "spot");
        return id is { } known ? await calendar.Find(known, cancellation) : null;
    }

    private static async Task<IResult> ShowPlace(
        HttpContext http, string spot, CommunityDirectory directory, SpotCalendar calendar, LedgerReads reads,
        IClock clock) =>
        await Find(spot, directory, calendar, http.RequestAborted) is { } found
            ? PageAnswer.Of<PlacePage>(
                (nameof(PlacePage.Of), found),
                (nameof(PlacePage.Held), http.FindCaller() is { Wallet: { } wallet } payer && payer.Is(Roles.Resident)
                    ? await BalanceHere.Of(
                        reads, wallet, found.Place.Spot.Merchant, Tokyo.Day(clock.GetCurrentInstant()),
                        http.RequestAborted)
                    : null))
            : Problem.NotFound("NotFound");

    private static async Task<IResult> ShowNow(
        HttpContext http, string spot, CommunityDirectory directory, SpotCalendar calendar, bool brief = false) =>
        await Find(spot, directory, calendar, http.RequestAborted) is { } found
            ? PageAnswer.Of<PlaceNow>(
                (nameof(PlaceNow.Spot), found.Place.Spot.Spot), (nameof(PlaceNow.IsBrief), brief))
            : Problem.NotFound("NotFound");

    private static async Task<IResult> Show<TPage>(HttpContext http, SpotCalendar calendar, string? neighbourhood)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var all = await calendar.All(http.RequestAborted);
        PlaceDays[] here =
            [.. all.Where(one => neighbourhood is null || one.Place.Spot.Neighbourhood == neighbourhood)];
        if (neighbourhood is not null && here.Length == 0) return Problem.NotFound("NotFound");
        return PageAnswer.Of<TPage>(
            (nameof(WhereToBuy.Places), here), (nameof(WhereToBuy.Neighbourhood), neighbourhood));
    }
}
