// Cash taken for top-ups is the scheme's money in other people's hands: counted per till, limited, brought to the bank.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>Opens a counter's till. A merchant's till needs no opening: it is named as the merchant.</summary>
public sealed record OpenTill(TillId Till) : Command
{
    public override StreamId Stream() => StreamId.Of(Till);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Stream(Stream()) is not null) return Rejection.TillExists;
        if (!Till.IsCounter()) return Rejection.TermsInvalid;
        return new TillOpened(at, Till);
    }
}

/// <summary>Cash of a till has been paid in at the bank.</summary>
public sealed record BringCashToBank(TillId Till, Amount Amount) : Command
{
    public override StreamId Stream() => StreamId.Of(Till);

    public override Needs Needs(Instant at, LedgerState known) => new Needs().Stream(TillStream())
        .Account(AccountAddress.Of(Till)).Account(AccountAddress.Bank);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Stream(TillStream()) is null) return Rejection.TillUnknown;
        var inHands = -ledger.Balance(AccountAddress.Of(Till));
        if (inHands < Amount.Coins) return Rejection.CashFloatShort.With(inHands);
        return new CashBroughtToBank(at, Till, Amount, [new(AccountAddress.Bank, AccountAddress.Of(Till), Amount)]);
    }

    // Cash taken back by a merchant who is suspended must still reach the bank.
    private StreamId TillStream() => Till.IsCounter() ? Stream() : StreamId.Of(new MerchantId(Till.Value));
}

public sealed record TillOpened(Instant At, TillId Till) : LedgerEvent(At, [], []);

public sealed record CashBroughtToBank(Instant At, TillId Till, Amount Amount, IReadOnlyList<Posting> Postings)
    : LedgerEvent(At, Postings, []);
