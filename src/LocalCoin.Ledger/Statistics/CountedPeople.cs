// People who take part, counted by what they did and by what they are. All of these tables share sums, so they are made
// together: see specs/statistics.md on which of them may stand beside which.

namespace LocalCoin.Ledger.Statistics;

internal sealed class CountedPeople(Facts facts, Population population, StatPeriod period)
{
    // From here on the states no longer tell who is active.
    private const int StatesWithActive = 2;

    private static readonly (string Indicator, Grouping Trait)[] Traits =
    [
        (Indicators.ParticipationByAge, Grouping.Age), (Indicators.ParticipationBySex, Grouping.Sex),
        (Indicators.ParticipationByArea, Grouping.Area), (Indicators.ParticipationByChannel, Grouping.Channel),
    ];

    private readonly (Population.Person Person, string State)[] people =
        [.. population.People.Select(person => (person, person.State(period)))];

    internal IEnumerable<StatTable> Make(Level level, Thresholds thresholds)
    {
        var few = thresholds.UpTo(level);
        yield return Funnel(few);
        foreach (var (indicator, trait) in Traits)
        {
            if (Crossed(trait, few) is not { } one) continue;
            yield return Table(indicator, one, 0, trait, one.Steps[0], Grouping.State, one.Steps[1]);
            if (Representation(one, trait) is { } represented) yield return represented;
        }
        // Who bought in a month bought in the year: where both hold figures back, each would tell of the other's.
        if (!period.IsMonth()) yield break;
        foreach (var table in ByTwo(few)) yield return table;
    }

    private StatTable Funnel(long[] few)
    {
        var step = 0;
        var counts = Counts(Grouping.State, step, one => one.State, people);
        while (step < Grouping.State.Coarsest && Suppression.HasFew(new Crossing([counts]), few[^1]))
        {
            counts = Counts(Grouping.State, ++step, one => one.State, people);
        }
        string[] names = ["enrolled", "active", "earning", "retained"];
        var rows = Enumerable.Range(0, counts.Length)
            .Select(at => (Name: names[at], Count: counts[at..].Sum())).ToArray();
        return Tables.Table(
            Indicators.Funnel, period, Unit.People, "step", ["eligible", .. rows.Select(row => row.Name)], "people",
            [StatTable.Total],
            [[Cell.Of(facts.Eligible)], .. rows.Select(row => new[] { Figures.People(row.Count, few[^1]) })]);
    }

    /// <param name="few">Of each level up to the one that is made, so that later ones are never finer.</param>
    private Choice? Crossed(Grouping trait, long[] few) => Choose(
        [trait, Grouping.State], few, [0, 0], ties: 1, steps => new Crossing(
            Counts2(trait, steps[0], Grouping.State, steps[1], one => one.State, people)));

    /// <summary>Those who bought, by age and sex and by age and neighbourhood: only where each trait alone has nothing
    /// to hide, and never by finer groups than there, or the two together would tell who did not buy. Never by finer
    /// ones than at the level before either: whoever sees both levels sees no third.</summary>
    private IEnumerable<StatTable> ByTwo(long[] few)
    {
        Grouping[] traits = [Grouping.Age, Grouping.Sex, Grouping.Area];
        var active = people.Where(one => one.State != "none").ToArray();
        Choice? choice = null;
        for (var level = 0; level < few.Length; level++)
        {
            var alone = traits.Select(trait => Crossed(trait, few[..(level + 1)])).ToArray();
            if (alone.Any(one => one is not { HidesNothing: true } || one.Steps[1] > StatesWithActive)) yield break;
            int[] from = [.. alone.Select((one, at) => Math.Max(one!.Steps[0], choice?.Steps[at] ?? 0))];
            choice = Choose(traits, [few[level]], from, ties: 0, steps => new Crossing(
                Counts2(Grouping.Age, steps[0], Grouping.Sex, steps[1], one => one.Person.Trait("sex"), active),
                Counts2(Grouping.Age, steps[0], Grouping.Area, steps[2], one => one.Person.Trait("area"), active)),
                choice);
            // Sums by one trait alone are shown elsewhere.
            if (choice is null || choice.HidesSums) yield break;
        }
        var (age, sex, area) = (choice!.Steps[0], choice.Steps[1], choice.Steps[2]);
        yield return Table(Indicators.ActiveByAgeAndSex, choice, 0, Grouping.Age, age, Grouping.Sex, sex);
        yield return Table(Indicators.ActiveByAgeAndArea, choice, 1, Grouping.Age, age, Grouping.Area, area);
    }

    /// <summary>Of those who live there, and of sums that are shown: so it tells no more than these.</summary>
    private StatTable? Representation(Choice choice, Grouping trait)
    {
        var groups = trait.Steps[choice.Steps[0]].Select((codes, row) => (
            Code: trait.Codes(choice.Steps[0])[row], Sum: choice.Crossing.RowSum(row),
            Residents: codes.Sum(code => facts.ResidentsBy.GetValueOrDefault(code)))).Where(one => one.Residents > 0)
            .ToArray();
        if (groups.Length < 2 || Represented(trait) is not { } indicator) return null;
        var isShown = !groups.Any(one => choice.Hidden[one.Sum]);
        var (all, living) = (groups.Sum(one => choice.Crossing.Value(one.Sum)), groups.Sum(one => one.Residents));
        return Tables.Table(
            indicator, period, Unit.PerMille, trait.By, [.. groups.Select(one => one.Code)], "share",
            ["ratio", "participants", "residents"],
            [.. groups.Select(one => all == 0 || !isShown
                ? Enumerable.Repeat(all == 0 ? Cell.Nil : Cell.Suppressed, 3).ToArray()
                : Shares(choice.Crossing.Value(one.Sum), all, one.Residents, living))]);
    }

