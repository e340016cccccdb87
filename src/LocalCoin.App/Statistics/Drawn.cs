using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Statistics;

/// <summary>How a table of the catalogue is drawn.</summary>
internal enum Drawn
{
    /// <summary>Steps, each among the one before.</summary>
    Steps,

    /// <summary>Groups under each other, by one column.</summary>
    Groups,

    /// <summary>The same for each column beside each other.</summary>
    Crossed,

    /// <summary>The middle one and the half around it, month after month.</summary>
    MiddleByMonth,

    /// <summary>The same for groups.</summary>
    MiddleByGroup,

    /// <summary>One figure, month after month.</summary>
    Months,

    /// <summary>What its rows are months of.</summary>
    OwnMonths,

    /// <summary>Two figures of the same people.</summary>
    Slope,

    /// <summary>Two shares of the same people.</summary>
    Reached,

    /// <summary>Who is still there.</summary>
    Staying,
}

internal static class DrawnAs
{
    /// <summary>Where ベジチェック's makers say that about 350 g a day are.</summary>
    public static readonly (long From, long To) CheckHoped = (70, 90);

    public static Drawn Of(string indicator) => indicator switch
    {
        Indicators.Funnel => Drawn.Steps,
        Indicators.ActiveByAgeAndSex or Indicators.ActiveByAgeAndArea => Drawn.Crossed,
        Indicators.VegetableDays => Drawn.MiddleByMonth,
        Indicators.VegetableDaysByAge or Indicators.VegetableDaysBySex or Indicators.VegetableDaysByArea =>
            Drawn.MiddleByGroup,
        Indicators.VegetableShare or Indicators.IncentiveCost or Indicators.CashlessShare => Drawn.Months,
        Indicators.Redemption => Drawn.OwnMonths,
        Indicators.CheckLevelByAge or Indicators.CheckLevelBySex or Indicators.CheckLevelByArea
            or Indicators.CheckLevel or Indicators.Dishes or Indicators.BeforeAfter => Drawn.Slope,
        Indicators.CheckReached or Indicators.DishesReached => Drawn.Reached,
        Indicators.Retention => Drawn.Staying,
        _ => Drawn.Groups,
    };

    /// <summary>Vegetables and what they earn are leaf, everything else nasu.</summary>
    public static string ColourOf(string indicator) => indicator switch
    {
        Indicators.ParticipationByAge or Indicators.ParticipationBySex or Indicators.ParticipationByArea
            or Indicators.ParticipationByChannel or Indicators.RepresentationByAge or Indicators.RepresentationBySex
            or Indicators.RepresentationByArea or Indicators.Funnel or Indicators.Retention
            or Indicators.CashlessShare => "nasu",
        _ => "leaf",
    };
}
