using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

/// <summary>When a figure may be shown, and its rounding, as specs/statistics.md says them.</summary>
internal static class PlainFigures
{
    public static Cell People(long count, long few) => count >= 1 && count < few ? Cell.Suppressed : Cell.Of(count);

    public static Cell Percent(long part, long whole) => Cell.Of(Round(100m * part / whole) * 10);

    public static Cell Share(long part, long whole, long few) =>
        whole == 0 ? Cell.Nil
        : whole < few || (part != 0 && part < few) || (part != whole && whole - part < few) ? Cell.Suppressed
        : Percent(part, whole);

    public static Cell Mean(IReadOnlyCollection<long> values, long few) =>
        values.Count == 0 ? Cell.Nil : values.Count < few ? Cell.Suppressed
        : Cell.Of(Round((decimal)values.Sum() / values.Count));

    /// <param name="which"><c>lower</c>, <c>median</c> or <c>upper</c>.</param>
    public static Cell Middle(IReadOnlyCollection<long> values, string which, long few)
    {
        if (values.Count == 0) return Cell.Nil;
        if (values.Count < 2 * few) return Cell.Suppressed;
        var percent = which switch { "lower" => 25, "median" => 50, _ => 75 };
        foreach (var value in values.Order())
        {
            if (values.Count(other => other <= value) * 100 >= percent * values.Count) return Cell.Of(value);
        }
        return Cell.Nil;
    }

    /// <summary>Months are joined until twenty people are in a step; the last ones wait.</summary>
    public static Cell ShareInSteps(IEnumerable<(long Part, long Whole)> months, long few)
    {
        var (part, whole, waiting, here) = (0L, 0L, 0L, 0L);
        foreach (var month in months)
        {
            (here, waiting) = (here + month.Part, waiting + month.Whole);
            if (waiting < 20) continue;
            (part, whole, here, waiting) = (part + here, whole + waiting, 0, 0);
        }
        return whole == 0 && waiting > 0 ? Cell.Suppressed : Share(part, whole, few);
    }

    /// <summary>Whether those of the months that are held back are nobody, or enough.</summary>
    public static bool HidesMonths(IEnumerable<(int Month, string Who)> ones, long few)
    {
        var months = ones.GroupBy(one => one.Month, one => one.Who).Select(month => month.ToHashSet()).ToArray();
        return Levels(few).All(k =>
        {
            var held = new HashSet<string>();
            foreach (var month in months) if (month.Count < k) held.UnionWith(month);
            return held.Count == 0 || held.Count >= k;
        });
    }

    private static long[] Levels(long few) =>
        few == Thresholds.PublicationMin ? [Thresholds.StaffMin, Thresholds.PublicationMin] : [few];

    public static long Round(decimal value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);

    public static int Length(LocalDate from, LocalDate to)
    {
        var days = 1;
        for (var day = from; day < to; day = day.PlusDays(1)) days++;
        return days;
    }

    public static bool HidesSellers(IEnumerable<PlainLedger.Bought> sold)
    {
        var sums = new Dictionary<MerchantId, decimal>();
        foreach (var one in sold) sums[one.Merchant] = sums.GetValueOrDefault(one.Merchant) + one.Coins;
        var sorted = sums.Values.OrderDescending().ToArray();
        if (sorted.Length < 3) return false;
        var others = sorted.Skip(2).Sum();
        return others >= sorted[0] * 0.1m && (sorted[0] + sorted[1]) / sorted.Sum() <= 0.85m;
    }

    public static bool IsIn(string group, string code) => group == "total" || group.Split('+').Contains(code);

    public static string KindCode(SpotKind kind) => kind switch
    {
        SpotKind.Shop => "shop", SpotKind.UnattendedStand => "unattended-stand", SpotKind.KitchenCar => "kitchen-car",
        _ => "event",
    };

    public static string Trait(string by, Participant one) => by switch
    {
        "age" => one.Age switch
        {
            AgeBand.To64 => "to64", AgeBand.From65 => "from65", AgeBand.From70 => "from70", AgeBand.From75 => "from75",
            AgeBand.From80 => "from80", AgeBand.From85 => "from85", AgeBand.From90 => "from90", _ => "from95",
        },
        "sex" => one.Sex switch { Sex.Female => "female", Sex.Male => "male", _ => "unstated" },
        "channel" => one.Channel == Channel.Card ? "card" : "phone",
        _ => one.Area switch
        {
            Area.Takabedai => "takabedai", Area.Kunokidai => "kunokidai", Area.Teraikedai => "teraikedai",
            Area.ElsewhereInCity => "elsewhere-in-city", _ => "outside-city",
        },
    };
}
