// Coins that have ended leave their purse: paid ones as breakage, the others back to their fund. They could not be
// spent before either; the sweep only says so in the books.

using NodaTime;

namespace LocalCoin.Ledger;

/// <param name="Day">The day of the sweep in Asia/Tokyo; purses whose last day is before it have ended.</param>
public sealed record ExpirePurses(WalletId Wallet, LocalDate Day) : Command
{
    public override StreamId Stream() => StreamId.OfExpiry(Wallet, Day);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs().Stream(StreamId.Of(Wallet)).PursesOf(Wallet)
            .Account(AccountAddress.Breakage);
        if (!known.KnowsPursesOf(Wallet) || !known.Knows(StreamId.Of(Wallet))) return needs;
        if (IsClosed(known)) return Ending.NeedUnclaimed(needs, known, Wallet);
        foreach (var one in Ending.InPurses(known, Wallet).Where(one => one.IsExpired(Day)))
            needs.Account(AccountAddress.Of(one.Account.Fund!.Value)).Tally(TallyKey.Unspent(one.Account));
        return needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (Day > Tokyo.Day(at)) return Rejection.TimeInFuture;
        // A closed wallet's purses are empty; what a refund brought back since then rests among the unclaimed.
        var resting = IsClosed(ledger) ? Ending.Unclaimed(ledger, Wallet) : Ending.InPurses(ledger, Wallet);
        var postings = resting.Where(one => one.IsExpired(Day)).Take(Posting.PostingsMax)
            .Select(one => new Posting(one.Account, Ending.Destination(ledger, one.Account), new Amount(one.Coins)))
            .ToArray();
        if (postings.Length == 0) return Rejection.NothingLeft;
        return new PursesExpired(at, Wallet, Day, postings, Ending.Unspent(postings));
    }

    private bool IsClosed(LedgerState ledger) =>
        ledger.Fold<Wallet>(StreamId.Of(Wallet)) is { IsClosed: true };
}

public sealed record PursesExpired(
    Instant At, WalletId Wallet, LocalDate Day, IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts)
    : LedgerEvent(At, Postings, Counts);
