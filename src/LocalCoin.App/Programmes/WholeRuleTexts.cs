// A rule as one would say it, whole: what it promises, then when, where, by whose word, for whom and from which budget.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Programmes;

internal static class WholeRuleTexts
{
    private const int PlacesMax = 500;

    private static readonly Text Period = new("{0}から {1}まで。", "From {0} until {1}.");
    private static readonly Text Anywhere = new("どの お店・売り場でも。", "At every shop and place of sale.");
    private static readonly Text Only = new("{0}だけ。", "Only at {0}.");
    private static readonly Text Word = new(
        "やさいの 分《ぶん》は、{0}。", "What was for vegetables: {0}.");
    private static readonly Text Enrolled = new(
        "申《もう》しこんだ 人だけ。", "Only for who takes part in the programme.");
    private static readonly Text From = new("コインは 予算《よさん》「{0}」から。", "The coins come from the budget {0}.");
    private static readonly Text Bonus = new(
        "{0}円 入金する ごとに おまけ {1}円。ひとり {2}円までの 入金に。予算「{3}」から。",
        "{1} yen extra for each {0} yen paid in, for up to {2} yen of one person. From the budget {3}.");

    private static readonly (DeclaredBy By, Text Word)[] Words =
    [
        (DeclaredBy.Shop, new("お店が 打《う》つ", "the shop types it")),
        (DeclaredBy.Spot, new("やさいだけの 売り場なら 全部《ぜんぶ》", "all of it at places that sell nothing else")),
        (DeclaredBy.Payer, new("はらう 人が 言う", "the payer says it")),
    ];

    /// <param name="places">Names of places of sale; one that has none is told by its id.</param>
    public static IReadOnlyList<Text> Of(ProgrammeRule rule, IReadOnlyDictionary<SpotId, Text> places) =>
    [
        RuleTexts.Of(rule),
        Period.With(Day(rule.From), Day(rule.Until)),
        rule.Spots.Count == 0 ? Anywhere
            : Only.With(Joined(rule.Spots.Select(spot => places.GetValueOrDefault(spot) ?? Said(spot.Value)))),
        Word.With(Joined(Words.Where(one => rule.Declarers.Contains(one.By)).Select(one => one.Word))),
        .. rule.EnrolledOnly ? [Enrolled] : Array.Empty<Text>(),
        From.With(rule.Fund),
    ];

    public static Text Of(PremiumProposed premium) => Joined(
        [
            Bonus.With(premium.Unit.Coins, premium.Bonus.Coins, premium.PaidInMax.Coins, premium.Fund),
            Period.With(Day(premium.From), Day(premium.Until)),
        ], "", " ");

    /// <summary>Names of all places of sale.</summary>
    public static async Task<IReadOnlyDictionary<SpotId, Text>> Places(HttpContext http) =>
        (await http.RequestServices.GetRequiredService<CommunityDirectory>().Spots.After(
            "", PlacesMax, http.RequestAborted))
        .ToDictionary(one => one.Spot, one => new Text(one.Name, one.NameEn ?? one.Name));

    public static Text Day(LocalDate day) => new(
        $"{day.Year}年{day.Month}月{day.Day}日",
        NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu").Format(day));

    private static Text Said(string id) => new(id, id);

    private static Text Joined(IEnumerable<Text> all, string japanese = "、", string english = ", ")
    {
        var each = all.ToArray();
        return new(
            string.Join(japanese, each.Select(one => one.Japanese)),
            string.Join(english, each.Select(one => one.English)));
    }
}
