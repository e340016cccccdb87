// A run that cannot be carried out to its end, because its lines were lost or are not those that were approved, would
// keep its coins aside for ever. Two people cancel it: what is still aside goes back to the fund, what was given stays.

using NodaTime;

namespace LocalCoin.Ledger;

public sealed record ProposeRunCancellation(RunId Run) : Command
{
    public override StreamId Stream() => StreamId.Of(Run);

    public override Needs Needs(Instant at, LedgerState known) =>
        new Needs().Account(AccountAddress.Of(Run));

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Run>(Stream()) is not { } run) return Rejection.ProposalUnknown;
        if (run.IsFinished) return Rejection.ProposalDecided;
        if (run.Cancellation is not null) return Rejection.ProposalOpen;
        if (run.Approval is null) return Rejection.RunNotApproved;
        if (ledger.Balance(AccountAddress.Of(Run)) == 0) return Rejection.NothingLeft;
        return new RunCancellationProposed(at, Run);
    }
}

/// <param name="Proposal">The id of the proposal's command, so that nobody approves what they have not read.</param>
public sealed record ApproveRunCancellation(RunId Run, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Run);

    public override Needs Needs(Instant at, LedgerState known) => Ledger.Run.NeedsOf(Run, known);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Run>() is not { } run) return Rejection.ProposalUnknown;
        if (run.Cancellation is not null && run.CancellationBy == sender.Actor) return Rejection.SameHand;
        if (history.Hindrance(Proposal, run.OpenCancellation()) is { } no) return no;
        var aside = AccountAddress.Of(Run);
        if (ledger.Balance(aside) is not (> 0 and var left)) return Rejection.NothingLeft;
        var amount = new Amount(left);
        return new RunCancelled(at, Run, amount, [new(aside, AccountAddress.Of(run.Proposal.Fund), amount)]);
    }
}

public sealed record RejectRunCancellation(RunId Run, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Run);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Run>() is not { } run) return Rejection.ProposalUnknown;
        if (history.Hindrance(Proposal, run.OpenCancellation()) is { } no) return no;
        return new RunCancellationRejected(at, Run);
    }
}

public sealed record RunCancellationProposed(Instant At, RunId Run) : LedgerEvent(At, [], []);

public sealed record RunCancellationRejected(Instant At, RunId Run) : LedgerEvent(At, [], []);

/// <param name="Amount">What no line had given yet.</param>
public sealed record RunCancelled(Instant At, RunId Run, Amount Amount, IReadOnlyList<Posting> Postings)
    : LedgerEvent(At, Postings, []);
