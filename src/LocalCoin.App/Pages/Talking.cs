using Microsoft.AspNetCore.Components;

namespace LocalCoin.App.Pages;

/// <summary>What every component can do: speak the reader's language.</summary>
public abstract class Talking : ComponentBase
{
    [CascadingParameter]
    public Visit Visit { get; set; } = null!;

    protected MarkupString Say(Text text, params object[] values) => new(text.Html(Visit.IsJapanese, values));

    /// <summary>For attributes.</summary>
    protected string Plain(Text text, params object[] values) => text.Plain(Visit.IsJapanese, values);

    /// <summary>A name from the directory in the reader's language, where there is one.</summary>
    protected string Named(string japanese, string? english) => Visit.IsJapanese ? japanese : english ?? japanese;

    protected string InNeighbourhood(string word) => NeighbourhoodTexts.Named(word, Visit.IsJapanese);

    protected internal static string Time(Instant at) =>
        NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("H:mm").Format(Tokyo(at).TimeOfDay);

    protected static string TimeWithSeconds(Instant at) =>
        NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("H:mm:ss").Format(Tokyo(at).TimeOfDay);

    protected string Day(Instant at) => Day(Tokyo(at).Date);

    /// <summary>As one word: no line ends inside it.</summary>
    protected string Day(LocalDate day) => Visit.IsJapanese
        ? NodaTime.Text.LocalDatePattern.Create(
            "M月d日\u2060(ddd)", System.Globalization.CultureInfo.GetCultureInfo("ja-JP")).Format(day)
        : NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("ddd\u00a0d\u00a0MMM").Format(day);

    /// <summary>As calendars head their columns: 月, Mon.</summary>
    protected string Weekday(LocalDate day) => NodaTime.Text.LocalDatePattern.Create(
        "ddd", System.Globalization.CultureInfo.GetCultureInfo(Visit.IsJapanese ? "ja-JP" : "en-GB")).Format(day);

    /// <summary>With its year, for what lies further ahead.</summary>
    protected string WholeDay(LocalDate day) => Visit.IsJapanese
        ? $"{day.Year}年{day.Month}月{day.Day}日"
        : NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu").Format(day);

    private static ZonedDateTime Tokyo(Instant at) => at.InZone(Ledger.Tokyo.Zone);
}
