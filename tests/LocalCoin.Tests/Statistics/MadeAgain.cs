using FsCheck;
using FsCheck.Fluent;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

// Whoever keeps yesterday's table beside today's sees in every count nothing, or k people and more.
public class MadeAgain
{
    private static readonly StatPeriod October =
        StatPeriod.Read("2026-10")!;

    [Theory]
    [InlineData(Level.Staff, 11UL)]
    [InlineData(Level.Publication, 13UL)]
    public void A_count_stays_or_changes_by_many(Level level, ulong seed)
    {
        var (few, changed) = (Thresholds.Usual.Of(level), 0);
        Prop.ForAll(Arb.From(Gen.Choose(0, 200)), Arb.From(Gen.Choose(0, 60)), (bought, changes) =>
        {
            var before = Tables.Make(Known(bought, 0), October, level, Thresholds.Usual);
            var now = Restating.Next(
                before, Tables.Make(Known(bought, changes), October, level, Thresholds.Usual), few,
                (Again)(changes % 3));
            if (!Restating.AreSame(before, now)) changed++;
            return before.Where(table => table.Unit is Unit.People).All(table => Keeps(
                table, now.Single(one => one.Indicator == table.Indicator), few));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(seed, 3UL));
        Assert.True(changed > 10, $"{changed} of these tables changed");
    }

    [Theory]
    [InlineData(Level.Staff, 9, false)]
    [InlineData(Level.Staff, 10, true)]
    [InlineData(Level.Publication, 19, false)]
    [InlineData(Level.Publication, 20, true)]
    public void A_mean_does_not_follow_a_few_who_left(Level level, int left, bool isFollowed)
    {
        var facts = Checked(Known(150, 0), 0);
        var without = facts with
        {
            Participants =
            [
                .. facts.Participants.Select((one, n) => n < left ? one with { Withdrawn = new(2026, 11, 5) } : one),
            ],
        };
        var before = Tables.Make(facts, October, level, Thresholds.Usual);
        var made = Tables.Make(without, October, level, Thresholds.Usual);
        var closed = Restating.Next(before, made, Thresholds.Usual.Of(level), Again.Closing);
        var restated = Restating.Next(closed, made, Thresholds.Usual.Of(level), Again.Restated);
        foreach (var indicator in new[] { Indicators.CheckLevel, Indicators.IncentiveCost, Indicators.VegetableDays })
        {
            IEnumerable<Cell> Cells(IReadOnlyList<StatTable> tables) =>
                tables.Single(table => table.Indicator == indicator).Cells.SelectMany(row => row);
            Assert.Equal(Cells(isFollowed ? made : before), Cells(closed));
            // What a few had is not in a version that is made without them: where it cannot go, all of it is held back.
            if (isFollowed) Assert.Equal(Cells(made), Cells(restated));
            else Assert.All(Cells(restated), cell => Assert.Equal(Cell.Suppressed, cell));
        }
        Assert.NotEqual(
            before.Single(table => table.Indicator == Indicators.CheckLevel).Cells,
            made.Single(table => table.Indicator == Indicators.CheckLevel).Cells);
    }

    [Fact]
    public void Nor_a_few_who_left_one_of_two_programmes_with_what_was_measured_there()
    {
        var before = Tables.Make(Checked(Known(150, 0), 0), October, Level.Staff, Thresholds.Usual);
        var made = Tables.Make(Checked(Known(150, 0), 9), October, Level.Staff, Thresholds.Usual);
        Assert.Equal(
            before.Single(table => table.Indicator == Indicators.CheckLevel).Cells,
            Restating.Next(before, made, 10, Again.Closing)
                .Single(table => table.Indicator == Indicators.CheckLevel).Cells);
    }

    /// <summary>Twice each, but the first ones; the first twenty reach more than the others.</summary>
    private static Facts Checked(Facts facts, int without) => facts with
    {
        Measured =
        [
            .. from one in facts.Participants.Skip(without)
               let reached = string.CompareOrdinal(one.Id, "p020") < 0 ? 120 : 60
               from check in new[] { (Month: 9, Tenths: 40), (Month: 10, Tenths: reached) }
               select new Measured(
                   one.Id, new LocalDate(2026, check.Month, 20), "vegecheck", MeasureKind.VegetableLevel, check.Tenths),
        ],
    };

    [Fact]
    public void The_same_facts_in_another_order_give_the_same_tables()
    {
        var facts = Known(120, 0);
        var turned = facts with
        {
            Participants = [.. facts.Participants.Reverse()], Purchases = [.. facts.Purchases.Reverse()],
        };
        Assert.True(Restating.AreSame(
            Tables.Make(facts, October, Level.Staff, Thresholds.Usual),
            Tables.Make(turned, October, Level.Staff, Thresholds.Usual)));
    }

    private static bool Keeps(StatTable before, StatTable now, long few) => before.Cells.Zip(now.Cells).All(rows =>
        rows.First.Zip(rows.Second).All(cells => cells.First == cells.Second
            || (cells.First.State is not CellState.Suppressed && cells.Second.State is not CellState.Suppressed
                && Math.Abs((cells.First.Value ?? 0) - (cells.Second.Value ?? 0)) >= few)));

    /// <summary>200 people; some of those who bought gave it back.</summary>
    private static Facts Known(int bought, int back) => Facts.None with
    {
        Participants =
        [
            .. Enumerable.Range(0, 200).Select(n => new Participant(
                $"p{n:000}", new WalletId($"w{n}"), new LocalDate(2026, 4, 1), null,
                (AgeBand)(n * 7 % 8), (Sex)(n % 2), (Area)(n % 3), (Channel)(n / 100))),
        ],
        Purchases =
        [
            .. Enumerable.Range(back, Math.Max(0, bought - back)).Select(n => new PurchaseDay(
                new WalletId($"w{n}"), new LocalDate(2026, 10, 1 + (n % 28)), new SpotId($"s{n % 4}"), SpotKind.Shop,
                Channel.Card, 1, 500, 300, n % 3 == 0 ? 0 : 60)),
        ],
    };
}
