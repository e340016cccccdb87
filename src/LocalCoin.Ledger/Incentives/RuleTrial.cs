// What a rule would have given for purchases that were made: each is judged by the very decision of a payment, in their
// order. Around it nothing is left of the ledger but what the rule asks for: what each payer earned so far, on the day,
// in the month and in all, and what is left of the budget. So a million purchases are judged while somebody waits.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>A purchase with vegetables; payer and place by their numbers in <see cref="PastPurchases"/>.</summary>
/// <param name="IsOwnHousehold">Whether the payer's own family ran the shop.</param>
public readonly record struct PastPurchase(
    LocalDate Day, int Payer, ushort Place, int Vegetables, byte DeclaredBy, bool IsOwnHousehold);

/// <summary>What was bought on some days, as it was recorded.</summary>
/// <param name="Payers">How many: their numbers are below it.</param>
/// <param name="Pages">All purchases in their order; by days, so that no array is large.</param>
public sealed record PastPurchases(
    int Payers, IReadOnlyList<SpotId> Places, IReadOnlyList<PastPurchase[]> Pages);

/// <param name="Purchases">That would have earned something.</param>
/// <param name="Residents">Who would have earned something.</param>
/// <param name="Cut">Purchases that would have earned less because the budget was empty.</param>
public sealed record TrialOutcome(long Coins, long Purchases, int Residents, long Budget, long Cut);

/// <summary>
/// The rule is judged as if it had been in force on all days. It knows nobody's wallet: one that was full earns here
/// all the same; and it knows no refunds: what is asked is what would have been given at the till. Nor does it know who
/// takes part in a programme: a rule for these alone is tried as if everybody did, for whoever moves its least amount
/// up and down would find out by whom a purchase was.
/// </summary>
public sealed class RuleTrial
{
    private readonly PastPurchases past;
    private readonly ProgrammeRule rule;
    private readonly ExpiryPolicy expiry;
    private readonly bool[] covered;
    private readonly long[] onDay, inMonth, inAll;
    private readonly long budget;
    private LocalDate day;
    private bool hasLastDay;

    /// <param name="budget">Coins that there are to give.</param>
    public RuleTrial(PastPurchases past, ProgrammeRule rule, Fund fund, long budget)
    {
        (this.past, this.rule, expiry, this.budget, Left) = (past, rule, fund.Expiry, budget, budget);
        covered = [.. past.Places.Select(place => Earning.IsFor(rule, place))];
        (onDay, inMonth, inAll) = (new long[past.Payers], new long[past.Payers], new long[past.Payers]);
    }

    /// <summary>What is left of the budget.</summary>
    public long Left { get; private set; }

    public TrialOutcome Run()
    {
        var (purchases, cut) = (0L, 0L);
        foreach (var page in past.Pages)
        {
            foreach (var purchase in page)
            {
                if (Judge(purchase) is not var (coins, less)) continue;
                if (coins > 0) purchases++;
                if (less is EarnedLess.BudgetEmpty) cut++;
            }
        }
        return new(inAll.Sum(), purchases, inAll.Count(coins => coins > 0), budget, cut);
    }

    /// <returns>What the purchase would have earned; null where the rule is not for its place.</returns>
    public (long Coins, EarnedLess? Less)? Judge(PastPurchase purchase)
    {
        if (purchase.Day != day) Turn(purchase.Day);
        if (!covered[purchase.Place]) return null;
        var payer = purchase.Payer;
        var judged = Earning.Judge(
            rule,
            new Case(
                purchase.Vegetables, (DeclaredBy)purchase.DeclaredBy, purchase.IsOwnHousehold, IsEnrolled: true),
            new EarnedBefore(onDay[payer], inMonth[payer], inAll[payer]), hasLastDay ? Left : 0, long.MaxValue);
        onDay[payer] += judged.Coins;
        inMonth[payer] += judged.Coins;
        inAll[payer] += judged.Coins;
        Left -= judged.Coins;
        return judged;
    }

    private void Turn(LocalDate today)
    {
        Array.Clear(onDay);
        if ((today.Year, today.Month) != (day.Year, day.Month)) Array.Clear(inMonth);
        day = today;
        expiry.LastDay(today, out hasLastDay);
    }
}
