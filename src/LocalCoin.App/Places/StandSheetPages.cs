// The farmer's day: what was brought, what was left, what lies in the box; the coins are the ledger's. What is missing
// or too much is said in one figure, and the days together say how much is paid without cash.

using System.Globalization;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Payments;
using Npgsql;

namespace LocalCoin.App.Places;

/// <param name="Coins">Paid that day at that place, less what went back.</param>
public sealed record CountedDay(StandSheet Sheet, long Coins)
{
    public long Difference => Sheet.Cash + Coins - Sheet.Sold;
}

/// <param name="Today">Null where it was not counted yet.</param>
/// <param name="Lines">What was brought last, to begin with.</param>
/// <param name="Counted">The days of four weeks that were counted.</param>
public sealed record StandDay(
    PlaceDays Place, IReadOnlyList<PlaceDays> Places, LocalDate Day, CountedDay? Today, IReadOnlyList<StandLine> Lines,
    IReadOnlyList<CountedDay> Counted)
{
    /// <summary>Of what was paid on the counted days, in percent; null where nothing was.</summary>
    public long? CashlessPercent =>
        Counted.Sum(day => day.Coins + day.Sheet.Cash) is > 0 and var all
            ? (100 * Counted.Sum(day => day.Coins) + all / 2) / all
            : null;
}

internal static class StandSheetPages
{
    public const string Door = "/shop/sheet";
    private const int DaysBack = 27;
    private const int LabelMax = 40;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, SpotCalendar calendar, string? spot, string? day) =>
            Show(http, calendar, spot, day, null)).For(Roles.Owner);
        pages.MapPost(Door, Count).For(Roles.Owner);
    }

    private static async Task<IResult> Show(
        HttpContext http, SpotCalendar calendar, string? spot, string? asked, Text? fault)
    {
        PlaceDays[] own = [.. (await calendar.All(http.RequestAborted))
            .Where(one => one.Place.Spot.Merchant == http.Caller().Merchant)
            .OrderByDescending(one => one.Kind is SpotKind.UnattendedStand)];
        var place = own.FirstOrDefault(one => one.Place.Spot.Spot.Value == spot) ?? own.FirstOrDefault();
        if (place is null) return Problem.NotFound("NotFound");
        var today = Tokyo.Day(http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant());
        var day = Reading.Day(asked, "day") ?? today;
        var counted = await Counted(http, place, day);
        var here = counted.FirstOrDefault(one => one.Sheet.Day == day);
        var lines = (here ?? (counted.Count > 0 ? counted[0] : null))?.Sheet.Lines ?? [];
        if (here is null) lines = [.. lines.Select(line => line with { Brought = 0, Left = 0 })];
        return PageAnswer.Of<StandSheetPage>(
            (nameof(StandSheetPage.Of), new StandDay(place, own, day, here, lines, counted)),
            (nameof(StandSheetPage.Fault), fault)).Unless(fault);
    }

    private static async Task<IReadOnlyList<CountedDay>> Counted(HttpContext http, PlaceDays place, LocalDate day)
    {
        var services = http.RequestServices;
        var sheets = await services.GetRequiredService<CommunityDirectory>().StandSheets.Between(
            place.Place.Spot.Spot, day.PlusDays(-DaysBack), day, http.RequestAborted);
        var sales = (await MerchantSales.Between(
                services.GetRequiredService<NpgsqlDataSource>(), place.Place.Spot.Merchant, day.PlusDays(-DaysBack),
                day, http.RequestAborted))
            .Where(one => one.Spot == place.Place.Spot.Spot)
            .ToDictionary(one => one.Day, one => one.Coins - one.Refunded);
        return [.. sheets.Select(sheet => new CountedDay(sheet, sales.GetValueOrDefault(sheet.Day)))];
    }

    private static async Task<IResult> Count(
        HttpContext http, PageForm form, SpotCalendar calendar, CommunityDirectory directory, IClock clock)
    {
        var (spot, day, now) = (form["spot"] ?? "", Reading.Day(form["day"], "day"), clock.GetCurrentInstant());
        var place = (await calendar.All(http.RequestAborted)).FirstOrDefault(one =>
            one.Place.Spot.Spot.Value == spot && one.Place.Spot.Merchant == http.Caller().Merchant);
        if (place is null || day is not { } counted || counted > Tokyo.Day(now)) return Problem.NotFound("NotFound");
        if (Number(form, "cash") is not { } cash || Lines(form) is not { } lines)
        {
            return await Show(http, calendar, spot, form["day"], SheetTexts.Wrong);
        }
        await directory.StandSheets.Put(
            new StandSheet(place.Place.Spot.Spot, counted, cash, lines), http.Caller().Actor, now, http.RequestAborted);
        return PageDoors.GoTo($"{Door}?spot={spot}&day={form["day"]}");
    }

    /// <returns>Null where a figure is none, or more is left than was brought.</returns>
    private static List<StandLine>? Lines(PageForm form)
    {
        var lines = new List<StandLine>();
        for (var i = 0; i < StandSheets.LinesMax; i++)
        {
            if (form[$"label-{i}"] is not { } label) continue;
            if (label.Length > LabelMax || Number(form, $"price-{i}") is not (> 0 and var price)
                || Number(form, $"brought-{i}") is not { } brought || Number(form, $"left-{i}") is not { } left
                || left > brought)
            {
                return null;
            }
            lines.Add(new StandLine(label, price, (int)brought, (int)left));
        }
        return lines;
    }

    /// <summary>An empty field is none of it.</summary>
    private static long? Number(PageForm form, string field) => form[field] is not { } text ? 0
        : long.TryParse(
            text.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture,
            out var number) && number <= 1_000_000 ? number
        : null;
}
