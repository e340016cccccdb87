// The words of a table's codes. Groups that were merged so that nobody stands alone are named by what they hold now:
// three bands of age are one band, two neighbourhoods are both names.

using System.Globalization;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using NodaTime.Text;

namespace LocalCoin.App.Statistics;

internal static class StatWords
{
    private static readonly string[] Outside = ["elsewhere-in-city", "outside-city"];
    private const char Merged = '+';
    private const int FirstBorder = 65;
    private const int BandYears = 5;
    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    /// <summary>What the rows or columns are.</summary>
    public static string By(string? by, bool isJapanese) =>
        by is not null && StatCodeTexts.By.TryGetValue(by, out var text) ? text.Plain(isJapanese) : "";

    public static string Of(string? by, string code, bool isJapanese)
    {
        if (code == StatTable.Total) return StatCodeTexts.Total.Plain(isJapanese);
        var parts = code.Split(Merged);
        if (by == "age" && parts.Length > 1) return Ages(parts, isJapanese);
        if (StatCodeTexts.Words.TryGetValue(code, out var whole)) return whole.Plain(isJapanese);
        var words = parts.Select(part => One(by, part, isJapanese)).ToList();
        if (by == "area" && Outside.All(part => parts.Contains(part)))
        {
            words.RemoveRange(words.Count - Outside.Length, Outside.Length);
            words.Add(StatCodeTexts.OutsideKongo.Plain(isJapanese));
        }
        return string.Join(isJapanese ? "・" : ", ", words);
    }

    /// <summary>A month in its year: 2026年10月.</summary>
    public static string OfMonth(YearMonth month, bool isJapanese) => isJapanese
        ? $"{month.Year}年{month.Month}月"
        : month.ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>Where its year is said elsewhere: 10月.</summary>
    public static string OfMonthAlone(string period, bool isJapanese) => MonthOf(period) is not { } month ? period
        : isJapanese ? $"{month.Month}月" : month.ToString("MMM", CultureInfo.InvariantCulture);

    /// <summary>A month, or a year from April to March.</summary>
    public static string OfPeriod(string period, bool isJapanese) => MonthOf(period) is { } month
        ? OfMonth(month, isJapanese)
        : StatCodeTexts.FiscalYear.Plain(isJapanese, period.TrimStart('f', 'y'));

    public static YearMonth? MonthOf(string period) =>
        Month.Parse(period) is { Success: true } read ? read.Value : null;

    /// <summary>Under an axis: the figure alone, or three letters.</summary>
    public static string Short(string period, bool isJapanese) => MonthOf(period) is not { } month ? period
        : isJapanese ? month.Month.ToString(CultureInfo.InvariantCulture)
        : month.ToString("MMM", CultureInfo.InvariantCulture);

    private static string One(string? by, string code, bool isJapanese) => (by switch
    {
        "age" => Trait(TraitTexts.Ages, code),
        "sex" => Trait(TraitTexts.Sexes, code),
        "area" => Trait(TraitTexts.Areas, code),
        "channel" => Trait(TraitTexts.Channels, code),
        "kind" => Enum.TryParse<SpotKind>(Joined(code), true, out var kind)
            ? SpotTexts.Kind(kind) : null,
        _ => StatCodeTexts.Words.GetValueOrDefault(code),
    })?.Plain(isJapanese) ?? (MonthOf(code) is { } month ? OfMonth(month, isJapanese) : code);

    private static Text? Trait<T>(IReadOnlyDictionary<T, Text> words, string code) where T : struct, Enum =>
        Enum.TryParse<T>(Joined(code), true, out var trait) ? words[trait] : null;

    private static string Ages(string[] parts, bool isJapanese)
    {
        var bands = parts.Select(part => Enum.Parse<AgeBand>(Joined(part), true)).Order().ToArray();
        var (from, to) = (Border(bands[0]), Border(bands[^1] + 1) - 1);
        return (bands[0], bands[^1]) switch
        {
            (AgeBand.To64, AgeBand.From95) => StatCodeTexts.Total.Plain(isJapanese),
            (AgeBand.To64, _) => StatCodeTexts.UpTo.Plain(isJapanese, to),
            (_, AgeBand.From95) => StatCodeTexts.AndOver.Plain(isJapanese, from),
            _ => StatCodeTexts.Between.Plain(isJapanese, from, to),
        };
    }

    // snake_case and kebab-case are the same name.
    private static string Joined(string code) =>
        code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private static int Border(AgeBand band) => FirstBorder + (((int)band - 1) * BandYears);
}
