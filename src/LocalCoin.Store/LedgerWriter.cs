// Group commit: while one batch commits, the next gathers and is decided. No timer and no lock that users wait on one
// by one; the busier the ledger, the larger the batch, and a hot merchant costs one row update per batch instead of
// per payment.

using LocalCoin.Ledger;
using Microsoft.Extensions.Logging;

namespace LocalCoin.Store;

/// <summary>The one way in which commands reach the ledger from this node. Safe to call from any thread.</summary>
public sealed class LedgerWriter : IAsyncDisposable
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HinderedProbeInterval = TimeSpan.FromSeconds(1);

    private readonly CommandQueue queue;
    private readonly WriterOptions options;
    private readonly Foresight foresight;
    private readonly BatchExecution execution;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task writing;
    private readonly Task sweeping;

    public LedgerWriter(IEventStore store, Limits limits, IClock clock, WriterOptions options,
        ILogger<LedgerWriter> logger)
    {
        this.options = options;
        this.logger = logger;
        queue = new CommandQueue(options);
        var cache = new LedgerCache(limits);
        foresight = new Foresight(store, cache, queue, clock, options, logger);
        execution = new BatchExecution(store, cache, foresight, clock, options, logger);
        writing = Task.Run(WriteAll);
        sweeping = Task.Run(() => queue.SweepOverdue(writing));
    }

    /// <summary>Why this node does not write now (its clock, its database); null while it does.</summary>
    public string? Hindrance => execution.Hindrance;

    /// <summary>Commands that wait to be started.</summary>
    public int QueueLength => queue.Length;

    /// <summary>What was committed since this node started.</summary>
    public Committed Committed => execution.Committed;

    /// <summary>Sends a command and waits for its answer, which never comes before the commit it depends on.</summary>
    /// <param name="cancellation">Ends the waiting, not the command: what was sent may still be executed.</param>
    public Task<Answer> Send(Sent sent, CancellationToken cancellation)
    {
        if (stopping.IsCancellationRequested)
        {
            return Task.FromResult<Answer>(new Answer.NotExecuted("the node is stopping"));
        }
        var pending = new Pending(sent, Fingerprint.Of(sent.Command));
        if (!queue.TryAdd(pending)) return Task.FromResult<Answer>(new Answer.NotExecuted("the queue is full"));
        return cancellation.CanBeCanceled ? pending.Answer.WaitAsync(cancellation) : pending.Answer;
    }

    /// <summary>Takes no more commands, answers all it has, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        queue.Close();
        await writing;
        await sweeping;
        stopping.Dispose();
    }

    private async Task WriteAll()
    {
        await execution.Probe();
        while (foresight.HasNext || await HasMore())
        {
            var (batch, guess) = foresight.HasNext ? foresight.TakeNext() : (queue.Take(options.BatchMax), null);
            try
            {
                await execution.Execute(batch, guess);
            }
            catch (Exception bug)
            {
                StoreMeters.Alarms.Add(1);
                logger.LogCritical(bug, "a batch of {Count} failed for a reason nobody foresaw", batch.Count);
                execution.DropCache();
                foreach (var pending in batch)
                {
                    if (!pending.GiveUp("an unforeseen failure")) pending.Complete(new Answer.OutcomeUnknown());
                }
            }
        }
    }

    // Who has nothing to write still wants to know whether it could: a node that is not ready is sent nothing.
    private async Task<bool> HasMore()
    {
        while (true)
        {
            try
            {
                return await queue.More().WaitAsync(
                    execution.Hindrance is null ? ProbeInterval : HinderedProbeInterval);
            }
            catch (TimeoutException)
            {
                await execution.Probe();
            }
        }
    }
}
