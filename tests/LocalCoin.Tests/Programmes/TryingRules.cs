using FsCheck;
using FsCheck.Fluent;
using LocalCoin.App.Programmes;
using LocalCoin.Ledger;

namespace LocalCoin.Tests.Programmes;

// A rule that was in force, tried on the purchases that were made under it, gives what the ledger gave, and what its
// words say.
public class TryingRules
{
    private static readonly string[] Wallets = ["ann", "bob", "cho"];
    private static readonly LocalDate First = new(2027, 1, 10);
    private static readonly ProgrammeId Greens = new("greens");
    private static readonly Fund Green = new(new("green"), FundFamily.Free, ExpiryPolicy.None, [], false);

    private sealed record Bought(int Wallet, int Spot, int Vegetables, int By, int DaysLater);

    private static readonly Gen<ProgrammeRule> Rules =
        from way in Gen.Choose(0, 1)
        from much in Gen.Choose(1, 40)
        from caps in Gen.Choose(0, 120).ListOf(3)
        from none in Gen.Elements(true, false).ListOf(3)
        from least in Gen.Choose(0, 60)
        from place in Gen.Choose(0, 2)
        from declarers in Gen.Elements<DeclaredBy[]>(
            [DeclaredBy.Shop], [DeclaredBy.Payer], [DeclaredBy.Spot, DeclaredBy.Payer],
            [DeclaredBy.Shop, DeclaredBy.Spot, DeclaredBy.Payer])
        select new ProgrammeRule(
            First, First.PlusYears(1), place == 0 ? [] : [new($"spot-{place}")], way == 0 ? much : null,
            way == 0 ? null : much, least, none[0] ? null : caps[0], none[1] ? null : caps[1],
            none[2] ? null : caps[2], Green.Id, declarers, false);

    private static readonly Gen<Bought> Purchases =
        from wallet in Gen.Choose(0, 2)
        from spot in Gen.Choose(0, 2)
        from vegetables in Gen.Choose(1, 200)
        from said in Gen.Choose(0, 1)
        from later in Gen.Choose(0, 12)
        select new Bought(wallet, spot, vegetables, said, later);

