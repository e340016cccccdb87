using System.Text.RegularExpressions;

namespace LocalCoin.Tests.Tidiness;

// What does not fit on a few screens is not read, and what is not read is not reviewed.
public class Lengths
{
    private static readonly Ratchet FileLines = new("lines", 300, new Dictionary<string, int>());

    private static readonly Ratchet LongLines = new("lines over 120 characters", 0, new Dictionary<string, int>());

    private static readonly Ratchet FunctionLines = new("lines in one function", 60, new Dictionary<string, int>());

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        FileLines.Check(Checkout.CodeFiles.Select(file => (file, Checkout.Lines(file).Length)));

    [Fact]
    public void No_line_is_longer_than_120_characters() =>
        LongLines.Check(Checkout.CodeFiles.Select(file =>
            (file, Checkout.Lines(file).Count(line => line.Length > 120))));

    [Fact]
    public void No_function_is_longer_than_60_lines() =>
        FunctionLines.Check(Checkout.Sources.Select(file =>
            (file, Functions(Checkout.Lines(file)).DefaultIfEmpty().Max())));

    /// <summary>Lengths of blocks that are not types: from a lone brace to the one below it in its column.</summary>
    private static IEnumerable<int> Functions(string[] lines)
    {
        for (var start = 1; start < lines.Length; start++)
        {
            if (lines[start].Trim() != "{" || OpensType(lines, start)) continue;
            var column = lines[start].IndexOf('{', StringComparison.Ordinal);
            var end = Array.FindIndex(lines, start, line => Regex.IsMatch(line, $"^ {{{column}}}}}"));
            if (end >= 0) yield return end - start - 1;
        }
    }

    /// <summary>A type's head can run over several lines; it starts at the column of its brace.</summary>
    private static bool OpensType(string[] lines, int brace)
    {
        var column = lines[brace].IndexOf('{', StringComparison.Ordinal);
        var head = Array.FindLastIndex(lines, brace - 1, line =>
            line.Length > column && line[..column].Trim().Length == 0 && !") ".Contains(line[column]));
        return head >= 0 && Regex.IsMatch(lines[head], @"\b(class|record|struct|interface|enum|namespace)\b.*");
    }
}
