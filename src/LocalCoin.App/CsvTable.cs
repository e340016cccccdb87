// A file's rows under known names. Headers may be English or Japanese and in any order; one that is not known is
// refused, because a mistyped "vegetables" that is quietly ignored costs residents their coins.

using System.Globalization;
using System.Text;
using CsvHelper;

namespace LocalCoin.App;

/// <summary>One named column; specs/imports.md lists them all.</summary>
public sealed record Column(string Name, bool Required, params string[] Also);

/// <summary>Why a row was refused. Line 1 is the header; a row in several lines is named by its first.</summary>
public sealed record BadRow(int Line, string? Column, string? Value, string Reason)
{
    private const int ShownMax = 60;

    public override string ToString() =>
        $"line {Line}" + (Column is null ? "" : $", {Column}") + (Value is null ? "" : $" '{Shown(Value)}'")
            + $": {Reason}";

    /// <summary>What a terminal can show: control characters by their code, and not a page of it.</summary>
    private static string Shown(string value)
    {
        var shown = new StringBuilder();
        foreach (var letter in value.Take(ShownMax))
        {
            if (char.IsControl(letter) || char.IsSurrogate(letter)) shown.Append(
                CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else shown.Append(letter);
        }
        return value.Length > ShownMax ? shown.Append('…').ToString() : shown.ToString();
    }
}

/// <summary>One row, its values by column; absent and empty are the same.</summary>
public sealed record CsvRow(int Line, string[] Cells, IReadOnlyDictionary<string, int> Places)
{
    public string Cell(Column column) =>
        Places.TryGetValue(column.Name, out var place) && place < Cells.Length ? Cells[place] : "";
}

public sealed class CsvTable
{
    public const int RowsMax = 1_000_000;
    private const int RecordBytesMax = 64 * 1024;
    private const string Ignored = "#";

    private CsvTable(string[] header, IReadOnlyDictionary<string, int> places, List<CsvRow> rows, List<BadRow> bad)
    {
        Header = header;
        Places = places;
        Rows = rows;
        Bad = bad;
    }

    /// <summary>As the file writes it.</summary>
    public IReadOnlyList<string> Header { get; }
    public IReadOnlyDictionary<string, int> Places { get; }
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Rows that are no rows: cells too many or too few, a quote out of place.</summary>
    public IReadOnlyList<BadRow> Bad { get; }

    /// <exception cref="UnreadableFileException">The header is missing or is not one of this kind of file.</exception>
    public static CsvTable Parse(string text, IReadOnlyList<Column> columns)
    {
        var bad = new List<BadRow>();
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = FirstLine(text).Contains('\t') ? '\t' : ',',
            TrackLineNumbers = true,
            MaxRecordSize = RecordBytesMax,
            OnMalformedRecord = record => bad.Add(new((int)record.LineNumber, null, null, Described(record.Reason))),
        });
        try
        {
            if (!reader.Read()) throw new UnreadableFileException(
                "the file is empty: its first line must name the columns");
            var header = Cells(reader);
            var places = Place(header, columns);
            if (bad.Count > 0) throw new UnreadableFileException($"line 1: {bad[0].Reason}");
            return new CsvTable(header, places, ReadRows(reader, header, places, bad), bad);
        }
        catch (CsvFormatException broken)
        {
            throw new UnreadableFileException($"line {broken.LineNumber}: {broken.Message}");
        }
    }

    private static List<CsvRow> ReadRows(
        CsvReader reader, string[] header, IReadOnlyDictionary<string, int> places, List<BadRow> bad)
    {
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var row = new CsvRow((int)reader.LineNumber, Cells(reader), places);
            if (row.Cells.All(string.IsNullOrWhiteSpace)) continue;
            if (rows.Count == RowsMax) throw new UnreadableFileException(
                $"more than {RowsMax} rows: split the file, in time order");
            rows.Add(row);
            if (row.Cells.Length != header.Length && bad.LastOrDefault()?.Line != row.Line)
            {
                bad.Add(new(row.Line, null, null, $"{row.Cells.Length} cells where the header names {header.Length}"));
            }
        }
        return rows;
    }

    private static string[] Cells(CsvReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static ReadOnlySpan<char> FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text.AsSpan(0, end);
    }

    private static string Described(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quotation mark is opened and never closed",
        _ => "a quotation mark stands where none may; write \"\" inside quotes",
    };

    private static Dictionary<string, int> Place(string[] header, IReadOnlyList<Column> columns)
    {
        var places = new Dictionary<string, int>();
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Normalize(NormalizationForm.FormKC).Trim();
            if (name.Length == 0 || name.StartsWith(Ignored, StringComparison.Ordinal)) continue;
            var known = string.Join(", ", columns.Select(Described));
            var column = columns.FirstOrDefault(one => Names(one, name)) ?? throw new UnreadableFileException(
                $"line 1: the column '{name}' is not known here; known are: {known} "
                + $"(a column whose name begins with {Ignored} is ignored)");
            if (!places.TryAdd(column.Name, i)) throw new UnreadableFileException(
                $"line 1: the column '{name}' is there twice");
        }
        if (columns.FirstOrDefault(one => one.Required && !places.ContainsKey(one.Name)) is { } missing)
        {
            throw new UnreadableFileException($"line 1: the column {Described(missing)} is missing");
        }
        return places;
    }

    private static bool Names(Column column, string name) =>
        string.Equals(column.Name, name.Replace(' ', '_').Replace('-', '_'), StringComparison.OrdinalIgnoreCase)
        || column.Also.Any(also => string.Equals(also, name, StringComparison.OrdinalIgnoreCase));

    private static string Described(Column column) =>
        column.Also.Length == 0 ? column.Name : $"{column.Name} ({column.Also[0]})";
}
