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
        var needs = new Needs().Stream(Stream()).PursesOf(Wallet).Account(AccountAddress.Breakage);
        if (!known.KnowsPursesOf(Wallet)) return needs;
        foreach (var purse in Ended(known))
            needs.Account(AccountAddress.Of(purse.Fund())).Tally(TallyKey.Unspent(purse.Address));
        return needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (Day > Tokyo.Day(at)) return Rejection.TimeInFuture;
        var postings = Ended(ledger)
            .Select(purse => new Posting(purse.Address, Ending.Destination(ledger, purse), new Amount(purse.Coins)))
            .ToArray();
        if (postings.Length == 0) return Rejection.NothingLeft;
        return new PursesExpired(at, Wallet, Day, postings, Ending.Unspent(postings));
    }

    private IEnumerable<Purse> Ended(LedgerState ledger) => ledger.Purses(Wallet)
        .Where(purse => purse.Coins > 0 && purse.IsExpired(Day))
        .OrderBy(purse => purse.Address)
        .Take(Posting.PostingsMax);
}

public sealed record PursesExpired(
    Instant At, WalletId Wallet, LocalDate Day, IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts)
    : LedgerEvent(At, Postings, Counts);
