// A programme rewards buying vegetables. Its rules are dated: a purchase is judged by the rule of its own day, and a
// rule can only be set from today on, so that nothing promised is taken back. A rule moves money for months: live, one
// person proposes it and another approves it (RuleProposals.cs).

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>Who said which part of a purchase was vegetables.</summary>
public enum DeclaredBy { Shop, Spot, Payer }

/// <summary>What buying vegetables earns between two days, both included.</summary>
/// <param name="Spots">Where; empty means everywhere.</param>
/// <param name="RatePercent">Per cent of the eligible yen, rounded down once per purchase; or else …</param>
/// <param name="FixedCoins">… so many coins for each purchase. Exactly one of the two is given.</param>
/// <param name="EligibleMin">The eligible yen from which a purchase earns at all.</param>
/// <param name="DayMax">The most one resident earns in a day, then in a month of
/// Asia/Tokyo, then in all; null for no cap.</param>
/// <param name="Fund">Whose budget gives the coins, and whose policy says when they end.</param>
/// <param name="Declarers">Whose word about the vegetables' part counts.</param>
public sealed record ProgrammeRule(
    LocalDate From, LocalDate Until, IReadOnlyList<SpotId> Spots, int? RatePercent, long? FixedCoins, long EligibleMin,
    long? DayMax, long? MonthMax, long? ResidentMax, FundId Fund,
    IReadOnlyList<DeclaredBy> Declarers, bool EnrolledOnly)
{
    /// <summary>Whether it can be a rule at all.</summary>
    public bool IsValid() => Until >= From && Spots.Count <= 500 && EligibleMin is >= 0 and <= Amount.CoinsMax
        && RatePercent is null or (>= 1 and <= 100) && FixedCoins is null or (>= 1 and <= 100_000)
        && RatePercent is null != FixedCoins is null && DayMax is null or >= 0 && MonthMax is null or >= 0
        && ResidentMax is null or >= 0 && Declarers.Count > 0;
}

/// <summary>
/// A rule of a file whose reading somebody else approved; no door of the running ledger sends it. It ends what was
/// proposed before, for that was read beside other rules.
/// </summary>
public sealed record SetProgrammeRule(ProgrammeId Programme, ProgrammeRule Rule) : Command
{
    public override StreamId Stream() => StreamId.Of(Programme);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fund(Rule.Fund) is null) return Rejection.FundUnknown;
        return Hindrance(ledger, Rule, at) is { } no ? no : Set(ledger, Programme, Rule, at);
    }

    /// <summary>Why this cannot become the rule, of a fund that is there.</summary>
    internal static Rejection? Hindrance(LedgerState ledger, ProgrammeRule rule, Instant at) =>
        !rule.IsValid() ? Rejection.TermsInvalid
        : rule.From < Tokyo.Day(at) ? Rejection.RuleInThePast
        : ledger.Fund(rule.Fund)!.Family is not FundFamily.Free ? Rejection.FundNotOfFamily
        : null;

    internal static ProgrammeRuleSet Set(LedgerState ledger, ProgrammeId programme, ProgrammeRule rule, Instant at) =>
        new(at, programme, (ledger.Programme(programme)?.Rules.Count ?? 0) + 1, rule);
}

/// <param name="Number">Of the programme's rules, from 1; a payment's event names the one it was judged by.</param>
public sealed record ProgrammeRuleSet(Instant At, ProgrammeId Programme, int Number, ProgrammeRule Rule)
    : LedgerEvent(At, [], []);

/// <param name="Rules">In the order they were set; none where the first is only proposed.</param>
/// <param name="Proposal">The rule that waits for another person; null where none does.</param>
public sealed record Programme(
    ProgrammeId Id, IReadOnlyList<ProgrammeRuleSet> Rules, ProgrammeRuleProposed? Proposal, ActorId? ProposedBy)
    : IFold<Programme>
{
    /// <summary>The rule of a day: of those that have begun, the one set last.</summary>
    public ProgrammeRuleSet? RuleOf(LocalDate day) =>
        Rules.LastOrDefault(set => set.Rule.From <= day) is { } set && set.Rule.Until >= day ? set : null;

    public static Programme? Evolve(Programme? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (_, ProgrammeRuleSet e) => new Programme(e.Programme, [.. state?.Rules ?? [], e], null, null),
        (_, ProgrammeRuleProposed e) => new Programme(e.Programme, state?.Rules ?? [], e, recorded.Sender.Actor),
        ({ } programme, ProgrammeRuleRejected) => programme with { Proposal = null, ProposedBy = null },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
