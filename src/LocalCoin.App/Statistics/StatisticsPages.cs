// The doors of the statistics. A view is read by its month and counted by nobody while somebody waits: so no question
// can be put that the fixed tables do not answer, and none is answered sooner than another. Each look is written to
// the access log.

using LocalCoin.App.Pages;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Statistics;

namespace LocalCoin.App.Statistics;

internal static class StatisticsPages
{
    public const string Door = "/statistics";
    public const Roles Readers = Roles.Health | Roles.Desk;
    private const int MonthsOfYear = 12;
    private const int FirstYear = 2000;
    private const int LastYear = 2999;
    private const string YearPrefix = "fy";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Overview).For(Readers);
        pages.MapGet(Door + "/{group}", Group).For(Readers);
        pages.MapGet(Door + "/{indicator}.csv", Csv).For(Readers);
        pages.MapGet(Door + "/years/{year}", Year).For(Readers);
        pages.MapGet(Door + "/open/{period}.zip", Open).For(Readers);
    }

    /// <summary>The health staff reads what is for staff, the office what anybody may read.</summary>
    internal static Level LevelOf(Caller caller) => caller.Is(Roles.Health) ? Level.Staff : Level.Publication;

    /// <summary>One period, which is noted; null where there is none such.</summary>
    /// <param name="what">Of it that is looked at.</param>
    internal static async Task<Snapshot?> Read(HttpContext http, string period, string what, Level? level = null)
    {
        var found = await http.RequestServices.GetRequiredService<Snapshots>().Find(
            period, level ?? LevelOf(http.Caller()), http.RequestAborted);
        if (found is not null) await Note(http, what, found.Period);
        http.Response.Headers.CacheControl = "no-store";
        return found;
    }

    /// <summary>A month with those before it; null where there is none such.</summary>
    private static async Task<StatView?> View(HttpContext http, string? month, string what)
    {
        var (level, cancellation) = (LevelOf(http.Caller()), http.RequestAborted);
        var snapshots = http.RequestServices.GetRequiredService<Snapshots>();
        var periods = await snapshots.Periods(level, cancellation);
        string[] months =
            [.. periods.Where(one => !IsYear(one)).OrderDescending(StringComparer.Ordinal)];
        var at = month is null ? 0 : Array.IndexOf(months, month);
        if (at < 0 || months.Length == 0) return null;
        var year = await snapshots.Of([.. months.Skip(at).Take(MonthsOfYear)], level, cancellation);
        await Note(http, what, months[at]);
        return new StatView(
            months, [.. Reports(periods).OrderByDescending(report => report.Year)],
            year.Single(one => one.Period == months[at]), [.. year.OrderBy(one => one.Period, StringComparer.Ordinal)]);
    }

    /// <summary>Each year of which a month was counted has one, whether it is over or not.</summary>
    private static IEnumerable<ReportLink> Reports(IReadOnlyList<string> periods) => periods
        .Select(period => StatPeriod.YearOf(StatPeriod.Read(period)!.First)).Distinct()
        .Select(year => new ReportLink(year.First.Year, periods.Contains($"{year}")));

    private static bool IsYear(string period) => period.StartsWith(YearPrefix, StringComparison.Ordinal);

    private static Task Note(HttpContext http, string what, string period)
    {
        var caller = http.Caller();
        return http.RequestServices.GetRequiredService<CommunityDirectory>().AccessLog.Write(
            caller.Actor, caller.Device, "statistics", $"statistics-{period}-{what}", http.RequestAborted);
    }

    private static async Task<IResult> Overview(HttpContext http, string? month = null)
    {
        var view = await View(http, month, "overview");
        return view is null && month is not null
            ? Problem.NotFound("NotFound")
            : PageAnswer.Of<StatOverview>((nameof(StatOverview.View), view));
    }

    private static async Task<IResult> Group(HttpContext http, string group, string? month = null)
    {
        var asked = GroupTexts.All.FirstOrDefault(one => one.Word == group);
        return asked is not null && await View(http, month, group) is { } view
            ? PageAnswer.Of<StatGroupPage>((nameof(StatGroupPage.View), view), (nameof(StatGroupPage.Of), asked))
            : Problem.NotFound("NotFound");
    }

    private static async Task<IResult> Csv(HttpContext http, string indicator, string? month = null)
    {
        if (month is null || !Indicators.All.Contains(indicator)) return Problem.NotFound("NotFound");
        var of = await Read(http, month, indicator);
        return of?.Tables.FirstOrDefault(table => table.Indicator == indicator) is { } table
            ? Results.File(StatFiles.Csv(table), "text/csv; charset=utf-8", $"{indicator}-{of.Period}.csv")
            : Problem.NotFound("NotFound");
    }

    /// <summary>The report of a year is for everybody, whoever prints it. While the year goes on, it is made of what
    /// its closed months publish.</summary>
    private static async Task<IResult> Year(HttpContext http, int year)
    {
        var snapshots = http.RequestServices.GetRequiredService<Snapshots>();
        if (await Read(http, YearReport.Period(year), "report", Level.Publication) is { } of)
        {
            var before = await snapshots.Find(YearReport.Period(year - 1), Level.Publication, http.RequestAborted);
            return PageAnswer.Of<YearReportPage>((nameof(YearReportPage.Of), new YearReport(year, of, before)));
        }
        if (year is < FirstYear or > LastYear) return Problem.NotFound("NotFound");
        string[] months =
        [
            .. new[] { year - 1, year }.SelectMany(one => StatPeriod.Year(one).Months()).Select(month => $"{month}"),
        ];
        var made = await snapshots.Of(months, Level.Publication, http.RequestAborted);
        if (made.LastOrDefault(one => StatPeriod.Year(year).Has(StatPeriod.Read(one.Period)!.First)) is not { } newest)
        {
            return Problem.NotFound("NotFound");
        }
        await Note(http, "report", YearReport.Period(year));
        return PageAnswer.Of<YearSoFarPage>(
            (nameof(YearSoFarPage.Year), year), (nameof(YearSoFarPage.Of), YearSoFar.Of(year, made)),
            (nameof(YearSoFarPage.Closes), StatPeriod.Read(newest.Period)!.Freezes()));
    }

    private static async Task<IResult> Open(HttpContext http, string period) =>
        await Read(http, period, "open-data", Level.Publication) is { } of
            ? Results.File(OpenTables.Archive(of), "application/zip", OpenTables.NameOf(of))
            : Problem.NotFound("NotFound");
}
