using LocalCoin.App.Pages;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Statistics;

/// <summary>A page of the statistics: one question of RE-AIM, and the tables that answer it.</summary>
/// <param name="Word">In the address.</param>
public sealed record StatGroup(string Word, Text Name, Text Question, IReadOnlyList<string> Indicators);

public static class GroupTexts
{
    public static readonly IReadOnlyList<StatGroup> All =
    [
        new("reach", new("とどいた 人", "Reach"), new("だれに とどいて いますか。", "Whom does it reach?"),
        [
            Indicators.Funnel, Indicators.ParticipationByAge, Indicators.ParticipationBySex,
            Indicators.ParticipationByArea, Indicators.ParticipationByChannel, Indicators.RepresentationByAge,
            Indicators.RepresentationBySex, Indicators.RepresentationByArea, Indicators.ActiveByAgeAndSex,
            Indicators.ActiveByAgeAndArea,
        ]),
        new("effectiveness", new("ききめ", "Effectiveness"),
            new("野菜を 買う 日と、食べる 野菜は ふえましたか。", "Do people buy and eat more vegetables?"),
        [
            Indicators.VegetableDays, Indicators.VegetableDaysByAge, Indicators.VegetableDaysBySex,
            Indicators.VegetableDaysByArea, Indicators.VegetableShare, Indicators.BeforeAfter, Indicators.CheckLevel,
            Indicators.CheckLevelByAge, Indicators.CheckLevelBySex, Indicators.CheckLevelByArea,
            Indicators.CheckReached, Indicators.CheckPairs, Indicators.Dishes, Indicators.DishesReached,
            Indicators.Unintended,
        ]),
        new("adoption", new("ひろがり", "Adoption"), new("どこで 野菜が 買えますか。", "Where are vegetables sold?"),
            [Indicators.Spots]),
        new("implementation", new("すすみぐあい", "Implementation"),
            new("コインは どれだけ 出て、つかわれましたか。", "How many coins were issued and spent?"),
            [Indicators.Incentive, Indicators.Redemption, Indicators.IncentiveCost, Indicators.CashlessShare]),
        new("maintenance", new("つづいて いるか", "Maintenance"), new("どれだけの 人が つづけて いますか。", "Who keeps on?"),
            [Indicators.Retention, Indicators.AfterEnd]),
    ];
}
