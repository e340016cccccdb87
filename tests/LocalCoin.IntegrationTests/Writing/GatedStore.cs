using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

/// <summary>
/// The real store, with gates about two of its steps, so that a test can do what must happen in between.
/// </summary>
internal sealed class GatedStore(string community) : IEventStore
{
    private readonly PostgresEventStore store = new(TestSchema.AppConnection, community);

    /// <summary>Passed by the next commit, before anything is sent.</summary>
    public Gate Commits { get; } = new();

    /// <summary>Passed by the next commit, when it has happened and nobody knows yet.</summary>
    public Gate Committed { get; } = new();

    /// <summary>Passed by whoever takes the head next.</summary>
    public Gate Takings { get; } = new();

    public int LoadedBeside { get; private set; }

    /// <summary>Batches sent without having held the head before.</summary>
    public int CommittedUpon { get; private set; }

    /// <summary>The next loading beside a commit says zero of everything, and fails.</summary>
    public bool FailsBeside { get; set; }

    /// <summary>What had still to be loaded when the head was taken last.</summary>
    public Missing? AskedWithTheHead { get; private set; }

    public async Task Commit(Batch batch)
    {
        await Commits.Pass();
        await store.Commit(batch);
        await Committed.Pass();
    }

    public async Task CommitUpon(Batch batch, Instant from, Instant to)
    {
        await Commits.Pass();
        CommittedUpon++;
        await store.CommitUpon(batch, from, to);
        await Committed.Pass();
    }

    public async Task<HeldHead> TakeHead(Missing missing, LedgerState into)
    {
        await Takings.Pass();
        AskedWithTheHead = missing;
        return await store.TakeHead(missing, into);
    }

    public async Task LoadBeside(Missing missing, LedgerState into, CancellationToken cancellation)
    {
        LoadedBeside++;
        if (!FailsBeside)
        {
            await store.LoadBeside(missing, into, cancellation);
            return;
        }
        FailsBeside = false;
        foreach (var account in missing.Accounts) into.Load(account, 0);
        foreach (var tally in missing.Tallies) into.Load(tally, 0);
        throw new IOException("the connection beside was lost half way");
    }

    public Task<IReadOnlyList<(Recorded Event, string Hash)>> ReadAfter(long seq, int most) =>
        store.ReadAfter(seq, most);

    public Task Load(Missing missing, LedgerState into) => store.Load(missing, into);

    public Task LoadTerms(LedgerState into) => store.LoadTerms(into);
    public Task Release() => store.Release();

    public Task<bool> WasCommitted(Head after) => store.WasCommitted(after);

    public Task<IReadOnlySet<Guid>> FindIds(IReadOnlyList<Guid> ids) => store.FindIds(ids);

    public void Announce() => store.Announce();
    public ValueTask DisposeAsync() => store.DisposeAsync();

    /// <summary>Open, until it is closed for the next one who comes.</summary>
    internal sealed class Gate
    {
        private TaskCompletionSource? reached;
        private TaskCompletionSource? opened;

        /// <summary>Stops the next one who comes, and tells when it has come.</summary>
        public Task Close()
        {
            opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
            reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return reached.Task;
        }

        public void Open() => opened?.TrySetResult();

        /// <summary>Lets go who is stopped, and stops the next.</summary>
        public Task Next()
        {
            var waiting = opened;
            var next = Close();
            waiting?.TrySetResult();
            return next;
        }

        internal async Task Pass()
        {
            if (Interlocked.Exchange(ref reached, null) is not { } first) return;
            var until = opened!.Task;
            first.SetResult();
            await until;
        }
    }
}