    private static Cell[] Shares(long here, long all, long residents, long living) =>
    [
        Cell.Of(Figures.Percent(here * living, all * residents) * 10), Cell.Of(Figures.Percent(here, all) * 10),
        Cell.Of(Figures.Percent(residents, living) * 10),
    ];

    private static string? Represented(Grouping trait) =>
        trait == Grouping.Age ? Indicators.RepresentationByAge
        : trait == Grouping.Sex ? Indicators.RepresentationBySex
        : trait == Grouping.Area ? Indicators.RepresentationByArea
        : null;

    private sealed record Choice(int[] Steps, Crossing Crossing, bool[] Hidden)
    {
        internal bool HidesNothing => !Hidden.Contains(true);
        internal bool HidesSums => Enumerable.Range(0, Hidden.Length).Any(arc => Hidden[arc] && Crossing.IsSum(arc));
    }

    /// <summary>The finest groups of which none is small; or else the coarsest, with what must be held back.</summary>
    /// <param name="choice">What those who see most see already.</param>
    private static Choice? Choose(
        Grouping[] groupings, long[] few, int[] from, int ties, Func<int[], Crossing> count, Choice? choice = null)
    {
        foreach (var k in few)
        {
            choice = Combinations(groupings, from).OrderBy(steps => steps.Sum()).ThenBy(steps => steps[ties])
                .Select(steps => (Steps: steps, Crossing: count(steps)))
                .Where(one => !Suppression.HasFew(one.Crossing, k))
                .Select(one => new Choice(one.Steps, one.Crossing, new bool[one.Crossing.Arcs])).FirstOrDefault()
                ?? Coarsest([.. groupings.Select(one => one.Coarsest)], k, choice, count);
            if (choice is null) return null;
            from = choice.Steps;
        }
        return choice;
    }

    private static Choice? Coarsest(int[] steps, long few, Choice? seen, Func<int[], Crossing> count)
    {
        var crossing = count(steps);
        var hidden = seen is not null && seen.Steps.SequenceEqual(steps)
            ? Enumerable.Range(0, seen.Hidden.Length).Where(arc => seen.Hidden[arc])
            : [];
        return Suppression.Find(crossing, few, hidden) is { } held ? new Choice(steps, crossing, held) : null;
    }

    private static IEnumerable<int[]> Combinations(Grouping[] groupings, int[] from) => groupings
        .Select((grouping, at) => Enumerable.Range(from[at], grouping.Coarsest - from[at] + 1))
        .Aggregate<IEnumerable<int>, IEnumerable<int[]>>([[]], (all, steps) =>
            all.SelectMany(_ => steps, (before, step) => (int[])[.. before, step]));

    private static long[] Counts(
        Grouping by, int step, Func<(Population.Person Person, string State), string> code,
        IEnumerable<(Population.Person Person, string State)> among)
    {
        var counts = new long[by.Steps[step].Count];
        foreach (var one in among) counts[by.Place(step, code(one))]++;
        return counts;
    }

    private static long[][] Counts2(
        Grouping trait, int row, Grouping by, int column,
        Func<(Population.Person Person, string State), string> code,
        IReadOnlyList<(Population.Person Person, string State)> among) =>
    [
        .. Enumerable.Range(0, trait.Steps[row].Count).Select(group => Counts(
            by, column, code, among.Where(one => trait.Place(row, one.Person.Trait(trait.By)) == group))),
    ];

    private StatTable Table(
        string indicator, Choice choice, int block, Grouping rowsBy, int rowStep, Grouping columnsBy, int columnStep)
    {
        var (rows, columns) = (rowsBy.Codes(rowStep), columnsBy.Codes(columnStep));
        // Of one group alone the sum says the same.
        var isOne = columns.Length == 1;
        var cells = Enumerable.Range(0, rows.Length).Select(row => (Cell[])
        [
            .. isOne ? [] : Enumerable.Range(0, columns.Length).Select(column => Of(choice.Crossing.Cell(
                block, row, column))),
            Of(choice.Crossing.RowSum(row)),
        ]);
        Cell[] sums =
        [
            .. isOne ? [] : Enumerable.Range(0, columns.Length).Select(column => Of(choice.Crossing.ColumnSum(
                block, column))),
            Of(choice.Crossing.Total),
        ];
        return Tables.Table(
            indicator, period, Unit.People, rowsBy.By, [.. rows, StatTable.Total], columnsBy.By,
            isOne ? [StatTable.Total] : [.. columns, StatTable.Total], [.. cells, sums]);

        Cell Of(int arc) => choice.Hidden[arc] ? Cell.Suppressed : Cell.Of(choice.Crossing.Value(arc));
    }
}
