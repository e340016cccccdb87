// A refund after a wallet was closed brings coins back for which there is no purse any more. Whoever left, or the
// heirs, may ask for the bought ones; given ones go back to their fund then. One person proposes, another approves.

using NodaTime;

namespace LocalCoin.Ledger;

/// <param name="Till">They are handed out in cash from here; null for a bank transfer.</param>
public sealed record ProposeUnclaimedPayout(WalletId Wallet, TillId? Till) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = Ending.NeedUnclaimed(new Needs(), known, Wallet);
        return Till is { } till ? needs.Stream(StreamId.Of(till)) : needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (Till is { } till && (!till.IsCounter() || ledger.Stream(StreamId.Of(till)) is null))
            return Rejection.TillUnknown;
        if (ledger.Fold<Wallet>(Stream()) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.Payout is not null) return Rejection.ProposalOpen;
        if (!Ending.Unclaimed(ledger, Wallet).Any()) return Rejection.NothingLeft;
        return new UnclaimedPayoutProposed(at, Wallet, Till);
    }
}

/// <param name="Proposal">The id of the proposal's command, so that nobody approves what they have not read.</param>
public sealed record ApproveUnclaimedPayout(WalletId Wallet, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = Ending.NeedUnclaimed(new Needs(), known, Wallet);
        return known.Knows(Stream()) && known.Fold<Wallet>(Stream())?.Payout is { } payout
            ? needs.Account(PayingOut.From(payout.Till))
            : needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Wallet>() is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.Payout is not null && wallet.PayoutBy == sender.Actor) return Rejection.SameHand;
        if (history.Hindrance(Proposal, wallet.Payout) is { } no) return no;
        var payout = wallet.Payout!;
        var source = PayingOut.From(payout.Till);
        var postings = Ending.Unclaimed(ledger, Wallet).Select(one => new Posting(
            one.Account, PayingOut.Destination(ledger, one, source, null, Tokyo.Day(at)),
            new Amount(one.Coins))).ToArray();
        if (postings.Length == 0) return Rejection.NothingLeft;
        if (PayingOut.Hindrance(ledger, source, postings) is { } hindrance) return hindrance;
        if (postings.Length > Posting.PostingsMax) return Rejection.TooManyPostings;
        return new UnclaimedPaidOut(at, Wallet, payout.Till, postings, Ending.Unspent(postings));
    }
}

public sealed record RejectUnclaimedPayout(WalletId Wallet, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Wallet>() is not { } wallet) return Rejection.WalletUnknown;
        if (history.Hindrance(Proposal, wallet.Payout) is { } no) return no;
        return new UnclaimedPayoutRejected(at, Wallet);
    }
}

public sealed record UnclaimedPayoutProposed(Instant At, WalletId Wallet, TillId? Till) : LedgerEvent(At, [], []);

public sealed record UnclaimedPayoutRejected(Instant At, WalletId Wallet) : LedgerEvent(At, [], []);

public sealed record UnclaimedPaidOut(
    Instant At, WalletId Wallet, TillId? Till, IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts)
    : LedgerEvent(At, Postings, Counts);
