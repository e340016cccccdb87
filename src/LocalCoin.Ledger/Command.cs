using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>
/// What somebody asks of the ledger. It carries its own decision; its public properties are what the client sent,
/// and nothing derived, because their fingerprint tells a repeated command from a conflicting one.
/// </summary>
public abstract record Command
{
    /// <summary>The one stream that the command's event is appended to.</summary>
    public abstract StreamId Stream();

    /// <summary>
    /// What <see cref="Decide"/> will read beside its own stream, as far as it can be said from what is known already.
    /// Asked at most three times, each time for what is still missing.
    /// </summary>
    public virtual Needs Needs(Instant at, LedgerState known) => new();

    /// <summary>The same, with what every command reads: its own stream and the device it was sent from.</summary>
    public Needs NeedsOf(Sender sender, Instant at, LedgerState known)
    {
        var needs = Needs(at, known).Stream(Stream());
        return sender.Device is { } device ? needs.Stream(StreamId.Of(device)) : needs;
    }

    /// <summary>The answer, in order of precedence of the refusals. Reading what was not asked for throws.</summary>
    /// <param name="sender">Who asks; what one person proposes, another approves.</param>
    /// <param name="at">The business time by which every rule is judged.</param>
    public abstract Decision Decide(LedgerState ledger, Sender sender, Instant at);
}

/// <summary>The streams, accounts, tallies and purses that a decision reads.</summary>
public sealed class Needs
{
    private readonly List<StreamId> streams = [];
    private readonly List<AccountAddress> accounts = [];
    private readonly List<TallyKey> tallies = [];
    private readonly List<WalletId> purses = [];

    public IReadOnlyList<StreamId> Streams => streams;
    public IReadOnlyList<AccountAddress> Accounts => accounts;
    public IReadOnlyList<TallyKey> Tallies => tallies;

    /// <summary>Wallets of which all purses are read.</summary>
    public IReadOnlyList<WalletId> Purses => purses;

    public Needs Stream(StreamId stream)
    {
        streams.Add(stream);
        return this;
    }

    public Needs Account(AccountAddress account)
    {
        accounts.Add(account);
        return this;
    }

    public Needs Tally(TallyKey tally)
    {
        tallies.Add(tally);
        return this;
    }

    public Needs PursesOf(WalletId wallet)
    {
        purses.Add(wallet);
        return this;
    }
}
