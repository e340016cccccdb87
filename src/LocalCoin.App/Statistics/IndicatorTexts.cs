using LocalCoin.App.Pages;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Statistics;

/// <param name="Found">The finding as a sentence, with the places that <see cref="Findings"/> fills.</param>
internal sealed record IndicatorText(Text Title, Text Found);

/// <summary>What each table of the catalogue is called, and what it says in one sentence.</summary>
internal static class IndicatorTexts
{
    public static readonly Text TooFew = new(
        "人か お店の 数が まだ 少ないので、この数は 見せません。", "Held back: too few people or shops so far.");
    public static readonly Text Nobody = new("まだ ありません。", "Nothing yet.");
    public static readonly Text BeforeRounding = new("四捨五入《ししゃごにゅう》の 前で {0}", "{0} before rounding");
    public static readonly Text OnlyEnrolled = new("参加して いる 人は {0}です。", "{0} people take part.");
    public static readonly Text OnlyActive = new(
        "参加して いる {0}の うち {1}({2})が 野菜を 買いました。", "Of {0} who take part, {1} ({2}) bought vegetables.");
    private static readonly Text Most = new("いちばん 多いのは {0}で、{1}です。", "The largest group: {0}, {1}.");
    private static readonly Text MostDays = new(
        "まん中の 人の 日数が いちばん 多いのは {0}で、1週間に {1}日です。",
        "The middle one buys on most days in the group {0}: {1} a week.");


    /// <summary>Where no group buys on more days than another.</summary>
    public static readonly Text DaysAlike = new(
        "どの なかまも おなじで、まん中の 人は 1週間に {0}日です。",
        "All groups are alike: the middle one buys on {0} days a week.");

    private static readonly Text MostChanged = new(
        "はじめから いちばん ふえたのは {0}で、{1}です。", "The largest change is that of {0}: {1}.");
    private static readonly Text MostReached = new(
        "住んで いる 人と くらべて いちばん よく とどいたのは {0}で、{1}です。100%なら 住んで いる 人と 同じ わりあいです。",
        "Compared with who lives there it reaches {0} best: {1}. 100% is the same share as among residents.");

    private static readonly Dictionary<string, IndicatorText> OfPeople = new()
    {
        [Indicators.Funnel] = new(
            new("どこまで とどいたか", "How far it reached"),
            new("参加して いる {0}の うち {1}({2})が 野菜を 買い、{3}({4})が コインを もらいました。",
                "Of {0} who take part, {1} ({2}) bought vegetables and {3} ({4}) earned coins.")),
        [Indicators.ParticipationByAge] = new(new("参加して いる 人の 年れい", "Participants by age"), Most),
        [Indicators.ParticipationBySex] = new(new("参加して いる 人の 性別《せいべつ》", "Participants by sex"), Most),
        [Indicators.ParticipationByArea] = new(new("参加して いる 人の ところ", "Participants by area"), Most),
        [Indicators.ParticipationByChannel] = new(new("カードか スマホか", "Card or phone"), Most),
        [Indicators.RepresentationByAge] = new(
            new("住んで いる 人と くらべて — 年れい", "Compared with residents, by age"), MostReached),
        [Indicators.RepresentationBySex] = new(
            new("住んで いる 人と くらべて — 性別《せいべつ》", "Compared with residents, by sex"), MostReached),
        [Indicators.RepresentationByArea] = new(
            new("住んで いる 人と くらべて — ところ", "Compared with residents, by area"), MostReached),
        [Indicators.ActiveByAgeAndSex] = new(new("野菜を 買った 人の 年れいと 性別", "Buyers by age and sex"), Most),
        [Indicators.ActiveByAgeAndArea] = new(new("野菜を 買った 人の 年れいと ところ", "Buyers by age and area"), Most),
        [Indicators.VegetableDays] = new(
            new("野菜を 買った 日数", "Days with vegetables"),
            new("まん中の 人は 1週間に {0}日 野菜を 買いました。半分の 人は {1}日から {2}日の あいだです。",
                "The middle one bought vegetables on {0} days a week; half of them on {1} to {2}.")),
        [Indicators.VegetableDaysByAge] = new(new("野菜を 買った 日数 — 年れい", "Days with vegetables, by age"), MostDays),
        [Indicators.VegetableDaysBySex] = new(new("野菜を 買った 日数 — 性別", "Days with vegetables, by sex"), MostDays),
        [Indicators.VegetableDaysByArea] = new(
            new("野菜を 買った 日数 — ところ", "Days with vegetables, by area"), MostDays),
        [Indicators.VegetableShare] = new(
            new("買いものの 中の 野菜", "Vegetables in the basket"),
            new("参加して いる 人が コインで はらった うち、{0}が 野菜でした。",
                "Of what participants paid in coins, {0} was for vegetables.")),
        [Indicators.CheckPairs] = new(
            new("2回 はかった 人", "Measured twice"),
            new("28日より 長く あけて 2回 はかった 人は、{0}が {1}です。",
                "Measured twice, at least 28 days apart, by {0}: {1}.")),
        [Indicators.CheckLevel] = new(
            new("ベジチェックの 数", "VegeCheck level"),
            new("同じ 人の 数が、はじめの {0}から {1}に なりました({2})。",
                "The same people went from {0} to {1} ({2}).")),
        [Indicators.CheckLevelByAge] = new(
            new("ベジチェックの 数 — 年れい", "VegeCheck level, by age"), MostChanged),
        [Indicators.CheckLevelBySex] = new(
            new("ベジチェックの 数 — 性別《せいべつ》", "VegeCheck level, by sex"), MostChanged),
        [Indicators.CheckLevelByArea] = new(
            new("ベジチェックの 数 — ところ", "VegeCheck level, by area"), MostChanged),
        [Indicators.CheckReached] = new(
            new("めやすに とどいた 人", "Reached the goal"),
            new("めやすに とどいた 人は、はじめの {0}から {1}に なりました。",
                "Those who reached the goal went from {0} to {1}.")),
        [Indicators.Dishes] = new(
            new("1日の 野菜の 皿《さら》の 数", "Dishes of vegetables a day"),
            new("自分で こたえた 数は、はじめの {0}皿から {1}皿に なりました。",
                "As people say themselves: from {0} dishes to {1}.")),
        [Indicators.DishesReached] = new(
            new("1日 5皿に とどいた 人", "Five dishes a day"),
            new("5皿に とどいた 人は、はじめの {0}から {1}に なりました。",
                "Those with five dishes went from {0} to {1}.")),
    };

