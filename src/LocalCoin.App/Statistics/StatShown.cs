using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;

namespace LocalCoin.App.Statistics;

/// <summary>Of which months and years there are statistics, the newest first.</summary>
public sealed record PeriodsShown(Level Level, IReadOnlyList<string> Periods);

/// <param name="State">shown, nil, or suppressed: held back, and then no program has its value either.</param>
public sealed record CellShown(CellState State, long? Value);

/// <summary>A table as the page shows it, with all that tells what it is.</summary>
/// <param name="Few">Nothing is told of fewer people than this.</param>
/// <param name="Unit">Tenths and perMille are whole numbers of these.</param>
public sealed record TableShown(
    string Indicator, string Period, Level Level, long Few, int Version, Instant AsOf, bool IsFrozen, string? Reason,
    Unit Unit, string? RowsBy, IReadOnlyList<string> Rows, string? ColumnsBy, IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<CellShown>> Cells)
{
    internal static TableShown Of(Snapshot of, StatTable table) => new(
        table.Indicator, table.Period, of.Level, of.Few, of.Version, of.AsOf, of.IsFrozen,
        of.Reason, table.Unit, table.RowsBy, table.Rows, table.ColumnsBy, table.Columns,
        [.. table.Cells.Select(row => (IReadOnlyList<CellShown>)
            [.. row.Select(cell => new CellShown(cell.State, cell.Value))])]);
}
