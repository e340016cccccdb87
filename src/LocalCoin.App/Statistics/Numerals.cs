// How a figure of a statistic is written: with its unit, the same on the page, in the chart and on paper.

using System.Globalization;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Statistics;

internal static class Numerals
{
    /// <summary>Held back, as general statistics write it.</summary>
    public const string Suppressed = "x";

    /// <summary>There was nobody, or nothing.</summary>
    public const string Nil = "-";

    public static string Of(Cell cell, Unit unit, bool isJapanese) => cell switch
    {
        { State: CellState.Suppressed } => Suppressed,
        { Value: { } value } => Of(value, unit, isJapanese),
        _ => Nil,
    };

    public static string Of(long value, Unit unit, bool isJapanese) => Form(unit) is var form && isJapanese
        ? Bare(value, unit) + form.Japanese
        : form.EnglishBefore + Bare(value, unit) + form.EnglishAfter;

    /// <summary>In whole per cent, as everywhere.</summary>
    public static string Share(long part, long whole, bool isJapanese) =>
        Of(((part * 200) + whole) / (2 * whole) * 10, Unit.PerMille, isJapanese);

    /// <summary>For a scale: without what stands at each of its figures, but for the sign of a share.</summary>
    public static string Bare(long value, Unit unit) => unit switch
    {
        Unit.PerMille => value % 10 == 0
            ? (value / 10).ToString(CultureInfo.InvariantCulture)
            : (value / 10m).ToString("0.0", CultureInfo.InvariantCulture),
        Unit.Tenths => (value / 10m).ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    private static (string Japanese, string EnglishBefore, string EnglishAfter) Form(Unit unit) => unit switch
    {
        Unit.People => ("人", "", ""),
        Unit.Days => ("日", "", " days"),
        Unit.Yen => ("円", "¥", ""),
        Unit.PerMille => ("%", "", "%"),
        _ => ("", "", ""),
    };
}
