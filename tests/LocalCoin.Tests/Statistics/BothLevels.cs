using FsCheck;
using FsCheck.Fluent;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

// Staff see what is for staff and what everybody may see. Everything of the second can be reckoned from the first, so
// both together tell no more than the one that is proved.
public class BothLevels
{
    [Theory]
    [InlineData(3UL, 5UL)]
    public void What_everybody_sees_is_reckoned_from_what_staff_see(ulong seed, ulong gamma)
    {
        var (shown, finer) = (0, 0);
        Prop.ForAll(Arb.From(Gen.Choose(1, 1_000_000)), drawn =>
        {
            var facts = Town(new Random(drawn));
            foreach (var period in new[] { StatPeriod.Read("2026-10")!, StatPeriod.Read("fy2026")! })
            {
                var staff = Tables.Make(facts, period, Level.Staff, Thresholds.Usual);
                foreach (var table in Tables.Make(facts, period, Level.Publication, Thresholds.Usual))
                {
                    var seen = staff.SingleOrDefault(one => one.Indicator == table.Indicator);
                    Assert.True(seen is not null, $"staff see no {table.Indicator}");
                    if (seen.Rows.Count > table.Rows.Count) finer++;
                    shown += IsReckoned(table, seen);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(seed, gamma));
        Assert.True(shown > 1_000 && finer > 20, $"{shown} figures, {finer} tables of fewer groups");
    }

    // Towns in which groups of two traits come out finer for one level, or a sum must be held back.
    [Theory]
    [InlineData(277658)]
    [InlineData(901889)]
    public void So_is_what_is_told_of_two_traits_and_no_sum_is_held_back_that_stands_elsewhere(int drawn)
    {
        var (facts, october) = (Crossed(new Random(drawn)), StatPeriod.Read("2026-10")!);
        var staff = Tables.Make(facts, october, Level.Staff, Thresholds.Usual).Where(IsOfTwo).ToArray();
        var everybodys = Tables.Make(facts, october, Level.Publication, Thresholds.Usual).Where(IsOfTwo).ToArray();
        foreach (var table in everybodys)
        {
            IsReckoned(table, staff.Single(one => one.Indicator == table.Indicator));
        }
        Assert.All(staff.Concat(everybodys), table => Assert.DoesNotContain(
            Cell.Suppressed, table.Cells[^1].Concat(table.Cells.Select(row => row[^1]))));
    }

    private static bool IsOfTwo(StatTable table) =>
        table.Indicator is Indicators.ActiveByAgeAndSex or Indicators.ActiveByAgeAndArea;

    private static int IsReckoned(StatTable everybodys, StatTable staffs)
    {
        var shown = 0;
        foreach (var row in everybodys.Rows)
        {
            foreach (var column in everybodys.Columns)
            {
                if (At(everybodys, row, column) is not { State: not CellState.Suppressed } cell) continue;
                shown++;
                var parts = (
                    from one in Within(row, staffs.Rows)
                    from other in Within(column, staffs.Columns)
                    select At(staffs, one, other)).ToArray();
                Assert.True(
                    parts.Length > 0 && parts.All(part => part.State is not CellState.Suppressed)
                    && (parts.Length == 1 || everybodys.Unit is Unit.People)
                    && parts.Sum(part => part.Value ?? 0) == (cell.Value ?? 0),
                    $"{everybodys.Indicator} {row} {column}: {cell} of {string.Join(", ", parts)}");
            }
        }
        return shown;
    }

    // A group of what everybody sees is the same for staff, or the groups that it joins.
    private static string[] Within(string group, IReadOnlyList<string> codes) => codes.Contains(group)
        ? [group]
        : [.. codes.Where(code => code.Split('+').All(part => group.Split('+').Contains(part)))];

    private static Cell At(StatTable table, string row, string column) =>
        table.Cells[table.Rows.ToList().IndexOf(row)][table.Columns.ToList().IndexOf(column)];

    private static Facts Town(Random random)
    {
        var (many, lean) = (random.Next(20, 500), random.Next(1, 6));
        var people = Enumerable.Range(0, many).Select(n => new Participant(
            $"p{n:000}", new LocalCoin.Ledger.WalletId($"w{n}"),
            new LocalDate(2026, 4, 1).PlusDays(random.Next(0, 180)), null,
            (AgeBand)Math.Min(random.Next(8), random.Next(8 * lean)), (Sex)(random.Next(40) == 0 ? 2 : random.Next(2)),
            (Area)Math.Min(random.Next(5), random.Next(5 * lean)),
            (LocalCoin.Ledger.Channel)random.Next(2))).ToArray();
        return Facts.None with
        {
            Participants = people,
            Purchases = [.. people.Where(_ => random.Next(4) > 0).SelectMany(one => Days(one, random))],
            Measured =
            [
                .. people.Where(_ => random.Next(3) > 0).SelectMany(one => new[] { 0, 30 }.Select(after =>
                    new Measured(
                        one.Id, new LocalDate(2026, 9, 10).PlusDays(after), "vegecheck", MeasureKind.VegetableLevel,
                        random.Next(30, 100)))),
            ],
        };
    }

    // Of each trait alone enough did buy, and enough did not; of two at a time there may be anything.
    private static Facts Crossed(Random random)
    {
        AgeBand[] ages = random.Next(3) > 0
            ? [AgeBand.To64, AgeBand.From80]
            : [AgeBand.To64, AgeBand.From70, AgeBand.From80, AgeBand.From90];
        var (areas, most) = (random.Next(2, 5), random.Next(10, 50));
        var people = (
            from age in ages
            from sex in new[] { Sex.Female, Sex.Male }
            from area in Enumerable.Range(0, areas)
            let active = random.Next(3) == 0 ? 0 : random.Next(most)
            from n in Enumerable.Range(0, 20 + active)
            select (Traits: new Participant(
                $"{age}-{sex}-{area}-{n}", new LocalCoin.Ledger.WalletId($"{age}-{sex}-{area}-{n}"),
                new LocalDate(2026, 4, 1), null, age, sex, (Area)area, LocalCoin.Ledger.Channel.Card),
                IsActive: n < active)).ToArray();
        return Facts.None with
        {
            Participants = [.. people.Select(one => one.Traits)],
            Purchases =
            [
                .. people.Where(one => one.IsActive).Select(one => new PurchaseDay(
                    one.Traits.Wallet, new LocalDate(2026, 10, 3), new("s"), LocalCoin.Ledger.SpotKind.Shop,
                    LocalCoin.Ledger.Channel.Card, 1, 500, 300, 60)),
            ],
        };
    }

    private static IEnumerable<PurchaseDay> Days(Participant one, Random random) =>
        Enumerable.Range(0, random.Next(1, 8)).Select(_ => new PurchaseDay(
            one.Wallet, new LocalDate(2026, 10, random.Next(1, 31)), new($"s{random.Next(4)}"),
            LocalCoin.Ledger.SpotKind.Shop, one.Channel, 1, 500, 300, random.Next(3) == 0 ? 0 : 60));
}
