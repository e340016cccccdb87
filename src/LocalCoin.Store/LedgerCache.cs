using LocalCoin.Ledger;

namespace LocalCoin.Store;

/// <summary>
/// What the writer knows of the ledger, valid only while its head is the ledger's. Histories of payments and other
/// short processes are kept for a while only; everything else until there is too much of it.
/// </summary>
internal sealed class LedgerCache(Limits limits)
{
    private const int EntriesMax = 300_000;
    private const int ShortStreamsMax = 10_000;

    private readonly Queue<StreamId> shortStreams = new();
    private readonly List<Missing> doubtful = [];

    internal LedgerState State { get; private set; } = new(limits, null);

    /// <summary>Null when nothing is known.</summary>
    internal Head? Head { get; private set; }

    internal bool IsAt(Head head) => Head is { } known && known.Seq == head.Seq && known.Hash == head.Hash;

    internal void Drop()
    {
        State = new LedgerState(limits, null);
        shortStreams.Clear();
        doubtful.Clear();
        Head = null;
    }

    /// <summary>The terms were loaded under this head; all else is loaded when it is needed.</summary>
    internal void Begin(Head head) => Head = head;

    /// <summary>
    /// This was loaded while the head was not held, so it may belong to a later head than the cache's.
    /// </summary>
    internal void Doubt(Missing loaded) => doubtful.Add(loaded);

    /// <summary>The head is held and still the cache's: nobody wrote, so what was loaded meanwhile is true.</summary>
    internal void Believe() => Believe(doubtful.Count);

    /// <summary>The head was still the cache's when so many loadings were doubted.</summary>
    internal void Believe(int first) => doubtful.RemoveRange(0, first);

    internal int Doubts => doubtful.Count;

    internal void Absorb(LedgerState overlay, IReadOnlyList<Written> events, Head head)
    {
        State.Absorb(overlay);
        foreach (var written in events) Note(written.Event);
        Settle(head);
    }

    /// <summary>Also what was only looked up, and refused, adds to it.</summary>
    internal void KeepWithinBounds()
    {
        if (State.Size > EntriesMax) Drop();
    }

    /// <summary>Takes in what another node wrote.</summary>
    internal void Apply(IReadOnlyList<(Recorded Event, string Hash)> events)
    {
        doubtful.ForEach(Forget);
        doubtful.Clear();
        foreach (var (recorded, _) in events)
        {
            State.Apply(recorded);
            Note(recorded);
        }
        var (last, hash) = events[^1];
        Settle(new Head(last.Seq, hash, last.RecordedAt));
    }

    /// <summary>What was loaded under another head than the cache's is not believed.</summary>
    internal void Forget(Missing missing)
    {
        foreach (var stream in missing.Streams) State.Forget(stream);
        foreach (var account in missing.Accounts) State.Forget(account);
        foreach (var tally in missing.Tallies) State.Forget(tally);
        foreach (var wallet in missing.Purses) State.Forget(wallet);
    }

    private void Note(Recorded recorded)
    {
        if (recorded.Version == 1 && recorded.Stream.Type() is "payment" or "topup" or "grant" or "line" or "expiry")
        {
            shortStreams.Enqueue(recorded.Stream);
        }
    }

    private void Settle(Head head)
    {
        Head = head;
        while (shortStreams.Count > ShortStreamsMax) State.Forget(shortStreams.Dequeue());
        KeepWithinBounds();
    }
}
