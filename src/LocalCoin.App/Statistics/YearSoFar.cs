// A year that is not over, for whoever must tell of it now: its closed months one under the other, their coins added,
// and last year's same months beside them. It reads what these publish and nothing else.

using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;

namespace LocalCoin.App.Statistics;

/// <param name="Months">Closed, from the first of the year to the newest, without a gap.</param>
/// <param name="Before">Last year's same months; empty where one of them is not there.</param>
public sealed record YearSoFar(int Year, IReadOnlyList<Snapshot> Months, IReadOnlyList<Snapshot> Before)
{
    private static readonly string[] Coins = ["issued", "redeemed"];

    internal static readonly ReportLine[] Columns =
    [
        new(YearReportTexts.Enrolled, Indicators.Funnel, "enrolled", null),
        new(YearReportTexts.Active, Indicators.Funnel, "active", null),
        new(YearReportTexts.Earning, Indicators.Funnel, "earning", null),
        new(YearReportTexts.DaysShort, Indicators.VegetableDays, null, "median"),
        new(YearReportTexts.IssuedShort, Indicators.Incentive, Coins[0], null),
        new(YearReportTexts.Redeemed, Indicators.Incentive, Coins[1], null),
    ];

    public Snapshot Newest => Months[^1];

    /// <summary>What became of coins in all of these months.</summary>
    public StatTable? Added => AddedOf(Months);

    /// <summary>The same of last year.</summary>
    public StatTable? AddedBefore => AddedOf(Before);

    /// <param name="made">Months of both years.</param>
    public static YearSoFar? Of(int year, IReadOnlyList<Snapshot> made)
    {
        var closed = made.Where(one => one.IsFrozen).ToDictionary(one => one.Period);
        Snapshot? Found(StatPeriod month) => closed.GetValueOrDefault($"{month}");
        var first = StatPeriod.Year(year).Months().SkipWhile(month => made.All(one => one.Period != $"{month}"));
        var now = first.Select(month => (Of: month, Found: Found(month))).TakeWhile(one => one.Found is not null)
            .ToArray();
        if (now.Length == 0) return null;
        var before = now.Select(one => Found(StatPeriod.Month(one.Of.First.PlusYears(-1)))).OfType<Snapshot>()
            .ToArray();
        return new YearSoFar(
            year, [.. now.Select(one => one.Found!)], before.Length == now.Length ? before : []);
    }

    /// <summary>Empty where people or middles would have to be added.</summary>
    internal static string Sum(StatTable? added, ReportLine line, bool isJapanese) =>
        CellOf(added, line) is { } cell ? Numerals.Of(cell, Unit.Yen, isJapanese) : "";

    internal string Change(ReportLine line, bool isJapanese) =>
        YearReport.Change(CellOf(Added, line), CellOf(AddedBefore, line), Unit.Yen, isJapanese);

    internal IReadOnlyList<string> Lead(bool isJapanese) => YearReport.Lead(
        Newest, Added,
        (StatWords.OfMonthAlone(Months[0].Period, isJapanese), StatWords.OfMonthAlone(Newest.Period, isJapanese)),
        isJapanese);

    internal IReadOnlyList<MonthTable> Series(string indicator) =>
        [.. Months.Select(month => new MonthTable(month.Period, month.Table(indicator)))];

    private static Cell? CellOf(StatTable? added, ReportLine line) =>
        line.Indicator == Indicators.Incentive ? added?.At(line.Row, line.Column) : null;

    private static StatTable? AddedOf(IReadOnlyList<Snapshot> months)
    {
        var tables = months.Select(month => month.Table(Indicators.Incentive)).OfType<StatTable>().ToArray();
        return tables.Length == months.Count ? MonthsAdded.Of(tables) : null;
    }
}
