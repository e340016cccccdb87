// A grant gives free coins to one resident. One person proposes it, another approves it; so is its withdrawal.

using NodaTime;

namespace LocalCoin.Ledger;

public enum GrantPurpose { Welcome, Campaign, Effort, Compensation, Correction }

public sealed record ProposeGrant(GrantId Grant, WalletId Wallet, FundId Fund, Amount Amount, GrantPurpose Purpose)
    : Command
{
    public override StreamId Stream() => StreamId.Of(Grant);

    public override Needs Needs(Instant at, LedgerState known) =>
        new Needs().Stream(StreamId.Of(Wallet));

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fund(Fund) is not { } fund) return Rejection.FundUnknown;
        if (ledger.Fold<Wallet>(StreamId.Of(Wallet)) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (ledger.Stream(Stream()) is not null) return Rejection.ProposalExists;
        if (fund.Family is FundFamily.Paid) return Rejection.FundNotOfFamily;
        return new GrantProposed(at, Grant, Wallet, Fund, Amount, Purpose);
    }
}

/// <param name="Proposal">The id of the proposal's command, so that nobody approves what they have not read.</param>
public sealed record ApproveGrant(GrantId Grant, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Grant);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs();
        if (!known.Knows(Stream()) || known.Fold<Grant>(Stream()) is not { Proposal: { } proposal }) return needs;
        return needs.Stream(StreamId.Of(proposal.Wallet)).PursesOf(proposal.Wallet)
            .Account(AccountAddress.Of(proposal.Fund)).Tally(TallyKey.Owed(proposal.Wallet, proposal.Fund));
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Grant>() is not { } grant) return Rejection.ProposalUnknown;
        if (grant.ProposedBy == sender.Actor) return Rejection.SameHand;
        var proposal = grant.Proposal;
        if (ledger.Fold<Wallet>(StreamId.Of(proposal.Wallet)) is not { IsClosed: false }) return Rejection.WalletClosed;
        if (history.Hindrance(Proposal, grant.OpenProposal()) is { } no) return no;
        var today = Tokyo.Day(at);
        var expiry = ledger.Fund(proposal.Fund)!.Expiry.LastDay(today, out var exists);
        if (!exists) return Rejection.FundHasNoExpiryLeft;
        var coins = proposal.Amount.Coins;
        var room = ledger.Limits.WalletBalanceMax - Gift.Held(ledger, proposal.Wallet, today);
        if (coins > room) return Rejection.BalanceTooLarge.With(Math.Max(0, room));
        var left = ledger.Balance(AccountAddress.Of(proposal.Fund));
        if (coins > left) return Rejection.BudgetExhausted.With(left);
        var gift = Gift.Of(ledger, AccountAddress.Of(proposal.Fund), proposal.Wallet, proposal.Fund, expiry, coins);
        return new GrantMade(
            at, Grant, proposal.Wallet, proposal.Fund, proposal.Amount, expiry, proposal.Purpose, gift.Netted,
            gift.Postings, gift.Counts);
    }
}

public sealed record RejectGrant(GrantId Grant, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Grant);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Grant>() is not { } grant) return Rejection.ProposalUnknown;
        if (history.Hindrance(Proposal, grant.OpenProposal()) is { } no) return no;
        return new GrantRejected(at, Grant, grant.Proposal.Wallet);
    }
}

/// <summary>Asks for coins of a grant back, as far as they are still there when it is approved.</summary>
public sealed record ProposeGrantWithdrawal(GrantId Grant, Amount Amount) : Command
{
    public override StreamId Stream() => StreamId.Of(Grant);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Grant>(Stream()) is not { Made: { } made } grant) return Rejection.ProposalUnknown;
        if (grant.Withdrawal is not null) return Rejection.ProposalOpen;
        var left = made.Amount.Coins - made.Netted - grant.Withdrawn;
        if (left <= 0) return Rejection.NothingLeft;
        if (Amount.Coins > left) return Rejection.RefundTooLarge.With(left);
        return new GrantWithdrawalProposed(at, Grant, made.Wallet, Amount);
    }
}

