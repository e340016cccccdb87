// The same tables for programs of whoever may read the pages, cell by cell the same.

using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;

namespace LocalCoin.App.Statistics;

internal static class StatisticsDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/statistics", Periods).Gives<PeriodsShown>().For(StatisticsPages.Readers);
        api.MapGet("/statistics/{period}", Tables).Gives<TableShown[]>().For(StatisticsPages.Readers);
        api.MapGet("/statistics/{period}/{indicator}", Table).Gives<TableShown>().For(StatisticsPages.Readers);
    }

    private static async Task<IResult> Periods(HttpContext http, Snapshots snapshots)
    {
        var level = StatisticsPages.LevelOf(http.Caller());
        return Outcome.Show(new PeriodsShown(level, await snapshots.Periods(level, http.RequestAborted)));
    }

    private static async Task<IResult> Tables(HttpContext http, string period)
    {
        if (await StatisticsPages.Read(http, period, "all") is not { } of) return Problem.NotFound("NotFound");
        return Outcome.Show(of.Tables.Select(table => TableShown.Of(of, table)).ToArray());
    }

    private static async Task<IResult> Table(HttpContext http, string period, string indicator)
    {
        if (!Indicators.All.Contains(indicator)) return Problem.NotFound("NotFound");
        if (await StatisticsPages.Read(http, period, indicator) is not { } of) return Problem.NotFound("NotFound");
        return of.Tables.FirstOrDefault(table => table.Indicator == indicator) is { } table
            ? Outcome.Show(TableShown.Of(of, table))
            : Problem.NotFound("NotFound");
    }
}
