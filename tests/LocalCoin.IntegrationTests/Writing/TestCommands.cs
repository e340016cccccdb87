// Commands that no door sends: each is one of our own possible bugs.

using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Writing;

internal sealed record ThrowWhenDeciding(string Name) : Command
{
    public override StreamId Stream() => new("test-" + Name);
    public override Needs Needs(Instant at, LedgerState known) => new();

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at) =>
        throw new InvalidOperationException("a bug in a decider");
}

/// <summary>Accepts, although it throws when it is asked again what it needs.</summary>
internal sealed record ThrowWhenAsked(string Name) : Command
{
    public override StreamId Stream() => new("test-" + Name);

    public override Needs Needs(Instant at, LedgerState known) => known.Knows(Stream())
        ? throw new InvalidOperationException("a bug in what a command needs")
        : new Needs().Stream(Stream()).Account(AccountAddress.Breakage);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at) =>
        new BooksClosed(at, Tokyo.Day(at).PlusDays(-1));
}

/// <summary>Reads what it did not ask for.</summary>
internal sealed record ReadUnasked(string Name) : Command
{
    public override StreamId Stream() => new("test-" + Name);
    public override Needs Needs(Instant at, LedgerState known) => new();

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at) =>
        Rejection.BalanceShort.With(ledger.Balance(AccountAddress.Parse("merchant:never-asked-for")));
}

/// <summary>Takes coins from an account that has none.</summary>
internal sealed record Overdraw(string Name) : Command
{
    public override StreamId Stream() => new("test-" + Name);
    public override Needs Needs(Instant at, LedgerState known) => new();

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at) => new FundingReceived(
        at, new FundId("welcome"), new Amount(5),
        [new(AccountAddress.Of(new MerchantId("has-nothing")), AccountAddress.Breakage, new Amount(5))]);
}

/// <summary>Puts a character into the event that no jsonb can hold.</summary>
internal sealed record StoreZeroCharacter(string Name) : Command
{
    public override StreamId Stream() => new("test-" + Name);
    public override Needs Needs(Instant at, LedgerState known) => new();

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at) =>
        new WalletOpened(at, new WalletId("zero\0"));
}

/// <summary>Names a stream that no server can look up.</summary>
internal sealed record LookUpZeroCharacter(string Name) : Command
{
    public override StreamId Stream() => new("test-" + Name + "\0");
    public override Needs Needs(Instant at, LedgerState known) => new();

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at) =>
        new WalletOpened(at, new WalletId("zero"));
}

/// <summary>
/// Empties a wallet and then moves more than can be counted, so that the event is taken in by half.
/// </summary>
internal sealed record MoveTooMuch(WalletId Wallet) : Command
{
    public override StreamId Stream() => new("test-" + Wallet);

    public override Needs Needs(Instant at, LedgerState known) =>
        new Needs().PursesOf(Wallet).Account(AccountAddress.Breakage).Account(AccountAddress.Issuer);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var most = new Amount(Amount.CoinsMax);
        var emptied = ledger.Purses(Wallet).Where(purse => purse.Coins > 0)
            .Select(purse => new Posting(purse.Address, AccountAddress.Issuer, new Amount(purse.Coins)));
        var tooMuch = Enumerable.Repeat(new Posting(AccountAddress.Issuer, AccountAddress.Breakage, most), 1_100);
        return new FundingReceived(at, new FundId("welcome"), most, [.. emptied, .. tooMuch]);
    }
}

/// <summary>Moves coins between accounts that it did not ask for.</summary>
internal sealed record MoveUnseen(string Name, AccountAddress From, AccountAddress To) : Command
{
    public override StreamId Stream() => new("test-" + Name);
    public override Needs Needs(Instant at, LedgerState known) => new Needs().Stream(Stream());

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at) =>
        new FundingReceived(at, new FundId("welcome"), new Amount(5), [new(From, To, new Amount(5))]);
}

/// <summary>Refuses, with what it sees in an account.</summary>
internal sealed record TellBalance(string Name, AccountAddress Of) : Command
{
    public override StreamId Stream() => new("test-" + Name);
    public override Needs Needs(Instant at, LedgerState known) => new Needs().Stream(Stream()).Account(Of);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at) =>
        Rejection.BalanceShort.With(ledger.Balance(Of));
}
