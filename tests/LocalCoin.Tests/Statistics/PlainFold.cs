// The catalogue of statistics once more, by loops over the events and lists, written from specs/statistics.md and not
// from the code: what each figure is, and whether it may be shown.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

public sealed class PlainFold
{
    private readonly PlainLedger ledger;
    private readonly Market market;
    private readonly LocalDate first, last;
    private readonly long few;
    private readonly List<Someone> people = [];

    private sealed class Someone
    {
        public required Participant Traits;
        public readonly HashSet<string> Ids = [];
        public readonly List<PlainLedger.Bought> Bought = [];
        public string State = "none";
        public bool IsActive;
        public long Earned;
    }

    internal long Few => few;

    public PlainFold(Market market, PlainLedger ledger, StatPeriod period, long few)
    {
        (this.market, this.ledger, this.few, first, last) = (market, ledger, few, period.First, period.Last);
        foreach (var one in market.Participants)
        {
            if (one.Withdrawn is not null || one.Enrolled > last) continue;
            var known = people.Find(someone => someone.Traits.Wallet == one.Wallet);
            if (known is null) people.Add(known = new Someone { Traits = one });
            if (one.Enrolled < known.Traits.Enrolled) known.Traits = one;
            known.Ids.Add(one.Id);
        }
        foreach (var someone in people) Live(someone);
    }

    private void Live(Someone someone)
    {
        foreach (var bought in ledger.Standing)
        {
            if (bought.Wallet != someone.Traits.Wallet || bought.Day > last) continue;
            someone.Bought.Add(bought);
            if (bought.Day < first || bought.Day < someone.Traits.Enrolled) continue;
            someone.IsActive |= bought.Vegetables > 0;
            someone.Earned += bought.Earned;
        }
        if (someone.IsActive) someone.State = "bought";
        if (someone.Earned > 0) someone.State = "earned";
        if (someone.Earned > 0 && someone.Traits.Enrolled.PlusMonths(6) <= last) someone.State = "retained";
    }

    internal static bool IsCrossed(string indicator) =>
        indicator.StartsWith("participation-", StringComparison.Ordinal)
        || indicator.StartsWith("active-by-", StringComparison.Ordinal);

    /// <summary>Null where that is the product's choice.</summary>
    internal bool? IsThere(string indicator) => indicator switch
    {
        Indicators.Spots => Spots("total").Count is var n && (n == 0 || n >= 3),
        Indicators.Redemption => ledger.IssuedIn(last).Count > 0,
        Indicators.CashlessShare => market.Counted.Any(one => one.Day >= first && one.Day <= last),
        Indicators.BeforeAfter => ledger.Starts.Any(one => IsCompared(one.Value)),
        Indicators.CheckPairs or Indicators.CheckLevel =>
            Pairs(MeasureKind.VegetableLevel).Concat(Pairs(MeasureKind.VegetableMeter)).Any(),
        Indicators.CheckReached or Indicators.CheckLevelByAge or Indicators.CheckLevelBySex
            or Indicators.CheckLevelByArea => Pairs(MeasureKind.VegetableLevel).Count > 0,
        Indicators.RepresentationByAge or Indicators.RepresentationBySex or Indicators.RepresentationByArea => false,
        Indicators.AfterEnd => ledger.Starts.Keys.Any(one =>
            ledger.Ends.TryGetValue(one, out var end) && end.PlusDays(28) <= last && end.PlusYears(1) >= first),
        Indicators.Dishes or Indicators.DishesReached => Pairs(MeasureKind.Dishes).Count > 0,
        _ => IsCrossed(indicator) ? null : true,
    };

    internal Cell Of(StatTable table, string row, string column) => table.Indicator switch
    {
        Indicators.Funnel => Funnel(row),
        _ when IsCrossed(table.Indicator) => PlainFigures.People(Count(table, row, column), few),
        Indicators.VegetableDays => PlainFigures.Middle(Rates(null, ""), column, few),
        Indicators.VegetableDaysByAge or Indicators.VegetableDaysBySex or Indicators.VegetableDaysByArea =>
            PlainFigures.Middle(Rates(table.RowsBy, row), column, few),
        Indicators.VegetableShare => VegetableShare(),
        Indicators.CheckPairs => Pairs(KindOf(row)).Many(few),
        Indicators.CheckLevel => Pairs(KindOf(row)).Level(column, few),
        Indicators.CheckLevelByAge or Indicators.CheckLevelBySex or Indicators.CheckLevelByArea =>
            table.Rows.Any(other => Pairs(MeasureKind.VegetableLevel, table.RowsBy, other).Count is var n
                && n > 0 && n < few)
                && Pairs(MeasureKind.VegetableLevel, table.RowsBy, row).Count > 0
            ? Cell.Suppressed
            : Pairs(MeasureKind.VegetableLevel, table.RowsBy, row).Level(column, few),
        Indicators.Unintended => Unintended(row),
        Indicators.AfterEnd => After(ledger.Ends[row]),
        Indicators.CheckReached => Pairs(MeasureKind.VegetableLevel).Reached(column, 70, few),
        Indicators.Dishes => Pairs(MeasureKind.Dishes).Median(column, few),
        Indicators.DishesReached => Pairs(MeasureKind.Dishes).Reached(column, 50, few),
        Indicators.Retention => Retention(int.Parse(row, System.Globalization.CultureInfo.InvariantCulture)),
        Indicators.Spots => Spots(row).Count is var n && n is 1 or 2 ? Cell.Suppressed : Cell.Of(n),
        Indicators.Incentive => Incentive(row),
        Indicators.Redemption => Redeemed(StatPeriod.Read(row)!.First),
        Indicators.IncentiveCost => Cost(),
        Indicators.CashlessShare => Cashless(),
        Indicators.BeforeAfter => Compared(ledger.Starts[row], column),
        _ => throw new InvalidOperationException($"{table.Indicator} is not folded"),
    };

