// The fixed catalogue. Nobody asks freely: two questions that differ by one person would tell of that person. What each
// means stands in specs/statistics.md and is executed.

namespace LocalCoin.Ledger.Statistics;

public static class Indicators
{
    /// <summary>Rows <c>eligible</c>, <c>enrolled</c>, <c>active</c>, <c>earning</c>, <c>retained</c>: each among
    /// the one before. Steps that would tell of few people are left out.</summary>
    public const string Funnel = "funnel";

    /// <summary>Who takes part, by what they did: <c>none</c>, <c>bought</c>, <c>earned</c>, <c>retained</c>.</summary>
    public const string ParticipationByAge = "participation-by-age";
    public const string ParticipationBySex = "participation-by-sex";
    public const string ParticipationByArea = "participation-by-area";
    public const string ParticipationByChannel = "participation-by-channel";

    /// <summary>A group's share of those who take part, of those who live there, and the first by the second.
    /// </summary>
    public const string RepresentationByAge = "representation-by-age";
    public const string RepresentationBySex = "representation-by-sex";
    public const string RepresentationByArea = "representation-by-area";

    /// <summary>Who bought vegetables, by two traits. They share the sums by age and have one pattern.</summary>
    public const string ActiveByAgeAndSex = "active-by-age-and-sex";
    public const string ActiveByAgeAndArea = "active-by-age-and-area";

    /// <summary>Vegetable days per participant-week: columns <c>lower</c>, <c>median</c>, <c>upper</c>.</summary>
    public const string VegetableDays = "vegetable-days";
    public const string VegetableDaysByAge = "vegetable-days-by-age";
    public const string VegetableDaysBySex = "vegetable-days-by-sex";
    public const string VegetableDaysByArea = "vegetable-days-by-area";

    /// <summary>Of what participants spent, what was for vegetables.</summary>
    public const string VegetableShare = "vegetable-share";

    /// <summary>Rows are devices: columns <c>first</c>, <c>last</c>, <c>change</c>, or <c>paired</c>.</summary>
    public const string CheckPairs = "check-pairs";
    public const string CheckLevel = "check-level";
    public const string CheckReached = "check-reached";

    /// <summary>The same of one device, by one trait.</summary>
    public const string CheckLevelByAge = "check-level-by-age";
    public const string CheckLevelBySex = "check-level-by-sex";
    public const string CheckLevelByArea = "check-level-by-area";

    /// <summary>Dishes a day, as people say themselves: columns <c>first</c>, <c>last</c>.</summary>
    public const string Dishes = "dishes";
    public const string DishesReached = "dishes-reached";

    /// <summary>Rows <c>1</c>, <c>3</c>, <c>6</c>, <c>12</c>: months after enrolment.</summary>
    public const string Retention = "retention";

    /// <summary>Places that sold vegetables, by their kind.</summary>
    public const string Spots = "spots";

    /// <summary>Rows <c>issued</c>, <c>redeemed</c>, <c>expired</c>, <c>taken-back</c>.</summary>
    public const string Incentive = "incentive";

    /// <summary>Of what was issued in a month, what has been redeemed since: rows are the months of issue.</summary>
    public const string Redemption = "redemption";

    /// <summary>What was issued, per active participant.</summary>
    public const string IncentiveCost = "incentive-cost";

    /// <summary>Coins among coins and cash at stands whose day was counted.</summary>
    public const string CashlessShare = "cashless-share";

    /// <summary>Vegetable days per participant-week, twelve weeks <c>before</c> and <c>after</c> the start; rows are
    /// programmes.</summary>
    public const string BeforeAfter = "before-after";

    /// <summary>What nobody wanted: rows <c>cap-hit</c>, <c>incentive-only</c>.</summary>
    public const string Unintended = "unintended";

    /// <summary>Vegetable days of the four weeks after a programme ended, by those of its last four; rows are
    /// programmes.</summary>
    public const string AfterEnd = "after-end";

    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Funnel, ParticipationByAge, ParticipationBySex, ParticipationByArea, ParticipationByChannel,
        RepresentationByAge, RepresentationBySex, RepresentationByArea, ActiveByAgeAndSex,
        ActiveByAgeAndArea, VegetableDays, VegetableDaysByAge, VegetableDaysBySex, VegetableDaysByArea,
        VegetableShare, CheckPairs, CheckLevel, CheckLevelByAge, CheckLevelBySex, CheckLevelByArea, CheckReached,
        Dishes, DishesReached, Unintended, Retention, AfterEnd, Spots, Incentive, Redemption, IncentiveCost,
        CashlessShare, BeforeAfter,
    ];
}
