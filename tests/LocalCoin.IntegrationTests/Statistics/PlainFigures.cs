using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using NodaTime;

namespace LocalCoin.IntegrationTests.Statistics;

/// <summary>A period's figures as somebody would reckon them with a pencil: one pass over what happened for each, in
/// the units in which they are read, and nothing held back. Nothing of the product's counting is in it.</summary>
internal sealed class PlainFigures
{
    private readonly Facts facts;
    private readonly (LocalDate First, LocalDate Last) period;
    private readonly Dictionary<WalletId, LocalDate> since;
    private readonly List<PurchaseDay> bought;
    private readonly List<(decimal First, decimal Last)> levels;

    internal PlainFigures(Facts facts, LocalDate first, LocalDate last)
    {
        (this.facts, period) = (facts, (first, last));
        since = [];
        foreach (var one in facts.Participants)
        {
            if (one.Withdrawn is not null || one.Enrolled > last) continue;
            since[one.Wallet] = since.TryGetValue(one.Wallet, out var other) && other < one.Enrolled
                ? other
                : one.Enrolled;
        }
        bought =
        [
            .. facts.Purchases.Where(day => day.Day >= first && day.Day <= last
                && since.TryGetValue(day.Wallet, out var from) && day.Day >= from),
        ];
        levels = [.. facts.Participants.Where(one => since.ContainsKey(one.Wallet)).SelectMany(LevelsOf)];
    }

    internal decimal Enrolled => since.Count;
    internal decimal Active => Buyers.Count();
    internal decimal Earning => bought.Where(day => day.Earned > 0).Select(day => day.Wallet).Distinct().Count();
    internal decimal Paired => levels.Count;
    internal decimal LevelFirst => Round(levels.Average(one => one.First), 1);
    internal decimal LevelLast => Round(levels.Average(one => one.Last), 1);
    internal decimal LevelChange => Round(levels.Average(one => one.Last - one.First), 1);

    /// <summary>Of coins spent by those who take part, in per cent.</summary>
    internal decimal VegetableShare => Percent(bought.Sum(day => day.Vegetables), bought.Sum(day => day.Coins));

    internal decimal Issued => Funds.Sum(fund => fund.Issued);
    internal decimal Redeemed => Funds.Sum(fund => fund.Redeemed);

    internal decimal CostEach => Round(
        bought.Where(day => Buyers.Contains(day.Wallet)).Sum(day => day.Earned) / Active, 0);

    /// <summary>Days with vegetables a week, of the one in the middle.</summary>
    internal decimal DaysOfTheMiddle
    {
        get
        {
            var rates = Buyers.Select(wallet =>
            {
                var from = LocalDate.Max(since[wallet], period.First);
                var days = bought.Where(day => day.Wallet == wallet && day.Vegetables > 0)
                    .Select(day => day.Day).Distinct().Count();
                return Round(days * 7m / (Period.DaysBetween(from, period.Last) + 1), 1);
            }).Order().ToArray();
            return rates[(rates.Length - 1) / 2];
        }
    }

    /// <summary>Of those who came six months ago or earlier, who bought in the sixth month after; per cent.</summary>
    internal decimal StayedHalfAYear
    {
        get
        {
            var months = since
                .Select(one => (one.Key, Month: one.Value.PlusMonths(6).ToYearMonth()))
                .Where(one => one.Month.OnDayOfMonth(1).PlusMonths(1) <= period.Last.PlusDays(1))
                .GroupBy(one => one.Month).OrderBy(month => month.Key);
            // Whoever came last waits until they are twenty.
            var (counted, next) = (months.SelectMany(month => month).Take(0).ToList(), 0);
            foreach (var month in months)
            {
                counted.AddRange(month);
                next += month.Count();
                if (next >= 20) next = 0;
            }
            counted.RemoveRange(counted.Count - next, next);
            return Percent(
                counted.Count(one => facts.Purchases.Any(day => day.Wallet == one.Key && day.Vegetables > 0
                    && day.Day.ToYearMonth() == one.Month)),
                counted.Count);
        }
    }

    private IEnumerable<WalletId> Buyers =>
        bought.Where(day => day.Vegetables > 0).Select(day => day.Wallet).Distinct();

    private IEnumerable<FundMonth> Funds =>
        facts.Funds.Where(fund => fund.Month >= period.First && fund.Month <= period.Last);

    /// <summary>ベジチェック, the first ever and the last of the period, where they are four weeks apart.</summary>
    private IEnumerable<(decimal First, decimal Last)> LevelsOf(Participant one)
    {
        var own = facts.Measured
            .Where(number => number.Participant == one.Id && number.Kind is MeasureKind.VegetableLevel
                && number.Day <= period.Last)
            .OrderBy(number => number.Day).ToArray();
        if (own.Length > 0 && own[^1].Day >= period.First && own[0].Day.PlusDays(28) <= own[^1].Day)
        {
            yield return (own[0].Tenths / 10m, own[^1].Tenths / 10m);
        }
    }

    private static decimal Percent(decimal part, decimal whole) => Round(100 * part / whole, 0);

    private static decimal Round(decimal number, int digits) =>
        Math.Round(number, digits, MidpointRounding.AwayFromZero);
}
