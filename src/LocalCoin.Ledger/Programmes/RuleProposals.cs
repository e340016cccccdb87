// What vegetables shall earn is proposed by one person and approved by another, who has read that very rule. A
// programme ends early by a later rule: one that ends on the day that is wanted.

using NodaTime;

namespace LocalCoin.Ledger;

public sealed record ProposeProgrammeRule(ProgrammeId Programme, ProgrammeRule Rule) : Command
{
    public override StreamId Stream() => StreamId.Of(Programme);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fund(Rule.Fund) is null) return Rejection.FundUnknown;
        if (ledger.Programme(Programme) is { Proposal: not null }) return Rejection.ProposalOpen;
        return SetProgrammeRule.Hindrance(ledger, Rule, at) is { } no
            ? no
            : new ProgrammeRuleProposed(at, Programme, Rule);
    }
}

/// <param name="Proposal">The id of the proposal's command, so that nobody approves what they have not read.</param>
public sealed record ApproveProgrammeRule(ProgrammeId Programme, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Programme);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Programme>() is not { } programme) return Rejection.ProposalUnknown;
        if (programme.ProposedBy == sender.Actor) return Rejection.SameHand;
        if (history.Hindrance(Proposal, programme.Proposal) is { } no) return no;
        var rule = programme.Proposal!.Rule;
        return SetProgrammeRule.Hindrance(ledger, rule, at) is { } late
            ? late
            : SetProgrammeRule.Set(ledger, Programme, rule, at);
    }
}

public sealed record RejectProgrammeRule(ProgrammeId Programme, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Programme);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Programme>() is not { } programme) return Rejection.ProposalUnknown;
        return history.Hindrance(Proposal, programme.Proposal) is { } no
            ? no
            : new ProgrammeRuleRejected(at, Programme);
    }
}

public sealed record ProgrammeRuleProposed(Instant At, ProgrammeId Programme, ProgrammeRule Rule)
    : LedgerEvent(At, [], []);

public sealed record ProgrammeRuleRejected(Instant At, ProgrammeId Programme) : LedgerEvent(At, [], []);
