// What a table says, as one sentence. Where it may not say it, the sentence says that.

using LocalCoin.App.Pages;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Statistics;

public static class Findings
{
    public static string Of(StatTable table, bool isJapanese)
    {
        if (table.Cells.Count == 0 || table.Cells.All(row => row.All(cell => cell.State is CellState.Nil)))
        {
            return IndicatorTexts.Nobody.Plain(isJapanese);
        }
        if (DaysAlike(table) is { } days)
        {
            return IndicatorTexts.DaysAlike.Plain(isJapanese, Numerals.Bare(days, table.Unit));
        }
        if (Values(table, isJapanese) is { } values)
        {
            return IndicatorTexts.Of[table.Indicator].Found.Plain(isJapanese, values);
        }
        return table.Indicator is Indicators.Funnel ? FirstSteps(table, isJapanese) : TooFew(isJapanese);
    }

    private static string TooFew(bool isJapanese) => IndicatorTexts.TooFew.Plain(isJapanese);

    /// <summary>Where the later ones were joined with them.</summary>
    private static string FirstSteps(StatTable table, bool isJapanese)
    {
        string People(long value) => Numerals.Of(value, table.Unit, isJapanese);
        return (table.At("enrolled", null)?.Value, table.At("active", null)?.Value) switch
        {
            ({ } enrolled, { } active) => IndicatorTexts.OnlyActive.Plain(
                isJapanese, People(enrolled), People(active), Numerals.Share(active, enrolled, isJapanese)),
            ({ } enrolled, null) => IndicatorTexts.OnlyEnrolled.Plain(isJapanese, People(enrolled)),
            _ => TooFew(isJapanese),
        };
    }

    /// <summary>By the codes of its row and column; null where the table has none such.</summary>
    public static Cell? At(this StatTable table, string? row, string? column)
    {
        var (y, x) = (row is null ? 0 : table.Rows.IndexOf(row), column is null ? 0 : table.Columns.IndexOf(column));
        return y < 0 || x < 0 || y >= table.Cells.Count ? null : table.Cells[y][x];
    }

    private static int IndexOf(this IReadOnlyList<string> codes, string code)
    {
        for (var at = 0; at < codes.Count; at++) if (codes[at] == code) return at;
        return -1;
    }

    // Null where a figure that the sentence needs may not be shown.
    private static object[]? Values(StatTable table, bool isJapanese) => table.Indicator switch
    {
        Indicators.Funnel => Funnel(table, isJapanese),
        Indicators.VegetableDays => Bare(table, null, "median", "lower", "upper"),
        Indicators.CheckLevelByAge or Indicators.CheckLevelBySex or Indicators.CheckLevelByArea =>
            Largest(table, "change", isJapanese, isBare: true),
        Indicators.CheckLevel => Levels(table, isJapanese),
        Indicators.Dishes or Indicators.BeforeAfter => Bare(
            table, null, table.Columns[0], table.Columns[1]),
        Indicators.CheckReached or Indicators.DishesReached => Written(
            table, isJapanese, (null, "first"), (null, "last")),
        Indicators.Retention or Indicators.Redemption => Longest(table, isJapanese),
        Indicators.Incentive => Written(table, isJapanese, ("issued", null), ("redeemed", null)),
        Indicators.Unintended => Written(table, isJapanese, ("cap-hit", null), ("incentive-only", null)),
        Indicators.AfterEnd => Longest(table, isJapanese),
        Indicators.VegetableShare or Indicators.IncentiveCost or Indicators.CashlessShare =>
            Written(table, isJapanese, (null, null)),
        _ when IsDaysByGroup(table) => Largest(table, "median", isJapanese, isBare: true),
        Indicators.CheckPairs => Largest(table, table.Columns[0], isJapanese),
        Indicators.Spots => Bare(table, StatTable.Total, StatTable.Total),
        _ => Largest(table, table.At(null, StatTable.Total) is null ? table.Columns[0] : StatTable.Total, isJapanese),
    };

    private static object[]? Funnel(StatTable table, bool isJapanese)
    {
        var steps = new[] { "enrolled", "active", "earning" }.Select(step => table.At(step, null)?.Value).ToArray();
        if (steps is not [{ } enrolled and > 0, { } active, { } earning]) return null;
        string People(long value) => Numerals.Of(value, Unit.People, isJapanese);
        string Share(long value) => Numerals.Share(value, enrolled, isJapanese);
        return [People(enrolled), People(active), Share(active), People(earning), Share(earning)];
    }

    private static object[]? Levels(StatTable table, bool isJapanese)
    {
        if (table.At(null, "first")?.Value is not { } first) return null;
        if (table.At(null, "last")?.Value is not { } last) return null;
        // The change that was counted: means are rounded, and their difference may be another one, which is said.
        var change = table.At(null, "change")?.Value ?? last - first;
        var shown = (change > 0 ? "+" : "") + Numerals.Bare(change, table.Unit);
        return
        [
            Numerals.Bare(first, table.Unit), Numerals.Bare(last, table.Unit),
            change == last - first ? shown : IndicatorTexts.BeforeRounding.Plain(isJapanese, shown),
        ];
    }

    private static object[]? Bare(StatTable table, string? row, params string[] columns)
    {
        var cells = columns.Select(column => table.At(row, column)).ToArray();
        return cells.Any(cell => cell is null or { State: CellState.Suppressed })
            ? null
            : [.. cells.Select(cell => (object)Numerals.Bare(cell!.Value.Value ?? 0, table.Unit))];
    }

    private static object[]? Written(StatTable table, bool isJapanese, params (string? Row, string? Column)[] places)
    {
        var cells = places.Select(place => table.At(place.Row, place.Column)).ToArray();
        return cells.Any(cell => cell is null or { State: CellState.Suppressed })
            ? null
            : [.. cells.Select(cell => (object)Numerals.Of(cell!.Value.Value ?? 0, table.Unit, isJapanese))];
    }

    private static object[]? Largest(StatTable table, string column, bool isJapanese, bool isBare = false)
    {
        var groups = Groups(table, column).OrderByDescending(one => one.Value).ToArray();
        if (groups.Length == 0) return null;
        var most = groups[0].Value!.Value;
        return
        [
            StatWords.Of(table.RowsBy, groups[0].Row, isJapanese),
            isBare ? Numerals.Bare(most, table.Unit) : Numerals.Of(most, table.Unit, isJapanese),
        ];
    }

    private static (string Row, long? Value)[] Groups(StatTable table, string column) =>
    [
        .. table.Rows.Where(row => row != StatTable.Total).Select(row => (Row: row, table.At(row, column)?.Value))
            .Where(one => one.Value is not null),
    ];

    private static long? DaysAlike(StatTable table) => IsDaysByGroup(table)
        && Groups(table, "median") is { Length: > 1 } groups && groups.All(one => one.Value == groups[0].Value)
            ? groups[0].Value
            : null;

    private static bool IsDaysByGroup(StatTable table) => table.Indicator
        is Indicators.VegetableDaysByAge or Indicators.VegetableDaysBySex or Indicators.VegetableDaysByArea;

    private static object[]? Longest(StatTable table, bool isJapanese) => Last(table) is { } row
        ? [StatWords.Of(table.RowsBy, row, isJapanese), Numerals.Of(table.At(row, null)!.Value, table.Unit, isJapanese)]
        : null;

    private static string? Last(StatTable table) =>
        table.Rows.LastOrDefault(row => row != StatTable.Total && table.At(row, null)?.Value is not null);
}
