using LocalCoin.Ledger;

namespace LocalCoin.App.Pages;

/// <summary>What a programme promises to whoever buys vegetables, in a sentence; and why it gave less.</summary>
internal static class RuleTexts
{
    private static readonly Text Rate = new(
        "やさいを 買うと、その 金額《きんがく》の {0}%を もらえます。", "Buying vegetables earns {0}% of what they cost.");
    private static readonly Text Fixed = new(
        "やさいを 買うと、1回に {0}円 もらえます。", "Buying vegetables earns {0} yen a purchase.");
    private static readonly Text Least = new("{0}円からです。", "From {0} yen on.");
    private static readonly Text InDay = new("1日に {0}円までです。", "At most {0} yen a day.");
    private static readonly Text InMonth = new("1か月に {0}円までです。", "At most {0} yen a month.");
    private static readonly Text InAll = new("ぜんぶで {0}円までです。", "At most {0} yen in all.");

    private static readonly Dictionary<EarnedLess, Text> Reasons = new()
    {
        [EarnedLess.OwnHousehold] = new(
            "じぶんの 家の お店では もらえません。", "Nothing is earned at one's own family's shop."),
        [EarnedLess.NotEnrolled] = new(
            "申しこんだ 方だけが もらえます。", "Only who takes part in the programme earns."),
        [EarnedLess.DeclarerNotAccepted] = new(
            "やさいの 分は お店が いれた ときだけ もらえます。", "It earns only where the shop enters the vegetables."),
        [EarnedLess.BelowMinimum] = new("やさいの 金額が たりませんでした。", "It was too little for the rule."),
        [EarnedLess.ResidentCap] = new("ぜんぶで もらえる分に なりました。", "The most in all was reached."),
        [EarnedLess.MonthCap] = new("1か月に もらえる分に なりました。", "The most of the month was reached."),
        [EarnedLess.DayCap] = new("1日に もらえる分に なりました。", "The most of the day was reached."),
        [EarnedLess.BalanceFull] = new(
            "もっていられる コインが いっぱいでした。", "The wallet was full."),
        [EarnedLess.BudgetEmpty] = new(
            "くばる コインが なくなって いました。", "The programme had no coins left."),
    };

    public static Text Of(ProgrammeRule rule)
    {
        Text?[] parts =
        [
            rule.RatePercent is { } rate ? Rate.With(rate) : Fixed.With(rule.FixedCoins!.Value),
            rule.EligibleMin > 1 ? Least.With(rule.EligibleMin) : null,
            Most(InDay, rule.DayMax), Most(InMonth, rule.MonthMax), Most(InAll, rule.ResidentMax),
        ];
        var said = parts.OfType<Text>().ToArray();
        return new Text(
            string.Concat(said.Select(part => part.Japanese)), string.Join(' ', said.Select(part => part.English)));
    }

    public static Text Why(EarnedLess less) => Reasons[less];

    private static Text? Most(Text text, long? most) => most is { } coins ? text.With(coins) : null;
}
