// All tables of a period for those who look at one level. What publication shows is never finer than what staff see:
// whoever sees both learns nothing more. See specs/statistics.md for what each figure means.

namespace LocalCoin.Ledger.Statistics;

public static class Tables
{
    public static IReadOnlyList<StatTable> Make(Facts facts, StatPeriod period, Level level, Thresholds thresholds)
    {
        var people = new Population(facts, period.Last);
        StatTable[] made =
        [
            .. new CountedPeople(facts, people, period).Make(level, thresholds),
            .. new Rhythms(facts, people, period).Make(level, thresholds),
            .. new Changes(people, period, level, thresholds).Make(),
            .. new Sales(facts, people, period, thresholds.UpTo(level)).Make(),
        ];
        return [.. Indicators.All.SelectMany(code => made.Where(table => table.Indicator == code))];
    }

    internal static StatTable Table(
        string indicator, StatPeriod period, Unit unit, string rowsBy, IReadOnlyList<string> rows, string columnsBy,
        IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<Cell>> cells) =>
        new(indicator, $"{period}", unit, rowsBy, rows, columnsBy, columns, cells);

    /// <summary>One figure.</summary>
    internal static StatTable Figure(string indicator, StatPeriod period, Unit unit, Cell cell) =>
        new(indicator, $"{period}", unit, null, [StatTable.Total], null, [StatTable.Total], [[cell]]);
}
