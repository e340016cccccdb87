// A year that is not over is told by its months alone: whoever has what these publish can add it too, so the sum tells
// nothing that they have not told. Only coins are added; the same people are in several months.

namespace LocalCoin.Ledger.Statistics;

public static class MonthsAdded
{
    /// <param name="months">What became of coins in each of them, as it is shown.</param>
    /// <returns>A figure is held back where one of the months holds it back; null of no months.</returns>
    /// <exception cref="ArgumentException">Something else than coins.</exception>
    public static StatTable? Of(IReadOnlyList<StatTable> months)
    {
        if (months.Count == 0) return null;
        if (months.Any(month => month.Indicator != Indicators.Incentive))
        {
            throw new ArgumentException("only coins are added", nameof(months));
        }
        var first = months[0];
        return first with
        {
            Period = $"{first.Period} to {months[^1].Period}",
            Cells =
            [
                .. first.Rows.Select((_, row) => (IReadOnlyList<Cell>)
                    [.. first.Columns.Select((_, column) => Sum(months.Select(month => month.Cells[row][column])))]),
            ],
        };
    }

    private static Cell Sum(IEnumerable<Cell> months) =>
        months.Any(one => one.State is CellState.Suppressed)
            ? Cell.Suppressed
            : Cell.Of(months.Sum(one => one.Value ?? 0));
}
