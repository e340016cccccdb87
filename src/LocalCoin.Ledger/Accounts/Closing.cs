// A resident moves away, dies, leaves, or was registered twice. Free coins go back to their funds; paid coins are
// paid out (Payment Services Act art. 20 allows it for those who leave) or, with the premium they brought, go on to
// a surviving wallet. Paid out, the premium goes back to its fund.
// One person proposes, another approves: it is the only way value leaves a wallet without a purchase.

using NodaTime;

namespace LocalCoin.Ledger;

public enum ClosingReason { Moved, Died, Withdrew, Duplicate }

/// <param name="Till">Paid coins are handed out in cash from here; null with a survivor or by bank transfer.</param>
/// <param name="Survivor">A wallet that takes the coins over, with fund and last day unchanged.</param>
public sealed record ProposeClosing(WalletId Wallet, ClosingReason Reason, TillId? Till, WalletId? Survivor) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs();
        if (Survivor is { } survivor) needs.Stream(StreamId.Of(survivor));
        if (Till is { } till) needs.Stream(StreamId.Of(till));
        return needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (Till is { } till && (!till.IsCounter() || ledger.Stream(StreamId.Of(till)) is null))
            return Rejection.TillUnknown;
        if (ledger.Fold<Wallet>(Stream()) is not { } wallet) return Rejection.WalletUnknown;
        if (Survivor is { } survivor && ledger.Stream(StreamId.Of(survivor)) is null) return Rejection.WalletUnknown;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (Survivor is { } other && ledger.Fold<Wallet>(StreamId.Of(other)) is { IsClosed: true })
            return Rejection.WalletClosed;
        if (Survivor == Wallet || (Survivor is not null && Till is not null)) return Rejection.WalletsNotTwo;
        if (wallet.Closing is not null) return Rejection.ProposalOpen;
        return new WalletClosingProposed(at, Wallet, Reason, Till, Survivor);
    }
}

/// <param name="Proposal">The id of the proposal's command, so that nobody approves what they have not read.</param>
public sealed record ApproveClosing(WalletId Wallet, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs().PursesOf(Wallet);
        if (!known.Knows(Stream()) || known.Fold<Wallet>(Stream())?.Closing is not { } closing) return needs;
        if (closing.Survivor is { } survivor) needs.Stream(StreamId.Of(survivor)).PursesOf(survivor);
        needs.Account(PayingOut.From(closing.Till)).Account(AccountAddress.Breakage);
        if (!known.KnowsPursesOf(Wallet)) return needs;
        foreach (var purse in known.Purses(Wallet))
            needs.Account(AccountAddress.Of(purse.Fund())).Tally(TallyKey.Unspent(purse.Address));
        return needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Wallet>() is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.Closing is not null && wallet.ClosingBy == sender.Actor) return Rejection.SameHand;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (wallet.Closing?.Survivor is { } survivor && ledger.Fold<Wallet>(StreamId.Of(survivor))!.IsClosed)
        {
            return Rejection.WalletClosed;
        }
        if (wallet.IsContested()) return Rejection.WalletFrozen;
        if (history.Hindrance(Proposal, wallet.Closing) is { } no) return no;
        var closing = wallet.Closing!;
        var source = PayingOut.From(closing.Till);
        var postings = Ending.InPurses(ledger, Wallet).Select(one => new Posting(
            one.Account, PayingOut.Destination(ledger, one, source, closing.Survivor, Tokyo.Day(at)),
            new Amount(one.Coins))).ToArray();
        if (PayingOut.Hindrance(ledger, source, postings) is { } hindrance) return hindrance;
        if (postings.Length > Posting.PostingsMax) return Rejection.TooManyPostings;
        return new WalletClosed(at, Wallet, closing.Reason, closing.Survivor, postings, Ending.Unspent(postings));
    }
}

public sealed record RejectClosing(WalletId Wallet, Guid Proposal) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var history = ledger.Stream(Stream());
        if (history?.As<Wallet>() is not { } wallet) return Rejection.WalletUnknown;
        if (history.Hindrance(Proposal, wallet.Closing) is { } no) return no;
        return new WalletClosingRejected(at, Wallet);
    }
}

public sealed record WalletClosingProposed(
    Instant At, WalletId Wallet, ClosingReason Reason, TillId? Till, WalletId? Survivor) : LedgerEvent(At, [], []);

public sealed record WalletClosingRejected(Instant At, WalletId Wallet) : LedgerEvent(At, [], []);

public sealed record WalletClosed(
    Instant At, WalletId Wallet, ClosingReason Reason, WalletId? Survivor, IReadOnlyList<Posting> Postings,
    IReadOnlyList<Count> Counts)
    : LedgerEvent(At, Postings, Counts);