    private Cell Funnel(string row)
    {
        if (row == "eligible") return Cell.Of(15_860);
        var among = 0;
        foreach (var one in people)
        {
            if (row == "enrolled" || (row == "active" && one.State != "none") || one.State == "retained"
                || (row == "earning" && one.State == "earned")) among++;
        }
        return PlainFigures.People(among, few);
    }

    internal long Count(StatTable table, string row, string column)
    {
        var isActive = table.Indicator.StartsWith("active-by-", StringComparison.Ordinal);
        return people.Count(one => (!isActive || one.State != "none")
            && PlainFigures.IsIn(row, PlainFigures.Trait(table.RowsBy!, one.Traits)) && PlainFigures.IsIn(
                column, table.ColumnsBy == "state" ? one.State : PlainFigures.Trait(table.ColumnsBy!, one.Traits)));
    }

    /// <summary>The codes of a trait that occur.</summary>
    internal IEnumerable<string> Groups(string by) =>
        people.Select(one => PlainFigures.Trait(by, one.Traits)).Distinct();

    private List<long> Rates(string? trait, string group)
    {
        var rates = new List<long>();
        foreach (var one in people)
        {
            if (!one.IsActive) continue;
            if (trait is not null && !PlainFigures.IsIn(group, PlainFigures.Trait(trait, one.Traits))) continue;
            var from = one.Traits.Enrolled > first ? one.Traits.Enrolled : first;
            rates.Add(PlainFigures.Round(Days(one, from, last) * 70m / PlainFigures.Length(from, last)));
        }
        return rates;
    }

    private static int Days(Someone one, LocalDate from, LocalDate to)
    {
        var days = new HashSet<LocalDate>();
        foreach (var bought in one.Bought)
        {
            if (bought.Day >= from && bought.Day <= to && bought.Vegetables > 0) days.Add(bought.Day);
        }
        return days.Count;
    }

    private Cell VegetableShare()
    {
        var theirs = people.SelectMany(one => one.Bought.Where(bought =>
            bought.Day >= first && bought.Day >= one.Traits.Enrolled)).ToArray();
        var isShown = theirs.Select(one => one.Wallet).Distinct().Count() >= few && PlainFigures.HidesSellers(theirs);
        return theirs.Length == 0 ? Cell.Nil : !isShown ? Cell.Suppressed
            : PlainFigures.Percent(theirs.Sum(one => one.Vegetables), theirs.Sum(one => one.Coins));
    }

    private static MeasureKind KindOf(string device) =>
        device == "vegecheck" ? MeasureKind.VegetableLevel : MeasureKind.VegetableMeter;

    private Cell Cost()
    {
        var active = people.Where(one => one.IsActive).ToArray();
        var months = active.SelectMany(one => one.Bought.Where(bought => bought.Vegetables > 0
                && bought.Day >= first && bought.Day >= one.Traits.Enrolled)
            .Select(bought => (bought.Day.Month, one.Traits.Id)));
        return PlainFigures.HidesMonths(months, few)
            ? PlainFigures.Mean([.. active.Select(one => one.Earned)], few)
            : Cell.Suppressed;
    }

    private Cell Unintended(string row)
    {
        var active = people.Where(one => one.IsActive).ToArray();
        var counted = active.Count(one =>
        {
            var theirs = one.Bought.Where(bought => bought.Day >= first && bought.Day >= one.Traits.Enrolled);
            if (row == "cap-hit") return theirs.Any(bought => bought.IsCapped);
            // By place and day, as the purchases are counted.
            return theirs.GroupBy(bought => (bought.Day, bought.Spot, bought.Channel)).All(day =>
                day.Sum(bought => bought.Earned) > 0 && day.All(bought => bought.Vegetables == bought.Coins));
        });
        return PlainFigures.Share(counted, active.Length, few);
    }

