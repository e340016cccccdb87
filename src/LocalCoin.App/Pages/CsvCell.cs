namespace LocalCoin.App.Pages;

internal static class CsvCell
{
    /// <summary>A name that begins like a formula would be counted by a spreadsheet instead of shown.</summary>
    public static string Quoted(string name) =>
        '"' + (name.Length > 0 && "=+-@\t\r".Contains(name[0], StringComparison.Ordinal) ? "'" : "")
        + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
