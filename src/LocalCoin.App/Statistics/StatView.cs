using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;

namespace LocalCoin.App.Statistics;

/// <summary>What a page of the statistics draws: one month, and the same tables of the months before it.</summary>
/// <param name="Months">All there are, the newest first.</param>
/// <param name="Reports">Of the years, the newest first.</param>
/// <param name="Year">Up to twelve months, the oldest first; the last is the one that is shown.</param>
public sealed record StatView(
    IReadOnlyList<string> Months, IReadOnlyList<ReportLink> Reports, Snapshot Shown, IReadOnlyList<Snapshot> Year)
{
    public StatTable? Table(string indicator) => Shown.Table(indicator);

    public IReadOnlyList<MonthTable> Series(string indicator) =>
        [.. Year.Select(one => new MonthTable(one.Period, one.Table(indicator)))];
}

/// <param name="IsOver">Or told by its months so far.</param>
public sealed record ReportLink(int Year, bool IsOver);
