// How each table is counted is said once, in specs, beside the examples that are executed; the pages read it there.

using System.Text.RegularExpressions;

namespace LocalCoin.App.Statistics;

public static partial class Formulas
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Japanese = new(() => Read("statistics-ja.md"));
    private static readonly Lazy<IReadOnlyDictionary<string, string>> English = new(() => Read("statistics.md"));

    /// <summary>Null for a table that the page of its language does not describe.</summary>
    public static string? Of(string indicator, bool isJapanese) =>
        (isJapanese ? Japanese : English).Value.GetValueOrDefault(indicator);

    private static Dictionary<string, string> Read(string name)
    {
        using var stream = typeof(Formulas).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the program");
        using var text = new StreamReader(stream);
        return Line().Matches(text.ReadToEnd()).ToDictionary(
            line => line.Groups[1].Value, line => line.Groups[2].Value.Replace("`", "", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \| ([^|]+?) \|", RegexOptions.Multiline, 1000)]
    private static partial Regex Line();
}
