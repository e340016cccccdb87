// A table that may be seen. What is held back is not in it: neither in memory, nor in storage, nor in what is shown.

namespace LocalCoin.Ledger.Statistics;

/// <summary>Who looks decides how small a figure may be: <see cref="Staff"/> 10 people, everybody 20.</summary>
public enum Level { Staff, Publication }

/// <summary><see cref="Tenths"/>: of a level, a dish, or a day in a week. <see cref="PerMille"/>: of a share.</summary>
public enum Unit { People, Days, Yen, PerMille, Tenths, Count }

/// <summary><see cref="Nil"/>: nobody, or nothing. <see cref="Suppressed"/>: too few to be shown, or their
/// neighbours would tell.</summary>
public enum CellState { Shown, Nil, Suppressed }

/// <param name="Value">Null unless shown.</param>
public readonly record struct Cell(CellState State, long? Value)
{
    public static readonly Cell Nil = new(CellState.Nil, null);
    public static readonly Cell Suppressed = new(CellState.Suppressed, null);

    public static Cell Of(long value) => value == 0 ? Nil : new(CellState.Shown, value);
}

/// <param name="Indicator">Its code in the catalogue: <see cref="Indicators"/>.</param>
/// <param name="Period">A month as <c>2026-10</c>, or a year from April to March as <c>fy2026</c>.</param>
/// <param name="RowsBy">What the rows are: a code such as <c>age</c>, <c>sex</c>, <c>area</c>; null for one.</param>
/// <param name="Rows">Codes. Groups that were merged are joined as <c>from85+from90+from95</c>.</param>
/// <param name="Cells">By row, then by column.</param>
public sealed record StatTable(
    string Indicator, string Period, Unit Unit, string? RowsBy, IReadOnlyList<string> Rows, string? ColumnsBy,
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Cells)
{
    /// <summary>The code of rows and columns that hold sums.</summary>
    public const string Total = "total";
}
