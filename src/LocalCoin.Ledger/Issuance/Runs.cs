// Work on many is a run: one person proposes count, total and the hash of the lines; another approves, which sets the
// whole total aside; then every line is an event of its own, so a crash leaves a run that continues by itself.
// It is finished when nothing is left aside.

using NodaTime;

namespace LocalCoin.Ledger;

/// <param name="LinesHash">SHA-256, lower-case hex, over the lines as
/// <c>line,wallet,coins</c>, each ended by a line feed.</param>
public sealed record ProposeRun(
    RunId Run, FundId Fund, int Lines, Amount Total, string LinesHash, GrantPurpose Purpose) : Command
{
    public const int LinesMax = 1_000_000;

    public override StreamId Stream() => StreamId.Of(Run);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fund(Fund) is not { } fund) return Rejection.FundUnknown;
        if (ledger.Stream(Stream()) is not null) return Rejection.ProposalExists;
        if (Lines is < 1 or > LinesMax || Total.Coins < Lines || LinesHash is not { Length: 64 }
            || !LinesHash.All(char.IsAsciiHexDigitLower))
        {
            return Rejection.TermsInvalid;
        }
        if (fund.Family is FundFamily.Paid) return Rejection.FundNotOfFamily;
        return new RunProposed(at, Run, Fund, Lines, Total, LinesHash, Purpose);
    }
}

public sealed record ApproveRun(RunId Run, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Run);

    public override Needs Needs(Instant at, LedgerState known) => Ledger.Run.NeedsOf(Run, known);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Run>() is not { } run) return Rejection.ProposalUnknown;
        if (run.ProposedBy == sender.Actor) return Rejection.SameHand;
        if (history.Hindrance(Proposal, run.OpenProposal()) is { } no) return no;
        var expiry = ledger.Fund(run.Proposal.Fund)!.Expiry.LastDay(Tokyo.Day(at), out var exists);
        if (!exists) return Rejection.FundHasNoExpiryLeft;
        var fund = AccountAddress.Of(run.Proposal.Fund);
        var left = ledger.Balance(fund);
        if (run.Proposal.Total.Coins > left) return Rejection.BudgetExhausted.With(left);
        return new RunApproved(at, Run, expiry, [new(fund, AccountAddress.Of(Run), run.Proposal.Total)]);
    }
}

public sealed record RejectRun(RunId Run, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Run);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Run>() is not { } run) return Rejection.ProposalUnknown;
        if (history.Hindrance(Proposal, run.OpenProposal()) is { } no) return no;
        return new RunRejected(at, Run);
    }
}

/// <summary>
/// One line of an approved run. Whoever sends it has checked the lines against their hash. A wallet that can take
/// nothing sends its line back to the fund: that is an outcome too, or the run would never be empty.
/// </summary>
public sealed record GrantRunLine(RunId Run, int Line, WalletId Wallet, Amount Amount) : Command
{
    public override StreamId Stream() => StreamId.OfLine(Run, Line);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs().Stream(StreamId.Of(Run)).Stream(StreamId.Of(Wallet))
            .PursesOf(Wallet).Account(AccountAddress.Of(Run));
        return known.Knows(StreamId.Of(Run)) && known.Fold<Run>(StreamId.Of(Run)) is { } run
            ? needs.Account(AccountAddress.Of(run.Proposal.Fund)).Tally(TallyKey.Owed(Wallet, run.Proposal.Fund))
            : needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Run>(StreamId.Of(Run)) is not { } run) return Rejection.ProposalUnknown;
        if (run.Approval is not { } approval) return Rejection.RunNotApproved;
        if (run.IsFinished || ledger.Stream(Stream()) is not null) return Rejection.ProposalDecided;
        if (Line < 1 || Line > run.Proposal.Lines) return Rejection.RunLineUnknown;
        var aside = AccountAddress.Of(Run);
        var left = ledger.Balance(aside);
        if (Amount.Coins > left) return Rejection.BudgetExhausted.With(left);
        if (Hindrance(ledger, at) is { } hindrance)
        {
            return new RunLineReturned(
                at, Run, Line, Wallet, Amount, hindrance, [new(aside, AccountAddress.Of(run.Proposal.Fund), Amount)]);
        }
        var gift = Gift.Of(ledger, aside, Wallet, run.Proposal.Fund, approval.Expiry, Amount.Coins);
        return new RunLineGranted(
            at, Run, Line, Wallet, run.Proposal.Fund, Amount, approval.Expiry, gift.Netted, gift.Postings, gift.Counts);
    }

    private Rejection? Hindrance(LedgerState ledger, Instant at) => ledger.Fold<Wallet>(StreamId.Of(Wallet)) switch
    {
        null => Rejection.WalletUnknown,
        { IsClosed: true } => Rejection.WalletClosed,
        _ => Gift.Held(ledger, Wallet, Tokyo.Day(at)) + Amount.Coins > ledger.Limits.WalletBalanceMax
            ? Rejection.BalanceTooLarge
            : null,
    };
}

