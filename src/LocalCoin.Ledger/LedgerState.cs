// What is known of the ledger: as the writer's cache, as a batch's overlay upon it, and in tests.
// What was not loaded throws: a forgotten account read as zero would be written back as zero.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>Reading what <see cref="Command.Needs"/> did not ask for: a bug of ours, never a refusal.</summary>
public sealed class NotLoadedException(string what) : InvalidOperationException($"'{what}' was read but not loaded");

/// <summary>A wallet's account for one fund and last day.</summary>
/// <param name="LastAt">The business time of the last entry in it.</param>
public sealed record Purse(AccountAddress Address, long Coins, Instant LastAt)
{
    public FundId Fund() => Address.Fund!.Value;

    /// <summary>
    /// From the first instant after its last day it cannot be spent, whether or not the sweep has run.
    /// </summary>
    public bool IsExpired(LocalDate today) => Address.IsExpired(today);
}

/// <summary>
/// Streams, balances, tallies and purses, as far as they were loaded. Not for use by several threads.
/// </summary>
/// <param name="beneath">What is read through to where this one knows nothing.</param>
public sealed class LedgerState(Limits limits, LedgerState? beneath)
{
    private readonly Dictionary<StreamId, History?> streams = [];
    private readonly Dictionary<AccountAddress, long> balances = [];
    private readonly Dictionary<TallyKey, long> tallies = [];
    private readonly Dictionary<WalletId, Purse[]> purses = [];
    private IReadOnlyList<Programme>? programmes;
    private bool hasTerms;

    public Limits Limits => limits;

    /// <summary>How many entries this layer holds; the writer bounds it.</summary>
    public int Size => streams.Count + balances.Count + tallies.Count + purses.Count;

    public bool Knows(StreamId stream) => streams.ContainsKey(stream) || Beneath?.Knows(stream) == true;
    public bool Knows(AccountAddress account) => balances.ContainsKey(account) || Beneath?.Knows(account) == true;
    public bool Knows(TallyKey tally) => tallies.ContainsKey(tally) || Beneath?.Knows(tally) == true;
    public bool KnowsPursesOf(WalletId wallet) => purses.ContainsKey(wallet) || Beneath?.KnowsPursesOf(wallet) == true;

    public void Load(StreamId stream, History? history)
    {
        streams[stream] = history;
        if (!stream.IsTerms()) return;
        hasTerms = true;
        programmes = null;
    }

    public void Load(AccountAddress account, long coins) => balances[account] = coins;
    public void Load(TallyKey tally, long count) => tallies[tally] = count;
    public void Load(WalletId wallet, Purse[] all) => purses[wallet] = all;

    /// <summary>Knows it no longer; it will be loaded again when it is needed.</summary>
    public void Forget(StreamId stream) => streams.Remove(stream);
    public void Forget(AccountAddress account) => balances.Remove(account);
    public void Forget(TallyKey tally) => tallies.Remove(tally);
    public void Forget(WalletId wallet) => purses.Remove(wallet);

    /// <summary>
    /// The stream's events; null when there are none. Terms are always loaded: their absence is real.
    /// </summary>
    /// <exception cref="NotLoadedException"/>
    public History? Stream(StreamId stream) =>
        Find(stream, out var history) ? history
        : stream.IsTerms() ? null
        : throw new NotLoadedException(stream.Value);

    public T? Fold<T>(StreamId stream) where T : class, IFold<T> => Stream(stream)?.As<T>();

    /// <exception cref="NotLoadedException"/>
    public long Balance(AccountAddress account)
    {
        for (var layer = this; layer is not null; layer = layer.Beneath)
        {
            if (layer.balances.TryGetValue(account, out var coins)) return coins;
        }
        throw new NotLoadedException(account.Value);
    }

    /// <exception cref="NotLoadedException"/>
    public long Tally(TallyKey tally)
    {
        for (var layer = this; layer is not null; layer = layer.Beneath)
        {
            if (layer.tallies.TryGetValue(tally, out var count)) return count;
        }
        throw new NotLoadedException(tally.Value);
    }

    /// <summary>All purses that the wallet ever had, also empty ones.</summary>
    /// <exception cref="NotLoadedException"/>
    public IReadOnlyList<Purse> Purses(WalletId wallet) => FindPurses(wallet)
        ?? throw new NotLoadedException("purses of " + wallet.Value);

