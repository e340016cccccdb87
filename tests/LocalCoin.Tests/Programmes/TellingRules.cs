using FsCheck;
using FsCheck.Fluent;
using LocalCoin.App.Programmes;
using LocalCoin.Ledger;

namespace LocalCoin.Tests.Programmes;

// What the office reads of a rule: examples with their amounts, and from when until when each rule applied.
public class TellingRules
{
    private static readonly ProgrammeId Greens = new("greens");
    private static readonly LocalDate First = new(2027, 1, 10);

    private static readonly Fund Green = new(
        new("green"), FundFamily.Free, ExpiryPolicy.None, [], false);

    private static ProgrammeRule Rule => new(
        First, First.PlusYears(1), [new("mart")], 20, null, 200, 300, 500, 700, Green.Id, [DeclaredBy.Shop], true);

    [Fact]
    public async Task Each_thing_a_rule_says_has_an_example_with_what_the_ledger_gives()
    {
        var told = await WorkedExamples.Of(Greens, Rule, Green, new Limits());
        (string, long, string?)[] expected =
        [
            ("1,000 yen; the shop types that 500 are vegetables", 100, null),
            ("All of it is brought back", -100, "What it earned is taken back."),
            ("398 yen; the shop types that 199 are vegetables", 0, "It was too little for the rule."),
            ("Purchase no. 2 of one day (vegetables 900 yen)", 120, "The most of the day was reached."),
            ("Purchase no. 3 of one month (vegetables 900 yen)", 140, "The most of the month was reached."),
            ("Purchase no. 4 in all (vegetables 900 yen)", 160, "The most in all was reached."),
            ("Somebody who does not take part", 0, "Only who takes part in the programme earns."),
            ("At another place of sale", 0, "The programme is not for this place."),
            ("500 yen where only vegetables are sold", 0, "Said in this way it does not count."),
            ("1,000 yen; the payer says that 500 are vegetables", 0, "Said in this way it does not count."),
            ("Somebody of the shop's own family", 0, "Nothing is earned at one's own family's shop."),
            ("With only 50 yen left of the budget", 50, "The programme had no coins left."),
        ];
        Assert.Equal(expected, told.Select(one => (one.What.English, one.Coins, one.Why?.English)));
    }

    [Fact]
    public async Task So_many_coins_a_purchase_are_told_at_a_place_that_sells_vegetables_alone()
    {
        var rule = Rule with
        {
            Spots = [], RatePercent = null, FixedCoins = 30, EligibleMin = 0, DayMax = null, MonthMax = null,
            ResidentMax = 50, Declarers = [DeclaredBy.Spot], EnrolledOnly = false,
        };
        var told = await WorkedExamples.Of(Greens, rule, Green, new Limits());
        Assert.Equal(
            [
                ("500 yen where only vegetables are sold", 30L), ("All of it is brought back", -30L),
                ("Purchase no. 2 in all (vegetables 500 yen)", 20L),
                ("1,000 yen; the shop types that 500 are vegetables", 0L),
                ("1,000 yen; the payer says that 500 are vegetables", 0L),
                ("Somebody of the shop's own family", 0L), ("With only 15 yen left of the budget", 15L),
            ],
            told.Select(one => (one.What.English, one.Coins)));
    }

    /// <summary>Also of rules that nobody would make: there is never a fault, only fewer examples.</summary>
    [Fact]
    public async Task Odd_rules_have_examples_too()
    {
        foreach (var rule in new[]
        {
            Rule with { EligibleMin = Amount.CoinsMax }, Rule with { DayMax = 0, MonthMax = 0, ResidentMax = 0 },
            Rule with { RatePercent = null, FixedCoins = 100_000, DayMax = null, MonthMax = null, ResidentMax = null },
            Rule with { Until = First }, Rule with { RatePercent = 1, DayMax = Amount.CoinsMax },
        })
        {
            Assert.NotEmpty(await WorkedExamples.Of(Greens, rule, Green, new Limits()));
        }
    }

    [Fact]
    public void The_days_of_each_rule_are_those_on_which_the_ledger_judges_by_it() => Prop.ForAll(
        Gen.Two(Gen.Choose(0, 6)).ListOf().ToArbitrary(), days =>
        {
            var history = new History(days.Select((one, i) => new Recorded(
                i + 1, Guid.CreateVersion7(), StreamId.Of(Greens), i + 1, default,
                new ProgrammeRuleSet(default, Greens, i + 1, Rule with
                {
                    From = First.PlusDays(one.Item1), Until = First.PlusDays(one.Item1 + one.Item2),
                }),
                new Sender(new("import"), null, null), "")));
            if (history.As<Programme>() is not { } programme) return;
            var versions = RuleVersions.Of(history);
            for (var day = First.PlusDays(-1); day <= First.PlusDays(14); day = day.PlusDays(1))
            {
                Assert.Equal(
                    programme.RuleOf(day)?.Number,
                    versions.SingleOrDefault(one => one.From <= day && day <= one.Until)?.Set.Number);
            }
        }).QuickCheckThrowOnFailure();
}
