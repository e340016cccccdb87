// What was measured of the same people twice, by the same type of device, four weeks or more apart. Nothing is said of
// people who were measured once, and no device's numbers become another's.

using NodaTime;

namespace LocalCoin.Ledger.Statistics;

internal sealed class Changes(Population population, StatPeriod period, Level level, Thresholds thresholds)
{
    private static readonly (string Indicator, Grouping Trait)[] Traits =
    [
        (Indicators.CheckLevelByAge, Grouping.Age), (Indicators.CheckLevelBySex, Grouping.Sex),
        (Indicators.CheckLevelByArea, Grouping.Area),
    ];

    private readonly long few = thresholds.Of(level);

    private const int ApartMin = 28;
    private const int LevelGoal = 70;
    private const int DishesGoal = 50;

    internal IEnumerable<StatTable> Make()
    {
        var (levels, meter) = (Paired(MeasureKind.VegetableLevel), Paired(MeasureKind.VegetableMeter));
        var checks = levels.Concat(meter).GroupBy(pair => pair.Device).OrderBy(one => one.Key, StringComparer.Ordinal)
            .ToArray();
        if (checks.Length > 0)
        {
            yield return ByDevice(Indicators.CheckPairs, Unit.People, ["paired"], checks, pairs =>
                [Figures.People(pairs.Length, few)]);
            yield return ByDevice(Indicators.CheckLevel, Unit.Tenths, ["first", "last", "change"], checks, Means);
        }
        if (levels.Length > 0)
        {
            foreach (var (indicator, trait) in Traits) yield return ByTrait(indicator, trait, levels);
            yield return ByDevice(
                Indicators.CheckReached, Unit.PerMille, ["first", "last"],
                [.. levels.GroupBy(pair => pair.Device).OrderBy(one => one.Key, StringComparer.Ordinal)],
                pairs => Reached(pairs, LevelGoal));
        }
        var dishes = Paired(MeasureKind.Dishes);
        if (dishes.Length == 0) yield break;
        yield return ByDevice(Indicators.Dishes, Unit.Tenths, ["first", "last"], [.. dishes.GroupBy(_ => "asked")],
            pairs =>
            [
                Figures.Percentile([.. pairs.Select(pair => (long)pair.First)], 50, few),
                Figures.Percentile([.. pairs.Select(pair => (long)pair.Last)], 50, few),
            ]);
        yield return ByDevice(Indicators.DishesReached, Unit.PerMille, ["first", "last"],
            [.. dishes.GroupBy(_ => "asked")], pairs => Reached(pairs, DishesGoal));
    }

    private readonly record struct Pair(Population.Person Person, string Device, int First, int Last);

    private Cell[] Means(Pair[] pairs) =>
    [
        Figures.Mean([.. pairs.Select(pair => (long)pair.First)], few),
        Figures.Mean([.. pairs.Select(pair => (long)pair.Last)], few),
        Figures.Mean([.. pairs.Select(pair => (long)pair.Last - pair.First)], few),
    ];

    /// <summary>A mean of few could be reckoned from the mean of all and those of the others: so either no group is
    /// small, or no group is shown.</summary>
    private StatTable ByTrait(string indicator, Grouping trait, Pair[] pairs)
    {
        var step = trait.Finest(thresholds, 1, at => Groups(at).Select(group => group.Length));
        var isShown = Groups(step).All(group => group.Length == 0 || group.Length >= few);
        return Tables.Table(
            indicator, period, Unit.Tenths, trait.By, trait.Codes(step), "time", ["first", "last", "change"],
            [.. Groups(step).Select(group => isShown || group.Length == 0
                ? Means(group)
                : [Cell.Suppressed, Cell.Suppressed, Cell.Suppressed])]);

        IEnumerable<Pair[]> Groups(int at) => Enumerable.Range(0, trait.Steps[at].Count).Select(group => pairs
            .Where(pair => trait.Place(at, pair.Person.Trait(trait.By)) == group).ToArray());
    }

    /// <summary>Somebody's first number ever, and their last one of the period.</summary>
    private Pair[] Paired(MeasureKind kind) =>
    [
        .. from person in population.People
           from measured in person.Measured.Where(one => one.Kind == kind).GroupBy(one => one.Device)
           let first = measured.MinBy(one => one.Day)!
           let last = measured.MaxBy(one => one.Day)!
           where period.Has(last.Day) && StatPeriod.DaysBetween(first.Day, last.Day) > ApartMin
           select new Pair(person, measured.Key, first.Tenths, last.Tenths),
    ];

    private Cell[] Reached(Pair[] pairs, int goal) =>
    [
        Figures.Share(pairs.Count(pair => pair.First >= goal), pairs.Length, few, isSensitive: true),
        Figures.Share(pairs.Count(pair => pair.Last >= goal), pairs.Length, few, isSensitive: true),
    ];

    private StatTable ByDevice(
        string indicator, Unit unit, string[] columns, IReadOnlyList<IGrouping<string, Pair>> devices,
        Func<Pair[], Cell[]> cells) =>
        Tables.Table(
            indicator, period, unit, "device", [.. devices.Select(one => one.Key)], "time", columns,
            [.. devices.Select(one => cells([.. one]))]);
}
