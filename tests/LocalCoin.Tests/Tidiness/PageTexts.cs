using System.Reflection;
using System.Text.RegularExpressions;
using LocalCoin.App.Pages;

namespace LocalCoin.Tests.Tidiness;

// Everything a page says stands in a *Texts class of its feature, in both languages, in words that people use.
public class PageTexts
{
    private static readonly Regex Japanese = new(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]");
    private static readonly Regex Machine = new("残高|チャージ|ポイント|決済|エラー");
    private static readonly Regex Place = new(@"\{\d\}");
    private static readonly Regex WordInMarkup = new(@">\s*[A-Za-z][A-Za-z ,.]{2,}\s*<");

    private static readonly (string Name, Text Text)[] All =
    [
        .. from type in typeof(Text).Assembly.GetTypes()
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType == typeof(Text)
           select ($"{type.Name}.{field.Name}", (Text)field.GetValue(null)!),
    ];

    private static IEnumerable<string> Components =>
        Checkout.Files.Where(file => file.EndsWith(".razor", StringComparison.Ordinal));

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places_for_values() => Faults.None(
        from one in All
        where string.IsNullOrWhiteSpace(one.Text.Japanese) || string.IsNullOrWhiteSpace(one.Text.English)
            || Japanese.IsMatch(one.Text.English) || Places(one.Text.Japanese) != Places(one.Text.English)
            || (!Japanese.IsMatch(one.Text.Japanese) && one.Text.Japanese != one.Text.English)
        select one.Name);

    [Fact]
    public void No_page_uses_the_words_of_machines_and_banks() => Faults.None(
        from one in All where Machine.IsMatch(one.Text.Japanese) select $"{one.Name}: {one.Text.Japanese}");

    [Fact]
    public void A_text_stands_in_a_class_of_texts_and_nowhere_else()
    {
        Assert.True(All.Length > 50);
        Faults.None(from one in All where !one.Name.Contains("Texts.", StringComparison.Ordinal) select one.Name);
        // The one word that is in its own language on every page is the name of the language.
        Faults.None(
            from file in Components
            from line in Checkout.Lines(file)
            let words = Regex.Replace(line, "日本語|>English<|\"、\"", "")
            where !words.TrimStart().StartsWith("///", StringComparison.Ordinal) && !words.Contains("=>")
            where Japanese.IsMatch(words) || WordInMarkup.IsMatch(words)
            select $"{file}: {line.Trim()}");
    }

    [Fact]
    public void Readings_stand_above_their_characters_and_in_no_attribute()
    {
        var text = new Text("{0}の 窓口《まどぐち》", "the counter of {0}");
        Assert.Equal(
            "<span>&lt;b&gt;の <ruby>窓口<rp>(</rp><rt>まどぐち</rt><rp>)</rp></ruby></span>", text.Html(true, "<b>"));
        Assert.Equal("1,200の 窓口", text.Plain(true, 1_200L));
        Assert.Equal("the counter of 1,200", text.Html(false, 1_200L));
    }

    private static string Places(string form) =>
        string.Join(' ', Place.Matches(form).Select(match => match.Value).Order(StringComparer.Ordinal));
}
