// What a page says, in both languages. A feature's sentences stand together in its *Texts class, so that one can read
// them through as a person would hear them; a test reads them all.

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace LocalCoin.App.Pages;

/// <param name="Japanese">May carry readings, as in 窓口《まどぐち》, and places for values, as in {0}.</param>
public sealed partial record Text(string Japanese, string English)
{
    /// <summary>Why the ledger said no.</summary>
    public static Text Of(Ledger.Rejection reason) =>
        new(Texts.Rejections.Texts[reason].Japanese, Texts.Rejections.Texts[reason].English);

    /// <summary>With its values, to be said later; a text among them in its own language.</summary>
    public Text With(params object[] values) => new(
        Filled(Japanese, [.. values.Select(value => value is Text text ? text.Japanese : value)]),
        Filled(English, [.. values.Select(value => value is Text text ? text.English : value)]));

    /// <summary>For an attribute or a title: without readings and marks.</summary>
    public string Plain(bool isJapanese, params object[] values) => Filled(
        isJapanese ? Reading().Replace(Japanese, "$1") : English, values);

    /// <summary>For the page: with readings above the characters.</summary>
    public string Html(bool isJapanese, params object[] values)
    {
        var encoded = WebUtility.HtmlEncode(isJapanese ? Japanese : English);
        var read = Reading().Replace(encoded, "<ruby>$1<rp>(</rp><rt>$2</rt><rp>)</rp></ruby>");
        var filled = Filled(read, [.. values.Select(value => WebUtility.HtmlEncode(Word(value)))])
            .Replace("\n", "<br>", StringComparison.Ordinal);
        // One piece, wherever it stands: a row of boxes would else set the reading apart from its sentence.
        return filled.Contains("<ruby>", StringComparison.Ordinal) ? $"<span>{filled}</span>" : filled;
    }

    private static string Filled(string form, object[] values) => values.Length == 0
        ? form
        : string.Format(CultureInfo.InvariantCulture, form, [.. values.Select(Word)]);

    private static string Word(object value) => value is long or int
        ? string.Format(CultureInfo.InvariantCulture, "{0:#,0}", value)
        : value.ToString() ?? "";

    [GeneratedRegex(@"([\p{IsCJKUnifiedIdeographs}々ヶ]+)《([\p{IsHiragana}\p{IsKatakana}]+)》", RegexOptions.None, 100)]
    private static partial Regex Reading();
}