    public long PurseBalance(WalletId wallet, AccountAddress purse)
    {
        foreach (var one in Purses(wallet))
        {
            if (one.Address == purse) return one.Coins;
        }
        return 0;
    }

    /// <summary>The last business time of any entry of the wallet; null before the first.</summary>
    public Instant? LastAt(WalletId wallet)
    {
        Instant? last = null;
        foreach (var purse in Purses(wallet))
        {
            if (last is null || purse.LastAt > last) last = purse.LastAt;
        }
        return last;
    }

    public Fund? Fund(FundId fund) => Fold<Fund>(StreamId.Of(fund));
    public Programme? Programme(ProgrammeId programme) => Fold<Programme>(StreamId.Of(programme));
    public Premium? Premium(PremiumId premium) => Fold<Premium>(StreamId.Of(premium));

    /// <summary>In order of their ids.</summary>
    public IReadOnlyList<Programme> Programmes()
    {
        if (Beneath is not null && !hasTerms) return Beneath.Programmes();
        return programmes ??= [.. TermStreams()
            .Where(stream => stream.Type() == StreamId.ProgrammeType)
            .OrderBy(stream => stream.Value, StringComparer.Ordinal)
            .Select(stream => Fold<Programme>(stream)!)];
    }

    /// <summary>All streams of terms, for a cache that is made anew.</summary>
    public IEnumerable<StreamId> TermStreams() => (Beneath?.TermStreams() ?? [])
        .Concat(streams.Where(entry => entry.Value is not null && entry.Key.IsTerms()).Select(entry => entry.Key))
        .Distinct();

    /// <summary>Takes an event in. What it touches and is not known stays unknown.</summary>
    public void Apply(Recorded recorded)
    {
        if (Find(recorded.Stream, out var history))
        {
            Load(recorded.Stream, history?.With(recorded) ?? new History([recorded]));
        }
        else if (recorded.Stream.IsTerms())
        {
            Load(recorded.Stream, new History([recorded]));
        }
        foreach (var posting in recorded.Event.Postings)
        {
            Move(posting.From, -posting.Amount.Coins, recorded.Event.At);
            Move(posting.To, posting.Amount.Coins, recorded.Event.At);
        }
        foreach (var count in recorded.Event.Counts)
        {
            if (Knows(count.Tally)) tallies[count.Tally] = Tally(count.Tally) + count.Change;
        }
    }

    /// <summary>Takes over everything that an overlay upon this one changed.</summary>
    public void Absorb(LedgerState overlay)
    {
        foreach (var (stream, history) in overlay.streams) Load(stream, history);
        foreach (var (account, coins) in overlay.balances) balances[account] = coins;
        foreach (var (tally, count) in overlay.tallies) tallies[tally] = count;
        foreach (var (wallet, all) in overlay.purses) purses[wallet] = all;
    }

    /// <summary>What was beneath has been absorbed by this one, which takes its place.</summary>
    public void RestUpon(LedgerState absorbing) => Beneath = absorbing;

    private LedgerState? Beneath { get; set; } = beneath;

    private bool Find(StreamId stream, out History? history)
    {
        for (var layer = this; layer is not null; layer = layer.Beneath)
        {
            if (layer.streams.TryGetValue(stream, out history)) return true;
        }
        history = null;
        return false;
    }

    private Purse[]? FindPurses(WalletId wallet)
    {
        for (var layer = this; layer is not null; layer = layer.Beneath)
        {
            if (layer.purses.TryGetValue(wallet, out var all)) return all;
        }
        return null;
    }

    private void Move(AccountAddress account, long change, Instant at)
    {
        if (account.Kind is not AccountKind.Wallet)
        {
            if (Knows(account)) balances[account] = Balance(account) + change;
            return;
        }
        var wallet = new WalletId(account.Owner!);
        if (FindPurses(wallet) is not { } all) return;
        var index = Array.FindIndex(all, purse => purse.Address == account);
        purses[wallet] = index < 0
            ? [.. all, new Purse(account, change, at)]
            : [.. all.Select((purse, i) =>
                i == index ? purse with { Coins = purse.Coins + change, LastAt = at } : purse)];
    }
}
