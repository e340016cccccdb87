// Coins: what went to vegetables, what rewards came of it and what became of them, and how many pay without cash. What
// sellers sold is their business; so a sum needs enough of them.

using NodaTime;

namespace LocalCoin.Ledger.Statistics;

/// <param name="levels">k of each level up to the one that is made.</param>
internal sealed class Sales(Facts facts, Population population, StatPeriod period, long[] levels)
{
    private const int CohortsMax = 12;

    private readonly long few = levels[^1];

    private readonly Dictionary<SpotId, MerchantId> merchants = facts.Places.GroupBy(one => one.Spot)
        .ToDictionary(group => group.Key, group => group.First().Merchant);

    internal IEnumerable<StatTable> Make()
    {
        yield return Tables.Figure(Indicators.VegetableShare, period, Unit.PerMille, VegetableShare());
        if (Spots() is { } spots) yield return spots;
        yield return Incentive();
        if (Redemption() is { } redemption) yield return redemption;
        yield return Tables.Figure(Indicators.IncentiveCost, period, Unit.Yen, IncentiveCost());
        if (facts.Counted.Any(one => period.Has(one.Day)))
        {
            yield return Tables.Figure(Indicators.CashlessShare, period, Unit.PerMille, CashlessShare());
        }
    }

    private Cell VegetableShare()
    {
        var bought = population.People.Select(person => person.In(period).ToArray())
            .Where(days => days.Length > 0).ToArray();
        var coins = bought.Sum(days => days.Sum(day => day.Coins));
        if (coins == 0) return Cell.Nil;
        return bought.Length >= few && Figures.HidesSellers(BySeller(bought.SelectMany(days => days)))
            ? Cell.Of(Figures.Percent(bought.Sum(days => days.Sum(day => day.Vegetables)), coins) * 10)
            : Cell.Suppressed;
    }

    private long[] BySeller(IEnumerable<PurchaseDay> days) =>
        [.. days.GroupBy(day => SellerOf(day.Spot)).Select(group => group.Sum(day => day.Coins))];

    private string SellerOf(SpotId spot) => merchants.TryGetValue(spot, out var merchant) ? merchant.Value : spot.Value;

    private StatTable? Spots()
    {
        var kinds = Enum.GetValues<SpotKind>();
        var sold = facts.Purchases.Where(one => period.Has(one.Day) && one.Vegetables > 0)
            .Select(one => (one.Spot, one.SpotKind))
            .Concat(facts.Baskets.Where(one => period.Has(one.Day)).Select(one => (one.Spot, SpotKind: one.Kind)))
            .Distinct().ToArray();
        var crossing = new Crossing([[.. kinds.Select(kind => (long)sold.Count(one => one.SpotKind == kind))]]);
        if (sold.Length is > 0 and < Thresholds.Spots) return null;
        var hidden = Suppression.Find(crossing, Thresholds.Spots);
        IEnumerable<Cell> cells = hidden is null
            ? []
            : kinds.Select((_, at) => crossing.Cell(0, 0, at)).Select(arc =>
                hidden[arc] ? Cell.Suppressed : Cell.Of(crossing.Value(arc)));
        return Tables.Table(
            Indicators.Spots, period, Unit.Count, "kind",
            [.. hidden is null ? [] : kinds.Select(Population.Code), StatTable.Total], "places", [StatTable.Total],
            [.. cells.Append(Cell.Of(crossing.Value(crossing.Total))).Select(cell => new[] { cell })]);
    }

    /// <summary>A year is the sum of its months: it may not tell what a month held back.</summary>
    private bool MayBeShown(StatPeriod of) => of.Months().All(month =>
    {
        var days = facts.Purchases.Where(one => month.Has(one.Day)).ToArray();
        var earners = days.Where(one => one.Earned > 0).Select(one => one.Wallet).Distinct().Count();
        return days.Length == 0
            ? !facts.Funds.Any(one => month.Has(one.Month))
            : earners >= few && Figures.HidesSellers(BySeller(days));
    });

    private StatTable Incentive()
    {
        var months = facts.Funds.Where(one => period.Has(one.Month)).ToArray();
        var isShown = MayBeShown(period);
        (string Row, long Yen)[] rows =
        [
            ("issued", months.Sum(one => one.Issued)), ("redeemed", months.Sum(one => one.Redeemed)),
            ("expired", months.Sum(one => one.Expired)), ("taken-back", months.Sum(one => one.TakenBack)),
        ];
        return Tables.Table(
            Indicators.Incentive, period, Unit.Yen, "fate", [.. rows.Select(row => row.Row)], "yen",
            [StatTable.Total],
            [.. rows.Select(row => new[] { isShown || row.Yen == 0 ? Cell.Of(row.Yen) : Cell.Suppressed })]);
    }

    private StatTable? Redemption()
    {
        var cohorts = facts.Funds.Where(one => one.Month <= period.Last)
            .GroupBy(one => one.IssuedIn).Where(one => one.Key <= period.Last && one.Sum(month => month.Issued) > 0)
            .OrderBy(one => one.Key).TakeLast(CohortsMax).ToArray();
        return cohorts.Length == 0 ? null : Tables.Table(
            Indicators.Redemption, period, Unit.PerMille, "issued",
            [.. cohorts.Select(one => $"{StatPeriod.Month(one.Key)}")], "yen", [StatTable.Total],
            [.. cohorts.Select(one => new[] { Redeemed(one) })]);
    }

    private Cell Redeemed(IGrouping<LocalDate, FundMonth> cohort) => MayBeShown(StatPeriod.Month(cohort.Key))
        ? Cell.Of(Figures.Percent(cohort.Sum(one => one.Redeemed), cohort.Sum(one => one.Issued)) * 10)
        : Cell.Suppressed;

    private Cell IncentiveCost()
    {
        var active = population.People.Where(person => person.IsActive(period)).ToArray();
        return Figures.HidesMonths([.. period.Months().Select(month =>
                active.Where(person => person.IsActive(month)).ToArray())], levels)
            ? Figures.Mean([.. active.Select(person => person.In(period).Sum(one => one.Earned))], few)
            : Cell.Suppressed;
    }

    private Cell CashlessShare()
    {
        var counted = facts.Counted.Where(one => period.Has(one.Day)).ToArray();
        var days = counted.Select(one => (one.Spot, one.Day)).ToHashSet();
        var paid = facts.Purchases.Where(one => days.Contains((one.Spot, one.Day))).ToArray();
        var coins = paid.Sum(one => one.Coins);
        var all = coins + counted.Sum(one => one.Cash);
        if (coins == 0) return Cell.Nil;
        return paid.Select(one => one.Wallet).Distinct().Count() >= few
            ? Cell.Of(Figures.Percent(coins, all) * 10)
            : Cell.Suppressed;
    }
}