    [Theory]
    [InlineData(5UL, 7UL)]
    [InlineData(20270110UL, 3UL)]
    public void What_was_in_force_gives_what_the_ledger_gave(ulong seed, ulong gamma)
    {
        var (given, nothing) = (0, 0);
        Prop.ForAll(
            Gen.Zip(Rules, Purchases.ListOf(25)).ToArbitrary(),
            Gen.Choose(0, 400).ToArbitrary(), (history, budget) =>
            {
                var (rule, purchases) = history;
                var made = Live(rule, [.. purchases], budget);
                var past = Past(made);
                var trial = new RuleTrial(past, rule, Green, budget);
                var judged = past.Pages.SelectMany(page => page).Select(one => trial.Judge(one)).ToArray();
                Assert.Equal(
                    made.Where(one => one.DeclaredBy is not null).Select(one => one.Earned.SingleOrDefault())
                        .Select(one => one is null ? ((long, EarnedLess?)?)null : (one.Coins, one.Less)),
                    judged);
                given += judged.Count(one => one is (> 0, _));
                nothing += judged.Count(one => one is not (> 0, _));
                Assert.Equal(budget - made.Sum(one => one.Earned.Sum(earned => earned.Coins)), trial.Left);
                Assert.Equal(Plain(past, rule, budget), new RuleTrial(past, rule, Green, budget).Run());
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(seed, gamma));
        Assert.True(given > 200 && nothing > 200, $"{given} gave, {nothing} did not");
    }

    [Theory]
    [InlineData(0, 0L, 0, 0L)]
    [InlineData(1, null, null, null)]
    [InlineData(9, null, null, null)]
    [InlineData(10, 70L, 10, 7L)]
    [InlineData(19, 130L, 10, 13L)]
    [InlineData(1_234, 8_600L, 1_230, 863L)]
    public void Figures_of_fewer_than_ten_people_are_not_there_at_all(
        int residents, long? coins, int? people, long? percent)
    {
        var shown = TrialShown.Of((First, First), new(7 * residents, residents, residents, 1_000, 1));
        Assert.Equal((coins, people, percent), (shown.Coins, shown.Residents, shown.Percent));
        Assert.Equal(residents is 0 or >= 10, shown.IsCut);
    }

    [Fact]
    public void A_rule_for_participants_alone_tells_nobody_who_takes_part()
    {
        var past = new PastPurchases(1, [new("spot-0")], [[new(First, 0, 0, 300, (byte)DeclaredBy.Shop, false)]]);
        var rule = new ProgrammeRule(
            First, First.PlusYears(1), [], 10, null, 0, null, null, null, Green.Id, [DeclaredBy.Shop], true);
        Assert.Equal(new(30, 1, 1, 1_000, 0), new RuleTrial(past, rule, Green, 1_000).Run());
    }

    // Who asks with one person's purchase and without it reads the same.
    [Fact]
    public void Two_rules_that_differ_by_one_purchase_look_alike()
    {
        Assert.Equal(
            TrialShown.Of((First, First), new(45_230, 900, 345, 1_000_000, 0)),
            TrialShown.Of((First, First), new(45_101, 899, 344, 1_000_000, 0)));
    }

    private static PastPurchases Past(IReadOnlyList<PaymentMade> made) => new(
        Wallets.Length, [.. Enumerable.Range(0, 3).Select(n => new SpotId($"spot-{n}"))],
        [
            .. made.Where(one => one.DeclaredBy is not null).GroupBy(one => Tokyo.Day(one.At)).Select(day => day
                .Select(one => new PastPurchase(
                    day.Key, Array.IndexOf(Wallets, one.Wallet.Value), (ushort)(one.Spot.Value[^1] - '0'),
                    (int)one.Vegetables, (byte)one.DeclaredBy!,
                    one.Wallet.Value == Wallets[2] && one.Merchant.Value == "shop-1")).ToArray()),
        ]);

    /// <summary>The rule as its words say it: every sum is counted anew from the beginning.</summary>
    private static TrialOutcome Plain(PastPurchases past, ProgrammeRule rule, long budget)
    {
        var (given, cut) = (new List<(PastPurchase Of, long Coins)>(), 0);
        foreach (var one in past.Pages.SelectMany(page => page))
        {
            long Sum(Func<PastPurchase, bool> which) => given.Where(earlier => which(earlier.Of)).Sum(it => it.Coins);
            var mayEarn = !one.IsOwnHousehold && one.Vegetables >= rule.EligibleMin
                && rule.Declarers.Any(by => (byte)by == one.DeclaredBy)
                && (rule.Spots.Count == 0 || rule.Spots.Any(spot => spot.Value == $"spot-{one.Place}"));
            if (!mayEarn) continue;
            var promised = rule.FixedCoins ?? one.Vegetables * rule.RatePercent!.Value / 100;
            long?[] caps =
            [
                rule.ResidentMax - Sum(earlier => earlier.Payer == one.Payer),
                rule.MonthMax - Sum(earlier => earlier.Payer == one.Payer && earlier.Day.Month == one.Day.Month
                    && earlier.Day.Year == one.Day.Year),
                rule.DayMax - Sum(earlier => earlier.Payer == one.Payer && earlier.Day == one.Day),
            ];
            var allowed = Math.Min(promised, caps.Min() ?? promised);
            var left = budget - Sum(_ => true);
            if (allowed > left) cut++;
            given.Add((one, Math.Max(0, Math.Min(allowed, left))));
        }
        var gave = given.Where(one => one.Coins > 0).ToArray();
        return new(
            gave.Sum(one => one.Coins), gave.Length, gave.Select(one => one.Of.Payer).Distinct().Count(), budget, cut);
    }

    /// <summary>Three people and three places, of which the last is a stand; the third runs the second.</summary>
    private static IReadOnlyList<PaymentMade> Live(ProgrammeRule rule, Bought[] purchases, long budget)
    {
        var ledger = new InMemoryLedger();
        Send(new DefineFund(Green.Id, Green.Family, Green.Expiry, [], false));
        Send(new DefineFund(new("paid"), FundFamily.Paid, ExpiryPolicy.None, [], true));
        if (budget > 0) Send(new SetBudget(Green.Id, budget));
        Send(new OpenTill(new("counter-1")));
        for (var i = 0; i < 3; i++)
        {
            Send(new JoinMerchant(new($"shop-{i}"), new("small-shop")));
            Send(new OpenSpot(
                new($"spot-{i}"), new($"shop-{i}"), i == 2 ? SpotKind.UnattendedStand : SpotKind.Shop, i == 2));
        }
        Send(new SetProgrammeRule(Greens, rule));
        foreach (var wallet in Wallets)
        {
            Send(new OpenWallet(new(wallet)));
            Send(new MakeTopUp(new(wallet), new(wallet), new("counter-1"), new("paid"), new(20_000), null));
        }
        Send(new SetHousehold(new(Wallets[2]), [new("shop-1")]));
        foreach (var one in purchases)
        {
            ledger.Clock += Duration.FromDays(one.DaysLater / 10) + Duration.FromHours(one.DaysLater);
            var (id, shop) = ($"p{ledger.Events.Count}", $"shop-{one.Spot}");
            Send(one.By == 0
                ? new PayMerchant(
                    new(id), new(Wallets[one.Wallet]), new(shop), new($"spot-{one.Spot}"), new(one.Vegetables),
                    one.Vegetables, false, null)
                : new ChargePayer(
                    new(id), new(Wallets[one.Wallet]), new(shop), new($"spot-{one.Spot}"), new(one.Vegetables),
                    one.Vegetables, false, Proof.OwnPhone, null, ledger.Clock));
        }
        return [.. ledger.Events.Select(one => one.Event).OfType<PaymentMade>()];

        void Send(Command command) => Assert.IsType<Decision.Accepted>(
            ledger.Send(Guid.CreateVersion7(), command, new(new("any"), null, null), null));
    }
}
