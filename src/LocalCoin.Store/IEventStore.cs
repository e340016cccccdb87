// Where events are kept. An interface, so that one on the Marten package may be put in the place of ours on Npgsql
// (decision 1), and so that a test may hold a commit back. Used by one writer at a time; nothing here decides anything.
// What is begun under the head is not called off but runs into the server's timeouts: half of it would have an unknown
// outcome.

using LocalCoin.Ledger;

namespace LocalCoin.Store;

/// <summary>The last event of the ledger: its sequence, its hash, and when it was recorded.</summary>
public sealed record Head(long Seq, string Hash, Instant Timestamp);

/// <summary>The head, held; and the server's own time when it was taken.</summary>
public sealed record HeldHead(Head Head, Instant ServerTime);

/// <summary>An event ready to be stored.</summary>
/// <param name="Headers">With the hash.</param>
public sealed record Written(
    Recorded Event, string? Correlation, string? Causation, byte[] Data, byte[] Headers, string Hash);

/// <summary>What one commit adds: events, and the changes of balances and tallies that they make.</summary>
public sealed record Batch(
    Head Before, Head After, IReadOnlyList<Written> Events,
    IReadOnlyDictionary<AccountAddress, BalanceChange> Balances, IReadOnlyDictionary<TallyKey, long> Tallies);

public readonly record struct BalanceChange(long Coins, Instant LastAt);

/// <summary>Still to be loaded.</summary>
public sealed class Missing
{
    public HashSet<StreamId> Streams { get; } = [];
    public HashSet<AccountAddress> Accounts { get; } = [];
    public HashSet<TallyKey> Tallies { get; } = [];
    public HashSet<WalletId> Purses { get; } = [];

    public bool IsEmpty() => Streams.Count + Accounts.Count + Tallies.Count + Purses.Count == 0;

    /// <summary>Notes what of these needs is not known.</summary>
    /// <returns>How many of them; also those that another command's needs had named already.</returns>
    public int Add(Needs needs, LedgerState known)
    {
        var unknown = 0;
        foreach (var stream in needs.Streams) unknown += !known.Knows(stream) && !stream.IsTerms()
            ? Note(Streams, stream) : 0;
        foreach (var account in needs.Accounts) unknown += known.Knows(account) ? 0 : Note(Accounts, account);
        foreach (var tally in needs.Tallies) unknown += known.Knows(tally) ? 0 : Note(Tallies, tally);
        foreach (var wallet in needs.Purses) unknown += known.KnowsPursesOf(wallet) ? 0 : Note(Purses, wallet);
        return unknown;
    }

    private static int Note<T>(HashSet<T> missing, T one)
    {
        missing.Add(one);
        return 1;
    }
}

/// <summary>Somebody else holds the head, or the server cancelled us. Nothing was written; try again.</summary>
public sealed class StoreBusyException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The server or the way to it is gone. During a commit the outcome is unknown.</summary>
public sealed class StoreLostException(string message, Exception inner) : Exception(message, inner);

/// <summary>
/// The server refused the data (SQLSTATE class 22 or 23). Nothing was written, and again would be refused.
/// </summary>
public sealed class StoreRefusedException(string message, string? constraint, Exception inner)
    : Exception(message, inner)
{
    public string? Constraint => constraint;
}

/// <summary>The server does not do what we ask: a table or a right is missing. Nothing was written.</summary>
public sealed class StoreUnfitException(string message, Exception inner) : Exception(message, inner);

public interface IEventStore : IAsyncDisposable
{
    /// <summary>Events after a sequence, in order, each with its hash.</summary>
    Task<IReadOnlyList<(Recorded Event, string Hash)>> ReadAfter(long seq, int most);

    /// <summary>Takes the head, and then, in the same round trip, loads what is missing.</summary>
    Task<HeldHead> TakeHead(Missing missing, LedgerState into);

    /// <summary>Loads more while the head is held.</summary>
    Task Load(Missing missing, LedgerState into);

    /// <summary>
    /// Loads while our own commit is on its way: true of the head before or after it, if nobody else wrote meanwhile.
    /// </summary>
    Task LoadBeside(Missing missing, LedgerState into, CancellationToken cancellation);

    /// <summary>Loads every stream of terms while the head is held.</summary>
    Task LoadTerms(LedgerState into);

    /// <summary>Writes the batch and gives the head back, in one round trip.</summary>
    Task Commit(Batch batch);

    /// <summary>
    /// Takes the head, writes the batch and gives the head back, all in one round trip. Refused if the head is not the
    /// one that the batch was decided upon, or the server's time is not within these.
    /// </summary>
    Task CommitUpon(Batch batch, Instant from, Instant to);

    /// <summary>Gives the head back; nothing was written.</summary>
    Task Release();

    /// <summary>After a lost connection: waits until the lost one has ended, then looks for our last event.</summary>
    Task<bool> WasCommitted(Head after);

    /// <summary>Which of these ids are events already.</summary>
    Task<IReadOnlySet<Guid>> FindIds(IReadOnlyList<Guid> ids);

    /// <summary>Tells Marten's readers and our projections, sometime soon, how far the ledger has come.</summary>
    void Announce();
}
