// The newest events in memory, read once for all runners of a node: what a payment costs to read and to take apart
// would otherwise be paid again for each projection. Runners go in turns, all at the same ticks of one clock, and the
// first to come in a turn reads for the others. Whoever is further behind than this reaches reads for itself.

using Npgsql;

namespace LocalCoin.Store;

internal sealed class RecentEvents : IDisposable
{
    /// <summary>Between two turns: the busier the ledger, the more events share the cost of a page.</summary>
    internal static readonly TimeSpan TurnInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>In memory, and in a page of one that is behind: five runners hold five pages.</summary>
    private const int EventsMax = 2_000;

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly List<StoredEvent> events = [];
    private long readInTurn;

    /// <summary>How far the memory goes; null before the first reading.</summary>
    private long? through;

    private static long Turn => Environment.TickCount64 / (long)TurnInterval.TotalMilliseconds;

    /// <summary>Waits for the next turn. What is committed before it begins is in the pages that are read in
    /// it.</summary>
    internal static async Task NextTurn(CancellationToken cancellation)
    {
        var turn = Turn;
        do
        {
            var left = TurnInterval.TotalMilliseconds - (Environment.TickCount64 % TurnInterval.TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(left), cancellation);
        }
        while (Turn == turn);
    }

    /// <summary>The events after a checkpoint, from memory where it reaches so far back.</summary>
    internal async Task<EventPage> Read(
        NpgsqlConnection connection, long after, string[]? types, CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            var turn = Turn;
            if (readInTurn != turn) await ReadOn(connection, cancellation);
            readInTurn = turn;
            if (through is { } last && after <= last && after >= last - events.Count)
            {
                var newer = events.Skip(events.Count - (int)(last - after));
                return new EventPage(
                    [.. newer.Where(stored => types is null || types.Contains(stored.Type))], last, last);
            }
        }
        finally
        {
            reading.Release();
        }
        return await StoredEvents.Read(connection, after, types, EventsMax, cancellation);
    }

    /// <summary>
    /// After a lost connection: the server reached next may have lost what is remembered, and have other events.
    /// </summary>
    internal async Task Forget()
    {
        await reading.WaitAsync();
        events.Clear();
        through = null;
        reading.Release();
    }

    public void Dispose() => reading.Dispose();

    private async Task ReadOn(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var after = through ?? await StoredEvents.ReadHead(connection, cancellation);
        var page = await StoredEvents.Read(connection, after, null, EventsMax, cancellation);
        // A gap would shift what is counted from the end: after one, as after a head that lies further on or back,
        // nothing is remembered, and every runner sees for itself.
        var isWhole = page.Through == page.Head && page.Events.Count == page.Through - after;
        if (!isWhole) events.Clear();
        through = page.Head;
        if (!isWhole) return;
        foreach (var stored in page.Events) events.Add(TakenApart(stored));
        if (events.Count > EventsMax) events.RemoveRange(0, events.Count - EventsMax);
    }

    // Here, because the runners are about to ask for it all at once. One that cannot be read stops whoever needs it.
    private static StoredEvent TakenApart(StoredEvent stored)
    {
        try
        {
            stored.Recorded();
        }
        catch (InvalidDataException)
        {
        }
        return stored;
    }
}
