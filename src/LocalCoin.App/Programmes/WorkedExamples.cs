// What a rule means for people, told by examples: how much a purchase earns, and why it earns less. Which examples are
// worth telling follows from the rule; what each of them gives is decided by the ledger (ExampleTown).

using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Programmes;

/// <param name="Coins">Earned; negative where they are taken back.</param>
/// <param name="Why">Why it is less than the rule promises; null where it is what it promises.</param>
public sealed record WorkedExample(Text What, long Coins, Text? Why);

public sealed class WorkedExamples
{
    private const long UsualYen = 500;
    private const long LargeYen = 5_000;
    private const int PurchasesMax = 62;

    private readonly ProgrammeId programme;
    private readonly ProgrammeRule rule;
    private readonly Fund fund;
    private readonly Limits limits;
    private readonly DeclaredBy by;
    private readonly List<WorkedExample> all = [];

    private WorkedExamples(ProgrammeId programme, ProgrammeRule rule, Fund fund, Limits limits)
    {
        (this.programme, this.rule, this.fund, this.limits) = (programme, rule, fund, limits);
        by = new[] { DeclaredBy.Shop, DeclaredBy.Payer, DeclaredBy.Spot }.First(rule.Declarers.Contains);
    }

    /// <param name="rule">One that the ledger would take.</param>
    public static async Task<IReadOnlyList<WorkedExample>> Of(
        ProgrammeId programme, ProgrammeRule rule, Fund fund, Limits limits)
    {
        var examples = new WorkedExamples(programme, rule, fund, limits);
        await examples.Tell();
        return examples.all;
    }

    private async Task Tell()
    {
        var usual = Basket(by, Math.Min(Math.Max(UsualYen, rule.EligibleMin), limits.PaymentMax));
        var earned = await TellFirst(usual);
        if (rule.EligibleMin > 1)
        {
            var below = Basket(by, Math.Min(rule.EligibleMin - 1, limits.PaymentMax));
            await Tell(ExampleTexts.Of(below), below);
        }
        await TellCap(rule.DayMax, EarnedLess.DayCap, ExampleTexts.OfDay, day => day);
        await TellCap(rule.MonthMax, EarnedLess.MonthCap, ExampleTexts.OfMonth, day =>
            rule.DayMax is null ? day : day.PlusDays(1) is var next && next.Month == day.Month ? next : null);
        await TellCap(rule.ResidentMax, EarnedLess.ResidentCap, ExampleTexts.OfAll, day =>
            rule.MonthMax is not null ? DateAdjusters.StartOfMonth(day.PlusMonths(1))
            : rule.DayMax is not null ? day.PlusDays(1) : day);
        if (rule.EnrolledOnly) await Tell(ExampleTexts.NotEnrolled, usual, takesPart: false);
        if (rule.Spots.Count > 0) await Tell(ExampleTexts.Elsewhere, Basket(Spoken, usual.Vegetables, true));
        DeclaredBy[] deaf = [.. Enum.GetValues<DeclaredBy>().Except(rule.Declarers)];
        foreach (var other in deaf)
        {
            var unheard = Basket(other, usual.Vegetables);
            await Tell(ExampleTexts.Of(unheard), unheard);
        }
        await Tell(ExampleTexts.OwnShop, usual, runsTheShop: true);
        if (earned > 1) await Tell(ExampleTexts.LittleLeft.With(earned / 2), usual, budget: earned / 2);
    }

    /// <summary>The purchase as it is meant, and giving it back.</summary>
    private async Task<long> TellFirst(ExampleTown.Purchase usual)
    {
        var town = await Open(usual, ExampleTown.Budget);
        if (await town.Buy(await town.Resident(rule.From, true, false), usual, rule.From) is not { } made) return 0;
        Add(ExampleTexts.Of(usual), made);
        var coins = made.Earned.Sum(one => one.Coins);
        if (coins == 0) return 0;
        var back = await town.GiveBack(made);
        all.Add(new(ExampleTexts.GivenBack, -back.Reversal.TakenBack.Sum(), ExampleTexts.TakenBack));
        return coins;
    }

    private async Task Tell(
        Text what, ExampleTown.Purchase of, bool takesPart = true, bool runsTheShop = false,
        long budget = ExampleTown.Budget)
    {
        var town = await Open(of, budget);
        var wallet = await town.Resident(rule.From, takesPart, runsTheShop);
        if (await town.Buy(wallet, of, rule.From) is { } made) Add(what, made);
    }

    /// <summary>Buys again and again until the cap cuts; a cap that nobody reaches so soon is not told.</summary>
    /// <param name="next">The day of the next purchase; null where it would no longer count together.</param>
    private async Task TellCap(long? most, EarnedLess cap, Text what, Func<LocalDate, LocalDate?> next)
    {
        if (most is not { } coins) return;
        var of = Basket(by, Towards(Math.Min(coins, rule.DayMax ?? coins)));
        var day = cap is EarnedLess.MonthCap && DateAdjusters.StartOfMonth(rule.From.PlusMonths(1)) is var first
            && rule.From.Day > 1 && DateAdjusters.EndOfMonth(first) <= rule.Until ? first : rule.From;
        var town = await Open(of, ExampleTown.Budget);
        var wallet = await town.Resident(rule.From, true, false);
        for (var n = 1; n <= PurchasesMax && day <= rule.Until; n++)
        {
            if (await town.Buy(wallet, of, day) is not { } made) return;
            if (made.Earned is [{ Less: { } less }] && less == cap)
            {
                Add(what.With(n, of.Vegetables), made);
                return;
            }
            if (next(day) is not { } following) return;
            day = following;
        }
    }

    /// <summary>Vegetables that earn a good half of so much, in a round sum that people spend.</summary>
    private long Towards(long coins)
    {
        var yen = rule.RatePercent is { } rate ? coins * 60 / rate : UsualYen;
        var round = Math.Clamp((yen + 99) / 100 * 100, 100, LargeYen);
        return Math.Min(Math.Max(round, rule.EligibleMin), limits.PaymentMax);
    }

    private DeclaredBy Spoken => by is DeclaredBy.Spot ? DeclaredBy.Payer : by;

    /// <summary>Half of it vegetables; at a place that sells nothing else, all of it.</summary>
    private ExampleTown.Purchase Basket(DeclaredBy who, long vegetables, bool isElsewhere = false) => new(
        who, who is DeclaredBy.Spot ? vegetables : Math.Min(2 * vegetables, limits.PaymentMax), vegetables,
        isElsewhere);

    private Task<ExampleTown> Open(ExampleTown.Purchase of, long budget) =>
        ExampleTown.Open(programme, rule, fund, limits, budget, of.By is DeclaredBy.Spot);

    private void Add(Text what, PaymentMade made) => all.Add(made.Earned is [var earned]
        ? new(what, earned.Coins, earned.Less is { } less ? ExampleTexts.Why(less) : null)
        : new(what, 0, ExampleTexts.NotHere));
}
