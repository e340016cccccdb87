// Which groups are joined, and what is held back next to what is few, are the product's choice; here stands what must
// be true of them, and that every other figure is the fold's.

using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

internal static class FoldComparison
{
    private static readonly string[] States = ["none", "bought", "earned", "retained"];

    /// <summary>Whether these are all tables of the period.</summary>
    internal static void AreAll(this PlainFold fold, IReadOnlyList<StatTable> tables)
    {
        foreach (var indicator in Indicators.All)
        {
            if (fold.IsThere(indicator) is not { } isThere) continue;
            Assert.True(isThere == tables.Any(one => one.Indicator == indicator), $"{indicator}: {isThere}");
        }
    }

    /// <summary>Whether these tables are the fold's, figure by figure.</summary>
    /// <returns>How many figures were compared, and how many of them were held back.</returns>
    internal static (int Shown, int Held) Compare(this PlainFold fold, IReadOnlyList<StatTable> tables)
    {
        var counts = (Shown: 0, Held: 0);
        foreach (var table in tables)
        {
            if (PlainFold.IsCrossed(table.Indicator)) CompareGroups(fold, table, tables);
            for (var row = 0; row < table.Rows.Count; row++)
            {
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    var actual = table.Cells[row][column];
                    var expected = fold.Of(table, table.Rows[row], table.Columns[column]);
                    // A neighbour of a small figure may be held back as well.
                    var isNeighbour = actual.State is CellState.Suppressed
                        && (PlainFold.IsCrossed(table.Indicator) || table.Indicator is Indicators.Spots);
                    Assert.True(
                        actual == expected || (isNeighbour && expected.State is CellState.Shown),
                        $"{table.Indicator} {table.Rows[row]} {table.Columns[column]}: {actual}, not {expected}");
                    if (actual.State is CellState.Suppressed) counts.Held++;
                    else counts.Shown++;
                }
            }
        }
        return counts;
    }

    // Where something is held back, something is few; where the finest groups are not few, they are what is shown.
    private static void CompareGroups(PlainFold fold, StatTable table, IReadOnlyList<StatTable> tables)
    {
        var isAlone = table.Indicator.StartsWith("participation-", StringComparison.Ordinal);
        if (table.Cells.Any(row => row.Any(cell => cell.State is CellState.Suppressed)))
        {
            Assert.Contains(
                tables.Where(one => isAlone ? one == table
                    : one.Indicator.StartsWith("active-by-", StringComparison.Ordinal)),
                one => one.Rows.Any(row => one.Columns.Any(column => IsFew(fold, one, row, column))));
        }
        if (!isAlone) return;
        var groups = fold.Groups(table.RowsBy!).Append(StatTable.Total).ToArray();
        if (groups.Any(group => States.Append(StatTable.Total).Any(state => IsFew(fold, table, group, state)))) return;
        Assert.DoesNotContain(
            table.Rows.Concat(table.Columns), code => code.Contains('+', StringComparison.Ordinal));
    }

    private static bool IsFew(PlainFold fold, StatTable table, string row, string column) =>
        fold.Count(table, row, column) is var count && count > 0 && count < fold.Few;
}
