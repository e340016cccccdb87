// A premium rule: who pays in 10,000 gets 12,500. A top-up is judged by the rule of its day.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>Sets the rule from a day on. What happened before stays judged by the rule of then.</summary>
/// <param name="Unit">Coins that must be paid in at once for one bonus.</param>
/// <param name="PaidInMax">The most one resident may pay in under this premium, in all.</param>
public sealed record SetPremium(
    PremiumId Premium, LocalDate From, LocalDate Until, FundId Fund, Amount Unit, Amount Bonus, Amount PaidInMax)
    : Command
{
    private const long BonusMax = 1_000_000;

    public override StreamId Stream() => StreamId.Of(Premium);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fund(Fund) is not { } fund) return Rejection.FundUnknown;
        if (Until < From || PaidInMax < Unit || Bonus.Coins > BonusMax) return Rejection.TermsInvalid;
        if (From < Tokyo.Day(at)) return Rejection.RuleInThePast;
        if (fund.Family is not FundFamily.Premium) return Rejection.FundNotOfFamily;
        return new PremiumSet(at, Premium, From, Until, Fund, Unit, Bonus, PaidInMax);
    }
}

public sealed record PremiumSet(
    Instant At, PremiumId Premium, LocalDate From, LocalDate Until, FundId Fund, Amount Unit,
    Amount Bonus, Amount PaidInMax)
    : LedgerEvent(At, [], []);

public sealed record Premium(IReadOnlyList<PremiumSet> Rules) : IFold<Premium>
{
    /// <summary>The rule of a day: of those that have begun, the one set last.</summary>
    public PremiumSet? RuleOf(LocalDate day) =>
        Rules.LastOrDefault(rule => rule.From <= day) is { } rule && rule.Until >= day ? rule : null;

    public static Premium? Evolve(Premium? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, PremiumSet e) => new Premium([e]),
        ({ } premium, PremiumSet e) => new Premium([.. premium.Rules, e]),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
