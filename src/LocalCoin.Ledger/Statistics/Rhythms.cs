// How often people buy vegetables, before and after a programme began, and whether they go on.

using NodaTime;

namespace LocalCoin.Ledger.Statistics;

internal sealed class Rhythms(Facts facts, Population population, StatPeriod period)
{
    private const int DaysOfWeek = 7;
    private const int DaysOfTwelveWeeks = 84;
    private const int DaysOfFourWeeks = 28;
    private static readonly int[] Marks = [1, 3, 6, 12];
    private static readonly string[] Quartiles = ["lower", "median", "upper"];

    private static readonly (string Indicator, Grouping Trait)[] Traits =
    [
        (Indicators.VegetableDaysByAge, Grouping.Age), (Indicators.VegetableDaysBySex, Grouping.Sex),
        (Indicators.VegetableDaysByArea, Grouping.Area),
    ];

    internal IEnumerable<StatTable> Make(Level level, Thresholds thresholds)
    {
        var few = thresholds.Of(level);
        var active = population.People.Where(person => person.IsActive(period))
            .Select(person => (Person: person, Rate: Rate(person))).ToArray();
        yield return Tables.Table(
            Indicators.VegetableDays, period, Unit.Tenths, "people", [StatTable.Total], "quartile", Quartiles,
            [Spread([.. active.Select(one => one.Rate)], few)]);
        foreach (var (indicator, trait) in Traits)
        {
            var step = trait.Finest(thresholds, 2, at => Groups(at).Select(rates => rates.Length));
            yield return Tables.Table(
                indicator, period, Unit.Tenths, trait.By, trait.Codes(step), "quartile", Quartiles,
                [.. Groups(step).Select(rates => Spread(rates, few))]);

            IEnumerable<long[]> Groups(int at) => Enumerable.Range(0, trait.Steps[at].Count).Select(group => active
                .Where(one => trait.Place(at, one.Person.Trait(trait.By)) == group)
                .Select(one => one.Rate).ToArray());
        }
        yield return Retention(few, thresholds.Publication);
        yield return Unintended([.. active.Select(one => one.Person)], few);
        if (AfterTheEnd(few) is { } ended) yield return ended;
        if (BeforeAndAfter(few) is { } compared) yield return compared;
    }

    /// <summary>In tenths of a day, of the weeks since they take part.</summary>
    private long Rate(Population.Person person)
    {
        var from = LocalDate.Max(person.Traits.Enrolled, period.First);
        return PerWeek(person.VegetableDays(from, period.Last), StatPeriod.DaysBetween(from, period.Last));
    }

    private static long PerWeek(long days, long of) => (days * DaysOfWeek * 20 + of) / (2 * of);

    private static Cell[] Spread(IReadOnlyList<long> rates, long few) =>
    [
        Figures.Percentile(rates, 25, few), Figures.Percentile(rates, 50, few), Figures.Percentile(rates, 75, few),
    ];

    /// <summary>Of those who came so many months ago or earlier, who bought vegetables in the month so many months
    /// after that in which they came. They are counted in steps of enough people: or the figure of a month less that of
    /// the one before would tell of the one who came last.</summary>
    private StatTable Retention(long few, int step)
    {
        var cells = Marks.Select(mark =>
        {
            var months = population.People
                .GroupBy(person => StatPeriod.Month(person.Traits.Enrolled.PlusMonths(mark)))
                .Where(month => month.Key.Last <= period.Last).OrderBy(month => month.Key.First);
            var (all, stayed, next) = (0, 0, new List<bool>());
            foreach (var month in months)
            {
                next.AddRange(month.Select(person => person.VegetableDays(month.Key.First, month.Key.Last) > 0));
                if (next.Count < step) continue;
                (all, stayed) = (all + next.Count, stayed + next.Count(one => one));
                next.Clear();
            }
            return new[]
            {
                all == 0 && next.Count > 0 ? Cell.Suppressed : Figures.Share(stayed, all, few, isSensitive: false),
            };
        });
        return Tables.Table(
            Indicators.Retention, period, Unit.PerMille, "months", [.. Marks.Select(mark => $"{mark}")], "people",
            [StatTable.Total], [.. cells]);
    }

    /// <summary>Of active participants, who earned less for a cap, and who bought nothing but what earned.</summary>
    private StatTable Unintended(Population.Person[] active, long few) => Tables.Table(
        Indicators.Unintended, period, Unit.PerMille, "effect", ["cap-hit", "incentive-only"], "people",
        [StatTable.Total],
        [
            [Share(person => person.In(period).Any(day => day.Capped > 0), active, few)],
            [Share(person => person.In(period).All(day => day.Earned > 0 && day.Vegetables == day.Coins), active, few)],
        ]);

    private static Cell Share(Func<Population.Person, bool> what, Population.Person[] of, long few) =>
        Figures.Share(of.Count(what), of.Length, few, isSensitive: false);

    /// <summary>Of those who bought vegetables in a programme's last four weeks, in the year after them.</summary>
    private StatTable? AfterTheEnd(long few)
    {
        var ended = facts.Programmes
            .Where(one => one.End is { } end && end.PlusDays(DaysOfFourWeeks) <= period.Last
                && end.PlusYears(1) >= period.First)
            .OrderBy(one => one.Programme.Value, StringComparer.Ordinal).ToArray();
        return ended.Length == 0 ? null : Tables.Table(
            Indicators.AfterEnd, period, Unit.PerMille, "programme", [.. ended.Select(one => one.Programme.Value)],
            "people", [StatTable.Total], [.. ended.Select(one => new[] { Kept(one.End!.Value, few) })]);
    }

    private Cell Kept(LocalDate end, long few)
    {
        var days = population.People
            .Select(person => (
                During: person.VegetableDays(end.PlusDays(1 - DaysOfFourWeeks), end),
                After: person.VegetableDays(end.PlusDays(1), end.PlusDays(DaysOfFourWeeks))))
            .Where(one => one.During > 0).ToArray();
        return days.Length == 0 ? Cell.Nil
            : days.Length < few ? Cell.Suppressed
            : Cell.Of(Figures.Percent(days.Sum(one => one.After), days.Sum(one => one.During)) * 10);
    }

    /// <summary>Of those who paid with coins before the start, in the year after it.</summary>
    private StatTable? BeforeAndAfter(long few)
    {
        var programmes = facts.Programmes
            .Where(one => one.Start.PlusDays(DaysOfTwelveWeeks - 1) <= period.Last
                && one.Start.PlusYears(1) >= period.First)
            .OrderBy(one => one.Programme.Value, StringComparer.Ordinal).ToArray();
        if (programmes.Length == 0) return null;
        var cells = programmes.Select(one =>
        {
            var (first, last) = (one.Start.PlusDays(-DaysOfTwelveWeeks), one.Start.PlusDays(DaysOfTwelveWeeks - 1));
            var people = population.People
                .Where(person => person.Bought.Exists(day => day.Day >= first && day.Day < one.Start)).ToArray();
            return new[]
            {
                Figures.Percentile([.. people.Select(person => PerWeek(
                    person.VegetableDays(first, one.Start.PlusDays(-1)), DaysOfTwelveWeeks))], 50, few),
                Figures.Percentile([.. people.Select(person => PerWeek(
                    person.VegetableDays(one.Start, last), DaysOfTwelveWeeks))], 50, few),
            };
        });
        return Tables.Table(
            Indicators.BeforeAfter, period, Unit.Tenths, "programme",
            [.. programmes.Select(one => one.Programme.Value)], "time", ["before", "after"], [.. cells]);
    }
}
