// What the vegetables of a purchase earn, decided with the purchase and stored in its event. A purchase is never
// refused because a cap is reached or a budget is empty: it earns less, and says why.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>Why a purchase earned less than its rule promises, or nothing.</summary>
public enum EarnedLess
{
    OwnHousehold, NotEnrolled, DeclarerNotAccepted, BelowMinimum, ResidentCap, MonthCap, DayCap,
    BalanceFull, BudgetEmpty,
}

/// <summary>What one programme gave for a purchase.</summary>
/// <param name="Rule">The number of the rule of the purchase's day.</param>
/// <param name="Expiry">The last day of the coins; null means they do not end.</param>
/// <param name="Coins">What was earned, also the part that settled an older claw-back.</param>
/// <param name="Netted">That part; it did not reach the wallet.</param>
public sealed record Earned(
    ProgrammeId Programme, int Rule, FundId Fund, LocalDate? Expiry, long Coins, long Netted, EarnedLess? Less);

/// <summary>A purchase as a programme sees it.</summary>
internal sealed record Basket(Wallet Wallet, MerchantId Merchant, Spot Spot, long Vegetables, DeclaredBy DeclaredBy);

/// <summary>What a rule asks of a purchase.</summary>
internal readonly record struct Case(long Vegetables, DeclaredBy DeclaredBy, bool IsOwnHousehold, bool IsEnrolled);

/// <summary>What the payer had earned by the programme before, on the same day, in the same month and in all; of no
/// meaning where the rule has no cap.</summary>
internal readonly record struct EarnedBefore(long OnDay, long InMonth, long InAll);

internal static class Earning
{
    internal static void AddNeeds(Needs needs, LedgerState known, WalletId wallet, SpotId spot, Instant at)
    {
        var today = Tokyo.Day(at);
        foreach (var programme in known.Programmes())
        {
            if (RuleFor(programme, spot, today) is not { Rule: var rule }) continue;
            needs.Account(AccountAddress.Of(rule.Fund)).Tally(TallyKey.Owed(wallet, rule.Fund))
                .Tally(TallyKey.EarnedOnDay(wallet, programme.Id, today))
                .Tally(TallyKey.EarnedInMonth(wallet, programme.Id, today))
                .Tally(TallyKey.Earned(wallet, programme.Id));
        }
    }

    /// <param name="room">How many coins the wallet may still take.</param>
    internal static IReadOnlyList<Earned> Of(
        LedgerState ledger, Basket basket, long room, Instant at, List<Posting> postings, List<Count> counts)
    {
        var today = Tokyo.Day(at);
        var all = new List<Earned>(1);
        var budgets = new Dictionary<FundId, long>(1);
        foreach (var programme in ledger.Programmes())
        {
            if (RuleFor(programme, basket.Spot.Id, today) is not { } set) continue;
            var fund = AccountAddress.Of(set.Rule.Fund);
            var budget = budgets.GetValueOrDefault(set.Rule.Fund, ledger.Balance(fund));
            var expiry = ledger.Fund(set.Rule.Fund)!.Expiry.LastDay(today, out var exists);
            var (coins, less) = Judge(
                set.Rule, CaseOf(programme.Id, basket), Before(ledger, programme.Id, set.Rule, basket.Wallet.Id, today),
                exists ? budget : 0, room);
            // Two programmes of one fund would net the same claw-back twice; the first that gives nets it.
            var gift = coins == 0 || all.Exists(earlier => earlier.Fund == set.Rule.Fund && earlier.Coins > 0)
                ? Whole(fund, basket.Wallet.Id, set.Rule.Fund, expiry, coins)
                : Gift.Of(ledger, fund, basket.Wallet.Id, set.Rule.Fund, expiry, coins);
            budgets[set.Rule.Fund] = budget - coins;
            room -= coins;
            var until = coins > 0 ? expiry : null;
            all.Add(new Earned(programme.Id, set.Number, set.Rule.Fund, until, coins, gift.Netted, less));
            if (coins == 0) continue;
            postings.AddRange(gift.Postings);
            counts.AddRange(gift.Counts);
            AddCounts(counts, programme.Id, basket.Wallet.Id, coins, today);
        }
        return all;
    }

    private static Gift Whole(AccountAddress fund, WalletId wallet, FundId id, LocalDate? expiry, long coins) =>
        new(0, coins == 0 ? [] : [new(fund, AccountAddress.Purse(wallet, id, expiry), new Amount(coins))], []);

    private static ProgrammeRuleSet? RuleFor(Programme programme, SpotId spot, LocalDate today) =>
        programme.RuleOf(today) is { } set && IsFor(set.Rule, spot) ? set : null;

    internal static bool IsFor(ProgrammeRule rule, SpotId spot) => rule.Spots.Count == 0 || rule.Spots.Contains(spot);

    private static Case CaseOf(ProgrammeId programme, Basket basket) => new(
        basket.Vegetables, basket.DeclaredBy, basket.Wallet.Household.Contains(basket.Merchant),
        basket.Wallet.Enrolments.Contains(programme));

    private static EarnedBefore Before(
        LedgerState ledger, ProgrammeId programme, ProgrammeRule rule, WalletId wallet, LocalDate today) => new(
        rule.DayMax is null ? 0 : ledger.Tally(TallyKey.EarnedOnDay(wallet, programme, today)),
        rule.MonthMax is null ? 0 : ledger.Tally(TallyKey.EarnedInMonth(wallet, programme, today)),
        rule.ResidentMax is null ? 0 : ledger.Tally(TallyKey.Earned(wallet, programme)));

    internal static (long Coins, EarnedLess? Less) Judge(
        ProgrammeRule rule, Case one, EarnedBefore before, long budget, long room)
    {
        if (one.IsOwnHousehold) return (0, EarnedLess.OwnHousehold);
        if (rule.EnrolledOnly && !one.IsEnrolled) return (0, EarnedLess.NotEnrolled);
        if (!rule.Declarers.Contains(one.DeclaredBy)) return (0, EarnedLess.DeclarerNotAccepted);
        if (one.Vegetables < rule.EligibleMin) return (0, EarnedLess.BelowMinimum);
        var coins = rule.FixedCoins ?? Share.RoundedDown(one.Vegetables, rule.RatePercent!.Value, 100);
        EarnedLess? less = null;
        Bound(rule.ResidentMax - before.InAll, EarnedLess.ResidentCap);
        Bound(rule.MonthMax - before.InMonth, EarnedLess.MonthCap);
        Bound(rule.DayMax - before.OnDay, EarnedLess.DayCap);
        Bound(room, EarnedLess.BalanceFull);
        Bound(budget, EarnedLess.BudgetEmpty);
        return (coins, less);

        void Bound(long? most, EarnedLess reason)
        {
            if (most is null || coins <= most) return;
            coins = Math.Max(0, most.Value);
            less = reason;
        }
    }

    /// <summary>Also where the rule has no cap yet: one that is set later counts what was earned before.</summary>
    private static void AddCounts(
        List<Count> counts, ProgrammeId programme, WalletId wallet, long coins, LocalDate today)
    {
        counts.Add(new(TallyKey.EarnedOnDay(wallet, programme, today), coins));
        counts.Add(new(TallyKey.EarnedInMonth(wallet, programme, today), coins));
        counts.Add(new(TallyKey.Earned(wallet, programme), coins));
    }
}