public sealed record FinishRun(RunId Run) : Command
{
    public override StreamId Stream() => StreamId.Of(Run);

    public override Needs Needs(Instant at, LedgerState known) =>
        new Needs().Account(AccountAddress.Of(Run));

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Run>(Stream()) is not { } run) return Rejection.ProposalUnknown;
        if (run.IsFinished) return Rejection.ProposalDecided;
        if (run.Approval is null) return Rejection.RunNotApproved;
        var left = ledger.Balance(AccountAddress.Of(Run));
        if (left > 0) return Rejection.RunNotEmpty.With(left);
        return new RunFinished(at, Run);
    }
}

public sealed record RunProposed(
    Instant At, RunId Run, FundId Fund, int Lines, Amount Total, string LinesHash, GrantPurpose Purpose)
    : LedgerEvent(At, [], []);

/// <param name="Expiry">The last day of all the run's coins, whenever their line is written.</param>
public sealed record RunApproved(Instant At, RunId Run, LocalDate? Expiry, IReadOnlyList<Posting> Postings)
    : LedgerEvent(At, Postings, []);

public sealed record RunRejected(Instant At, RunId Run) : LedgerEvent(At, [], []);

public sealed record RunLineGranted(
    Instant At, RunId Run, int Line, WalletId Wallet, FundId Fund, Amount Amount, LocalDate? Expiry, long Netted,
    IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts) : LedgerEvent(At, Postings, Counts);

public sealed record RunLineReturned(
    Instant At, RunId Run, int Line, WalletId Wallet, Amount Amount, Rejection Reason, IReadOnlyList<Posting> Postings)
    : LedgerEvent(At, Postings, []);

public sealed record RunFinished(Instant At, RunId Run) : LedgerEvent(At, [], []);

/// <summary>What a run's events mean together.</summary>
/// <param name="IsFinished">Carried out to its end, or cancelled: no line is given any more.</param>
public sealed record Run(
    RunProposed Proposal, ActorId ProposedBy, bool IsDecided, RunApproved? Approval, bool IsFinished,
    bool IsCancelled, RunCancellationProposed? Cancellation, ActorId? CancellationBy)
    : IFold<Run>
{
    public RunProposed? OpenProposal() => IsDecided ? null : Proposal;

    public RunCancellationProposed? OpenCancellation() => IsFinished ? null : Cancellation;

    /// <summary>What deciding about all of it reads: what is aside, and the fund that it comes from.</summary>
    internal static Needs NeedsOf(RunId id, LedgerState known)
    {
        var stream = StreamId.Of(id);
        var needs = new Needs().Stream(stream).Account(AccountAddress.Of(id));
        return known.Knows(stream) && known.Fold<Run>(stream) is { } run
            ? needs.Account(AccountAddress.Of(run.Proposal.Fund))
            : needs;
    }

    public static Run? Evolve(Run? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, RunProposed e) => new Run(e, recorded.Sender.Actor, false, null, false, false, null, null),
        ({ } run, RunApproved e) => run with { IsDecided = true, Approval = e },
        ({ } run, RunRejected) => run with { IsDecided = true },
        ({ } run, RunFinished) => run with { IsFinished = true },
        ({ } run, RunCancellationProposed e) => run with { Cancellation = e, CancellationBy = recorded.Sender.Actor },
        ({ } run, RunCancellationRejected) => run with { Cancellation = null, CancellationBy = null },
        ({ } run, RunCancelled) => run with { IsFinished = true, IsCancelled = true },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