    private Cell After(LocalDate end)
    {
        var (during, after, many) = (0, 0, 0);
        foreach (var one in people)
        {
            if (Days(one, end.PlusDays(-27), end) is not (> 0 and var days)) continue;
            (during, after, many) = (during + days, after + Days(one, end.PlusDays(1), end.PlusDays(28)), many + 1);
        }
        return many == 0 ? Cell.Nil : many < few ? Cell.Suppressed : PlainFigures.Percent(after, during);
    }

    private List<PlainPair> Pairs(MeasureKind kind, string? trait = null, string group = "")
    {
        var pairs = new List<PlainPair>();
        foreach (var one in people)
        {
            if (trait is not null && !PlainFigures.IsIn(group, PlainFigures.Trait(trait, one.Traits))) continue;
            var theirs = market.Measured.Where(measured => measured.Kind == kind && measured.Day <= last
                && one.Ids.Contains(measured.Participant)).OrderBy(measured => measured.Day).ToArray();
            if (theirs.Length == 0 || theirs[^1].Day < first) continue;
            if (theirs[0].Day.PlusDays(28) > theirs[^1].Day) continue;
            pairs.Add(new(theirs[0].Tenths, theirs[^1].Tenths));
        }
        return pairs;
    }

    private Cell Retention(int months)
    {
        var came = new SortedDictionary<LocalDate, (long Stayed, long All)>();
        foreach (var one in people)
        {
            var later = one.Traits.Enrolled.PlusMonths(months);
            var (from, to) = (later.With(DateAdjusters.StartOfMonth), later.With(DateAdjusters.EndOfMonth));
            if (to > last) continue;
            var (stayed, all) = came.GetValueOrDefault(from);
            came[from] = (stayed + (Days(one, from, to) > 0 ? 1 : 0), all + 1);
        }
        return PlainFigures.ShareInSteps(came.Values, few);
    }

    private HashSet<(SpotId, SpotKind)> Spots(string kind) =>
    [
        .. ledger.Standing.Where(one => one.Day >= first && one.Day <= last && one.Vegetables > 0
            && (kind == "total" || PlainFigures.KindCode(one.Kind) == kind)).Select(one => (one.Spot, one.Kind)),
    ];

    /// <summary>Whether coins of these months may be told: enough who earned, enough who sold, in each.</summary>
    private bool AreCoinsTold(LocalDate from, LocalDate to)
    {
        for (var month = from; month < to; month = month.PlusMonths(1))
        {
            var sold = ledger.Standing.Where(one => one.Day.Year == month.Year && one.Day.Month == month.Month)
                .ToArray();
            var earners = sold.Where(one => one.Earned > 0).Select(one => one.Wallet).Distinct().Count();
            if (sold.Length == 0 ? ledger.HasCoins(month) : earners < few || !PlainFigures.HidesSellers(sold))
            {
                return false;
            }
        }
        return true;
    }

    private Cell Incentive(string fate)
    {
        var sum = ledger.Coins(first, last, fate);
        return sum == 0 || AreCoinsTold(first, last) ? Cell.Of(sum) : Cell.Suppressed;
    }

    private Cell Redeemed(LocalDate month)
    {
        var (issued, redeemed) = ledger.IssuedIn(last)[month];
        return AreCoinsTold(month, month.PlusMonths(1)) ? PlainFigures.Percent(redeemed, issued) : Cell.Suppressed;
    }

    private Cell Cashless()
    {
        var days = market.Counted.Where(one => one.Day >= first && one.Day <= last).ToArray();
        var paid = ledger.Standing.Where(one => days.Any(day => day.Spot == one.Spot && day.Day == one.Day)).ToArray();
        var coins = paid.Sum(one => one.Coins);
        return coins == 0 ? Cell.Nil : paid.Select(one => one.Wallet).Distinct().Count() < few ? Cell.Suppressed
            : PlainFigures.Percent(coins, coins + days.Sum(day => day.Cash));
    }

    private bool IsCompared(LocalDate start) => start.PlusDays(83) <= last && start.PlusYears(1) >= first;

    private Cell Compared(LocalDate start, string column)
    {
        var (from, to) = column == "before" ? (start.PlusDays(-84), start.PlusDays(-1)) : (start, start.PlusDays(83));
        return PlainFigures.Middle(
            [
                .. people.Where(one => one.Bought.Exists(bought =>
                        bought.Day >= start.PlusDays(-84) && bought.Day < start))
                    .Select(one => PlainFigures.Round(Days(one, from, to) * 70m / 84)),
            ],
            "median", few);
    }
}
