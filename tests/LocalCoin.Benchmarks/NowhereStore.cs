using LocalCoin.Ledger;
using LocalCoin.Store;
using NodaTime;

namespace LocalCoin.Benchmarks;

/// <summary>
/// Keeps nothing: what is left of a payment's cost is ours, not the server's. Good only for processes that the
/// writer's cache still holds, for everything that is asked for is said to be absent.
/// </summary>
internal sealed class NowhereStore : IEventStore
{
    private Head head = new(0, LedgerChain.Genesis, Instant.MinValue.Plus(Duration.Zero));

    public Task<HeldHead> TakeHead(Missing missing, LedgerState into)
    {
        _ = Load(missing, into);
        return Task.FromResult(new HeldHead(head, SystemClock.Instance.GetCurrentInstant()));
    }

    public Task Load(Missing missing, LedgerState into)
    {
        foreach (var stream in missing.Streams) into.Load(stream, null);
        foreach (var account in missing.Accounts) into.Load(account, 0);
        foreach (var tally in missing.Tallies) into.Load(tally, 0);
        foreach (var wallet in missing.Purses) into.Load(wallet, []);
        return Task.CompletedTask;
    }

    public Task LoadBeside(Missing missing, LedgerState into, CancellationToken cancellation) =>
        Load(missing, into);

    public Task Commit(Batch batch)
    {
        head = batch.After;
        return Task.CompletedTask;
    }

    public Task CommitUpon(Batch batch, Instant from, Instant to) => Commit(batch);

    public Task LoadTerms(LedgerState into) => Task.CompletedTask;
    public Task Release() => Task.CompletedTask;
    public Task<bool> WasCommitted(Head after) => Task.FromResult(true);
    public void Announce() { }
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<IReadOnlyList<(Recorded Event, string Hash)>> ReadAfter(long seq, int most) =>
        Task.FromResult<IReadOnlyList<(Recorded, string)>>([]);

    public Task<IReadOnlySet<Guid>> FindIds(IReadOnlyList<Guid> ids) =>
        Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid>());
}
