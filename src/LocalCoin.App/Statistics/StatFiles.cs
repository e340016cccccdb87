// A table as a file for spreadsheets and programs: the very table that the page shows, cell by cell. What is held back
// is x and nothing is -, as general statistics write them, and never an empty field.

using System.Globalization;
using System.Text;
using LocalCoin.App.Pages;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Statistics;

internal static class StatFiles
{
    public static byte[] Csv(StatTable table)
    {
        var text = new StringBuilder("\uFEFF").Append(CsvCell.Quoted(table.RowsBy ?? "row"));
        foreach (var column in table.Columns) text.Append(',').Append(CsvCell.Quoted(column));
        text.Append("\r\n");
        for (var at = 0; at < table.Rows.Count; at++)
        {
            text.Append(CsvCell.Quoted(table.Rows[at]));
            foreach (var cell in table.Cells[at]) text.Append(',').Append(Written(cell, table.Unit));
            text.Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A number without marks between its digits: a share in per cent, tenths with their point.</summary>
    private static string Written(Cell cell, Unit unit) => cell switch
    {
        { State: CellState.Suppressed } => Numerals.Suppressed,
        { Value: { } value } => unit is Unit.PerMille or Unit.Tenths
            ? (value / 10m).ToString("0.0", CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture),
        _ => Numerals.Nil,
    };
}
