// What a line of a run gave is taken back as a single grant is: one person asks, another approves, and it reaches only
// as far as the coins are still there.

using NodaTime;

namespace LocalCoin.Ledger;

public sealed record ProposeLineWithdrawal(RunId Run, int Line, Amount Amount) : Command
{
    public override StreamId Stream() => StreamId.OfLine(Run, Line);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<RunLineOutcome>(Stream()) is not { } line) return Rejection.RunLineUnknown;
        if (line.Withdrawal is not null) return Rejection.ProposalOpen;
        if (line.Granted is not { } granted) return Rejection.NothingLeft;
        var left = granted.Amount.Coins - granted.Netted - line.Withdrawn;
        if (left <= 0) return Rejection.NothingLeft;
        if (Amount.Coins > left) return Rejection.RefundTooLarge.With(left);
        return new RunLineWithdrawalProposed(at, Run, Line, granted.Wallet, Amount);
    }
}

/// <param name="Proposal">The id of the proposal's command, so that nobody approves what they have not read.</param>
public sealed record ApproveLineWithdrawal(RunId Run, int Line, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.OfLine(Run, Line);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs();
        return known.Knows(Stream()) && known.Fold<RunLineOutcome>(Stream()) is { Granted: { } granted }
            ? needs.PursesOf(granted.Wallet).Account(AccountAddress.Of(granted.Fund))
            : needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<RunLineOutcome>() is not { Granted: { } granted } line) return Rejection.ProposalUnknown;
        if (line.Withdrawal is not null && line.WithdrawalBy == sender.Actor) return Rejection.SameHand;
        if (line.Withdrawal is not { } withdrawal || history.Find(Proposal)?.Event != withdrawal)
        {
            return Rejection.ProposalUnknown;
        }
        var purse = AccountAddress.Purse(granted.Wallet, granted.Fund, granted.Expiry);
        var taken = Math.Min(withdrawal.Amount.Coins, ledger.PurseBalance(granted.Wallet, purse));
        if (taken <= 0) return Rejection.NothingLeft;
        var amount = new Amount(taken);
        return new RunLineWithdrawn(
            at, Run, Line, granted.Wallet, amount, [new(purse, AccountAddress.Of(granted.Fund), amount)]);
    }
}

public sealed record RejectLineWithdrawal(RunId Run, int Line, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.OfLine(Run, Line);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<RunLineOutcome>() is not { Withdrawal: { } withdrawal }
            || history.Find(Proposal)?.Event != withdrawal)
        {
            return Rejection.ProposalUnknown;
        }
        return new RunLineWithdrawalRejected(at, Run, Line, withdrawal.Wallet);
    }
}

public sealed record RunLineWithdrawalProposed(Instant At, RunId Run, int Line, WalletId Wallet, Amount Amount)
    : LedgerEvent(At, [], []);

public sealed record RunLineWithdrawn(
    Instant At, RunId Run, int Line, WalletId Wallet, Amount Amount, IReadOnlyList<Posting> Postings)
    : LedgerEvent(At, Postings, []);

public sealed record RunLineWithdrawalRejected(Instant At, RunId Run, int Line, WalletId Wallet)
    : LedgerEvent(At, [], []);

/// <summary>What a line's events mean together.</summary>
/// <param name="Granted">Null where the line went back to the fund.</param>
public sealed record RunLineOutcome(
    RunLineGranted? Granted, long Withdrawn, RunLineWithdrawalProposed? Withdrawal, ActorId? WithdrawalBy)
    : IFold<RunLineOutcome>
{
    public static RunLineOutcome? Evolve(RunLineOutcome? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, RunLineGranted e) => new RunLineOutcome(e, 0, null, null),
        (null, RunLineReturned) => new RunLineOutcome(null, 0, null, null),
        ({ } line, RunLineWithdrawalProposed e) => line with { Withdrawal = e, WithdrawalBy = recorded.Sender.Actor },
        ({ } line, RunLineWithdrawalRejected) => line with { Withdrawal = null, WithdrawalBy = null },
        ({ } line, RunLineWithdrawn e) => line with
        {
            Withdrawal = null, WithdrawalBy = null, Withdrawn = line.Withdrawn + e.Amount.Coins,
        },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
