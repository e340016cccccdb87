namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What the health staff see of all, and of nobody.</summary>
internal static class EveryStatisticsPage
{
    private const string Group = "/statistics/{group}";

    public static IEnumerable<Shown> All { get; } =
    [
        new("statistics", "/statistics", visitor => visitor.Statistics("/statistics?month=2025-10")),
        new("statistics-office", "/statistics", visitor => visitor.Statistics("/statistics?month=2025-10", "somu")),
        new("statistics-reach", Group, visitor => visitor.Statistics("/statistics/reach?month=2025-10")),
        new("statistics-effectiveness", Group,
            visitor => visitor.Statistics("/statistics/effectiveness?month=2025-10")),
        new("statistics-implementation", Group,
            visitor => visitor.Statistics("/statistics/implementation?month=2025-10")),
        new("statistics-year", "/statistics/years/{year}", visitor => visitor.Statistics("/statistics/years/2025")),
        new("statistics-year-so-far", "/statistics/years/{year}",
            visitor => visitor.Statistics("/statistics/years/2022")),
        new("statistics-year-not-yet", "/statistics/years/{year}",
            visitor => visitor.Statistics("/statistics/years/2016", seen: "main p")),
    ];

    private static async Task Statistics(
        this Visitor visitor, string path, string by = "kenko", string seen = "svg.chart")
    {
        await visitor.Town.Count();
        await visitor.SignIn(by);
        await visitor.Page.SetViewportSizeAsync(1280, 800);
        await visitor.Open(path);
        await visitor.Page.WaitForSelectorAsync(seen);
    }
}