    private static readonly Dictionary<string, IndicatorText> OfTheScheme = new()
    {
        [Indicators.Retention] = new(
            new("つづけて いる 人", "Staying"),
            new("はじめてから {0} あとの 月にも 野菜を 買った 人は {1}です。",
                "{0} after joining, {1} bought vegetables.")),
        [Indicators.Unintended] = new(
            new("のぞんで いなかった こと", "What nobody wanted"),
            new("野菜を 買った 人の うち、{0}が もらえる コインの 上限《じょうげん》に なり、{1}は コインの もらえる ものだけを 買いました。",
                "Of those who bought vegetables, {0} reached a cap, and {1} bought nothing but what earns.")),
        [Indicators.AfterEnd] = new(
            new("おわった あとも 買って いるか", "After a programme's end"),
            new("{0}が おわる 前の 4週と くらべて、あとの 4週に 野菜を 買った 日は {1}でした。100%なら 同じです。",
                "After {0} ended, people bought vegetables on {1} of the days of its last four weeks.")),
        [Indicators.Spots] = new(
            new("野菜を 売った ところ", "Places that sold vegetables"),
            new("野菜が 売れた ところは {0}か所です。", "Vegetables were sold at {0} places.")),
        [Indicators.Incentive] = new(
            new("野菜で 出した コイン", "Coins for vegetables"),
            new("{0}の コインを 出し、{1}が つかわれました。", "{0} of coins were issued and {1} spent.")),
        [Indicators.Redemption] = new(
            new("出した コインが つかわれた わりあい", "How much of it was spent"),
            new("{0}に 出した コインは、{1}が つかわれました。", "Of what was issued in {0}, {1} has been spent.")),
        [Indicators.IncentiveCost] = new(
            new("ひとりに 出した コイン", "Coins per person"),
            new("野菜を 買った 人 ひとりに、{0}の コインを 出しました。",
                "For each who bought vegetables, {0} of coins were issued.")),
        [Indicators.CashlessShare] = new(
            new("無人販売所《むじんはんばいじょ》で コインで はらった わりあい", "Coins at unattended stands"),
            new("現金と コインの うち、{0}が コインでした。", "Of coins and cash, {0} was paid in coins.")),
        [Indicators.BeforeAfter] = new(
            new("はじまる 前と あと", "Before and after the start"),
            new("1週間に 野菜を 買った 日は、前の 12週の {0}日から、あとの 12週は {1}日に なりました。",
                "Days with vegetables a week: {0} in the twelve weeks before, {1} in the twelve after.")),
    };

    public static readonly IReadOnlyDictionary<string, IndicatorText> Of =
        OfPeople.Concat(OfTheScheme).ToDictionary(one => one.Key, one => one.Value);
}
