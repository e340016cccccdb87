// The owner's calendar. きょうは お休み is two touches from the first page; the week and the days that differ from it
// stand one page further. Whatever is set here is read by everybody within seconds, and stops no payment.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Places;

internal static class ShopPlacePages
{
    public const string Door = "/shop/places";
    private const int TextMax = 200;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, List).For(Roles.Owner);
        pages.MapPost(Door, SetDay).For(Roles.Owner);
        pages.MapGet(Door + "/{spot}", ShowWeek).For(Roles.Owner);
        pages.MapPost(Door + "/{spot}", SetWeek).For(Roles.Owner);
        pages.MapGet("/p/{spot}/poster", ShowPoster).For(Roles.Owner | Roles.Operator);
    }

    private static async Task<IResult> List(HttpContext http, SpotCalendar calendar) => PageAnswer.Of<ShopPlaces>(
        (nameof(ShopPlaces.Places), await Own(http, calendar)));

    /// <summary>A day off, an extra day, or the weekday's own again.</summary>
    private static async Task<IResult> SetDay(
        HttpContext http, PageForm form, SpotCalendar calendar, CommunityDirectory directory, IClock clock)
    {
        if (await Own(http, calendar, form["spot"]) is not { } place) return Problem.NotFound("NotFound");
        var now = clock.GetCurrentInstant();
        var (spot, today) = (place.Place.Spot.Spot, Tokyo.Day(now));
        var day = form["day"] is { } asked ? Reading.Day(asked, "day")!.Value : today;
        if (day < today || day >= today.PlusDays(SpotCalendar.DaysAhead)) return PageDoors.GoTo(Door);
        if (form["is"] is "open" or "off")
        {
            await directory.Places.SetDay(
                new SpotDay(spot, day, form["is"] == "open"), http.Caller().Actor, now, http.RequestAborted);
        }
        else
        {
            await directory.Places.ClearDay(spot, day, http.RequestAborted);
        }
        calendar.Forget();
        return PageDoors.GoTo(form.Has("week") ? $"{Door}/{spot.Value}" : Door);
    }

    private static async Task<IResult> ShowWeek(HttpContext http, string spot, SpotCalendar calendar) =>
        await Own(http, calendar, spot) is { } place
            ? PageAnswer.Of<ShopWeek>((nameof(ShopWeek.Of), place))
            : Problem.NotFound("NotFound");

    private static async Task<IResult> SetWeek(
        HttpContext http, PageForm form, string spot, SpotCalendar calendar, CommunityDirectory directory)
    {
        if (await Own(http, calendar, spot) is not { } place) return Problem.NotFound("NotFound");
        var days = form.All("weekdays").Select(name => Array.IndexOf(OpenWeek.Names, name) + 1)
            .Where(day => day > 0).Distinct().Order().Select(day => (IsoDayOfWeek)day);
        var week = new OpenWeek([.. days], Reading.Optional(form["hours"], "hours", TextMax));
        await directory.Places.SetSchedule(
            place.Place.Spot.Spot, week.Json(), Reading.Optional(form["sells"], "sells", TextMax),
            http.RequestAborted);
        calendar.Forget();
        return PageDoors.GoTo($"{Door}/{spot}");
    }

    private static async Task<IResult> ShowPoster(
        HttpContext http, string spot, CommunityDirectory directory, SpotCalendar calendar)
    {
        if (await PlacePages.Find(spot, directory, calendar, http.RequestAborted) is not { } place)
        {
            return Problem.NotFound("NotFound");
        }
        return http.Caller().Hindrance(place.Place.Spot.Merchant) is { } no
            ? no
            : PageAnswer.Of<Poster>((nameof(Poster.Of), place));
    }

    private static async Task<PlaceDays[]> Own(HttpContext http, SpotCalendar calendar) =>
        [.. (await calendar.All(http.RequestAborted))
            .Where(one => one.Place.Spot.Merchant == http.Caller().Merchant)];

    private static async Task<PlaceDays?> Own(HttpContext http, SpotCalendar calendar, string? spot) =>
        (await Own(http, calendar)).FirstOrDefault(one => one.Place.Spot.Spot.Value == spot);
}
