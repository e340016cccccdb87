// A premium rule: who pays in 10,000 gets 12,500. A top-up is judged by the rule of its day. Live, one person proposes
// a rule and another approves it.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>
/// Sets the rule from a day on, out of a file whose reading somebody else approved; no door of the running ledger sends
/// it. What happened before stays judged by the rule of then.
/// </summary>
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
        if (ledger.Fund(Fund) is null) return Rejection.FundUnknown;
        var set = new PremiumSet(at, Premium, From, Until, Fund, Unit, Bonus, PaidInMax);
        return Hindrance(ledger, set) is { } no ? no : set;
    }

    /// <summary>Why this cannot become the rule, of a fund that is there.</summary>
    internal static Rejection? Hindrance(LedgerState ledger, PremiumSet set) =>
        set.Until < set.From || set.PaidInMax < set.Unit || set.Bonus.Coins > BonusMax ? Rejection.TermsInvalid
        : set.From < Tokyo.Day(set.At) ? Rejection.RuleInThePast
        : ledger.Fund(set.Fund)!.Family is not FundFamily.Premium ? Rejection.FundNotOfFamily
        : null;
}

/// <param name="Unit">As of <see cref="SetPremium"/>.</param>
public sealed record ProposePremium(
    PremiumId Premium, LocalDate From, LocalDate Until, FundId Fund, Amount Unit, Amount Bonus, Amount PaidInMax)
    : Command
{
    public override StreamId Stream() => StreamId.Of(Premium);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fund(Fund) is null) return Rejection.FundUnknown;
        if (ledger.Premium(Premium) is { Proposal: not null }) return Rejection.ProposalOpen;
        var proposed = new PremiumProposed(at, Premium, From, Until, Fund, Unit, Bonus, PaidInMax);
        return SetPremium.Hindrance(ledger, proposed.Set(at)) is { } no ? no : proposed;
    }
}

/// <param name="Proposal">The id of the proposal's command, so that nobody approves what they have not read.</param>
public sealed record ApprovePremium(PremiumId Premium, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Premium);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Premium>() is not { } premium) return Rejection.ProposalUnknown;
        if (premium.ProposedBy == sender.Actor) return Rejection.SameHand;
        if (history.Hindrance(Proposal, premium.Proposal) is { } no) return no;
        var set = premium.Proposal!.Set(at);
        return SetPremium.Hindrance(ledger, set) is { } late ? late : set;
    }
}

public sealed record RejectPremium(PremiumId Premium, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Premium);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Premium>() is not { } premium) return Rejection.ProposalUnknown;
        return history.Hindrance(Proposal, premium.Proposal) is { } no ? no : new PremiumRejected(at, Premium);
    }
}

public sealed record PremiumSet(
    Instant At, PremiumId Premium, LocalDate From, LocalDate Until, FundId Fund, Amount Unit,
    Amount Bonus, Amount PaidInMax)
    : LedgerEvent(At, [], []);

public sealed record PremiumProposed(
    Instant At, PremiumId Premium, LocalDate From, LocalDate Until, FundId Fund, Amount Unit,
    Amount Bonus, Amount PaidInMax)
    : LedgerEvent(At, [], [])
{
    internal PremiumSet Set(Instant at) => new(at, Premium, From, Until, Fund, Unit, Bonus, PaidInMax);
}

public sealed record PremiumRejected(Instant At, PremiumId Premium) : LedgerEvent(At, [], []);

/// <param name="Rules">In the order they were set; none where the first is only proposed.</param>
/// <param name="Proposal">The rule that waits for another person; null where none does.</param>
public sealed record Premium(IReadOnlyList<PremiumSet> Rules, PremiumProposed? Proposal, ActorId? ProposedBy)
    : IFold<Premium>
{
    /// <summary>The rule of a day: of those that have begun, the one set last.</summary>
    public PremiumSet? RuleOf(LocalDate day) =>
        Rules.LastOrDefault(rule => rule.From <= day) is { } rule && rule.Until >= day ? rule : null;

    public static Premium? Evolve(Premium? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (_, PremiumSet e) => new Premium([.. state?.Rules ?? [], e], null, null),
        (_, PremiumProposed e) => new Premium(state?.Rules ?? [], e, recorded.Sender.Actor),
        ({ } premium, PremiumRejected) => premium with { Proposal = null, ProposedBy = null },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