public sealed record ApproveGrantWithdrawal(GrantId Grant, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Grant);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs();
        if (!known.Knows(Stream()) || known.Fold<Grant>(Stream()) is not { Made: { } made }) return needs;
        return needs.PursesOf(made.Wallet).Account(AccountAddress.Of(made.Fund));
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Grant>() is not { Made: { } made } grant) return Rejection.ProposalUnknown;
        if (grant.Withdrawal is not null && grant.WithdrawalBy == sender.Actor) return Rejection.SameHand;
        if (grant.Withdrawal is not { } withdrawal || history.Find(Proposal)?.Event != withdrawal)
        {
            return Rejection.ProposalUnknown;
        }
        var purse = AccountAddress.Purse(made.Wallet, made.Fund, made.Expiry);
        var taken = Math.Min(withdrawal.Amount.Coins, ledger.PurseBalance(made.Wallet, purse));
        if (taken <= 0) return Rejection.NothingLeft;
        var amount = new Amount(taken);
        return new GrantWithdrawn(at, Grant, made.Wallet, amount, [new(purse, AccountAddress.Of(made.Fund), amount)]);
    }
}

public sealed record RejectGrantWithdrawal(GrantId Grant, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Grant);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Grant>() is not { Withdrawal: { } withdrawal } || history.Find(Proposal)?.Event != withdrawal)
        {
            return Rejection.ProposalUnknown;
        }
        return new GrantWithdrawalRejected(at, Grant, withdrawal.Wallet);
    }
}

public sealed record GrantProposed(
    Instant At, GrantId Grant, WalletId Wallet, FundId Fund, Amount Amount, GrantPurpose Purpose)
    : LedgerEvent(At, [], []);

/// <param name="Netted">Of the amount, what settled an older claw-back and did not reach the wallet.</param>
public sealed record GrantMade(
    Instant At, GrantId Grant, WalletId Wallet, FundId Fund, Amount Amount, LocalDate? Expiry, GrantPurpose Purpose,
    long Netted, IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts) : LedgerEvent(At, Postings, Counts);

public sealed record GrantRejected(Instant At, GrantId Grant, WalletId Wallet) : LedgerEvent(At, [], []);

public sealed record GrantWithdrawalProposed(Instant At, GrantId Grant, WalletId Wallet, Amount Amount)
    : LedgerEvent(At, [], []);

public sealed record GrantWithdrawn(
    Instant At, GrantId Grant, WalletId Wallet, Amount Amount, IReadOnlyList<Posting> Postings)
    : LedgerEvent(At, Postings, []);

public sealed record GrantWithdrawalRejected(Instant At, GrantId Grant, WalletId Wallet) : LedgerEvent(At, [], []);

public sealed record Grant(
    GrantProposed Proposal, ActorId ProposedBy, bool IsDecided, GrantMade? Made, long Withdrawn,
    GrantWithdrawalProposed? Withdrawal, ActorId? WithdrawalBy) : IFold<Grant>
{
    public GrantProposed? OpenProposal() => IsDecided ? null : Proposal;

    public static Grant? Evolve(Grant? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, GrantProposed e) => new Grant(e, recorded.Sender.Actor, false, null, 0, null, null),
        ({ } grant, GrantMade e) => grant with { IsDecided = true, Made = e },
        ({ } grant, GrantRejected) => grant with { IsDecided = true },
        ({ } grant, GrantWithdrawalProposed e) => grant with { Withdrawal = e, WithdrawalBy = recorded.Sender.Actor },
        ({ } grant, GrantWithdrawalRejected) => grant with { Withdrawal = null, WithdrawalBy = null },
        ({ } grant, GrantWithdrawn e) => grant with
        {
            Withdrawal = null, WithdrawalBy = null, Withdrawn = grant.Withdrawn + e.Amount.Coins,
        },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
