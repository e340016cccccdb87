using CsvHelper;

namespace LocalCoin.App.Imports;

/// <summary>What was not imported, as it stood in the file, each with its reason: to be mended and imported
/// again.</summary>
public static class RefusedRows
{
    /// <summary>Begins with #, so that the mended file can be imported with the column still there.</summary>
    private const string ReasonColumn = "#reason";

    public static async Task<string> Write(
        string path, CsvTable table, IReadOnlyList<BadRow> bad, CancellationToken cancellation)
    {
        var target = Path.ChangeExtension(path, null) + ".refused.csv";
        var reasons = bad.ToLookup(one => one.Line, one => (one.Column is null ? "" : one.Column + ": ") + one.Reason);
        // Excel reads UTF-8 as such only with the byte order mark.
        await using var csv = CsvWriter.ToFile(target, new CsvWriterOptions { WriteByteOrderMark = true });
        foreach (var name in table.Header.Where(name => name.Trim() != ReasonColumn)) csv.WriteField(name);
        csv.WriteField(ReasonColumn);
        await csv.EndRecordAsync(cancellation);
        foreach (var row in table.Rows.Where(row => reasons.Contains(row.Line)))
        {
            for (var i = 0; i < table.Header.Count; i++)
            {
                if (table.Header[i].Trim() != ReasonColumn) csv.WriteField(i < row.Cells.Length ? row.Cells[i] : "");
            }
            csv.WriteField(string.Join("; ", reasons[row.Line]));
            await csv.EndRecordAsync(cancellation);
        }
        return target;
    }
}
