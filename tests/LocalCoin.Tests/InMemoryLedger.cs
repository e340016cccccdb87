using LocalCoin.Ledger;

namespace LocalCoin.Tests;

/// <summary>
/// The ledger without a database: runs a command as the writer will. Every command is decided on a fresh state into
/// which only what it asked for was loaded, so a forgotten need throws; after every event the laws are checked.
/// </summary>
public sealed class InMemoryLedger
{
    private const int RoundsMax = 3;

    private readonly Dictionary<StreamId, History> streams = [];
    private readonly Dictionary<AccountAddress, long> balances = [];
    private readonly Dictionary<TallyKey, long> tallies = [];
    private readonly Dictionary<WalletId, Dictionary<AccountAddress, Purse>> purses = [];

    public Limits Limits { get; set; } = new();
    public List<Recorded> Events { get; } = [];
    public Instant Clock { get; set; } = Instant.FromUtc(2027, 1, 10, 1, 0);
    public IReadOnlyDictionary<AccountAddress, long> Balances => balances;
    public IReadOnlyDictionary<TallyKey, long> Tallies => tallies;

    public History? Stream(StreamId stream) => streams.GetValueOrDefault(stream);
    public long Balance(AccountAddress account) => balances.GetValueOrDefault(account);
    public long Balance(WalletId wallet) => PursesOf(wallet).Sum(purse => purse.Coins);
    public long Tally(TallyKey tally) => tallies.GetValueOrDefault(tally);
    public Purse[] PursesOf(WalletId wallet) => purses.TryGetValue(wallet, out var all) ? [.. all.Values] : [];

    /// <param name="dated">The business time of imported history; null for what happens now.</param>
    public Decision Send(Guid id, Command command, Sender sender, Instant? dated)
    {
        var fingerprint = command.ToString();
        if (Stream(command.Stream())?.Find(id) is { } stored)
        {
            return stored.Fingerprint == fingerprint && stored.Sender.Actor == sender.Actor
                ? new Decision.Repeated(stored)
                : new Decision.Conflict();
        }
        var head = Events.Count == 0 ? Instant.MinValue : Events[^1].RecordedAt;
        var at = dated ?? Instant.Max(Clock, head);
        var state = new LedgerState(Limits, null);
        Load(state, command, sender, at);
        if (dated is not null && ImportedTime.Hindrance(state, at, Clock) is { } early) return early;
        var decision = command.Decide(state, sender, at);
        if (decision is not Decision.Accepted { Event: var happened }) return decision;
        if (dated is not null && ImportedTime.Hindrance(state, happened) is { } behind) return behind;
        Check(state, happened);
        var version = (Stream(command.Stream())?.Version ?? 0) + 1;
        Append(new Recorded(
            Events.Count + 1, id, command.Stream(), version, Instant.Max(at, head), happened, sender, fingerprint));
        return decision;
    }

    /// <summary>Loads what a command asks for and is not known, from what was appended here.</summary>
    public void Load(LedgerState state, Command command, Sender sender, Instant at)
    {
        foreach (var (stream, history) in streams.Where(entry => entry.Key.IsTerms() && !state.Knows(entry.Key)))
        {
            state.Load(stream, history);
        }
        Load(state, ImportedTime.Needs());
        for (var round = 0; round < RoundsMax; round++) Load(state, command.NeedsOf(sender, at, state));
    }

    public void Append(Recorded recorded)
    {
        Events.Add(recorded);
        streams[recorded.Stream] = Stream(recorded.Stream)?.With(recorded) ?? new History([recorded]);
        foreach (var posting in recorded.Event.Postings)
        {
            Move(posting.From, -posting.Amount.Coins, recorded.Event.At);
            Move(posting.To, posting.Amount.Coins, recorded.Event.At);
        }
        foreach (var count in recorded.Event.Counts)
        {
            tallies[count.Tally] = Tally(count.Tally) + count.Change;
            Assert.True(Tally(count.Tally) >= 0, $"{count.Tally} became negative by {recorded.Event}");
        }
        foreach (var account in recorded.Event.Postings.SelectMany(posting => new[] { posting.From, posting.To }))
        {
            Assert.True(account.MayBeNegative() || Balance(account) >= 0,
                $"{account} became negative by {recorded.Event}");
            Assert.False(account.MayNotBePositive() && Balance(account) > 0,
                $"{account} became positive by {recorded.Event}");
        }
    }

    private void Load(LedgerState state, Needs needs)
    {
        foreach (var stream in needs.Streams.Where(stream => !state.Knows(stream))) state.Load(stream, Stream(stream));
        foreach (var account in needs.Accounts.Where(account => !state.Knows(account)))
            state.Load(account, Balance(account));
        foreach (var tally in needs.Tallies.Where(tally => !state.Knows(tally))) state.Load(tally, Tally(tally));
        foreach (var wallet in needs.Purses.Where(wallet => !state.KnowsPursesOf(wallet)))
            state.Load(wallet, PursesOf(wallet));
    }

    /// <summary>What an event touches was asked for: or the next command of its batch would read what is old.</summary>
    private static void Check(LedgerState state, LedgerEvent happened)
    {
        Assert.InRange(happened.Postings.Count, 0, Posting.PostingsMax);
        Assert.DoesNotContain(happened.Counts, count => count.Change == 0);
        foreach (var account in happened.Postings.SelectMany(posting => new[] { posting.From, posting.To }))
        {
            var isKnown = account.Kind is AccountKind.Wallet
                ? state.KnowsPursesOf(new WalletId(account.Owner!))
                : state.Knows(account);
            Assert.True(isKnown, $"{account} is touched but was not asked for by {happened}");
        }
        Assert.All(happened.Counts, count => Assert.True(state.Knows(count.Tally), $"{count.Tally} was not asked for"));
    }

    private void Move(AccountAddress account, long change, Instant at)
    {
        balances[account] = Balance(account) + change;
        if (account.Kind is not AccountKind.Wallet) return;
        var wallet = new WalletId(account.Owner!);
        if (!purses.TryGetValue(wallet, out var all)) purses[wallet] = all = [];
        all[account] = new Purse(account, balances[account], at);
    }
}
