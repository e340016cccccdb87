// Group commit: while one batch commits, the next gathers. No timer and no lock that users wait on one by one; the
// busier the ledger, the larger the batch, and a hot merchant costs one row update per batch instead of per payment.

using System.Diagnostics;
using System.Threading.Channels;
using LocalCoin.Ledger;
using Microsoft.Extensions.Logging;

namespace LocalCoin.Store;

/// <summary>The one way in which commands reach the ledger from this node. Safe to call from any thread.</summary>
public sealed class LedgerWriter : IAsyncDisposable
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HinderedProbeInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(200);

    private readonly Channel<Pending> queue;
    private readonly WriterOptions options;
    private readonly BatchExecution execution;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly Queue<Pending> overdue = new();
    private readonly Lock overdueLock = new();
    private readonly Task writing;
    private readonly Task sweeping;
    private int waiting;

    public LedgerWriter(IEventStore store, Limits limits, IClock clock, WriterOptions options,
        ILogger<LedgerWriter> logger)
    {
        this.options = options;
        this.logger = logger;
        queue = System.Threading.Channels.Channel.CreateUnbounded<Pending>(
            new UnboundedChannelOptions { SingleReader = true });
        execution = new BatchExecution(store, new LedgerCache(limits), limits, clock, options, logger);
        writing = Task.Run(WriteAll);
        sweeping = Task.Run(SweepOverdue);
    }

    /// <summary>Why this node does not write now (its clock, its database); null while it does.</summary>
    public string? Hindrance => execution.Hindrance;

    /// <summary>Commands that wait to be started.</summary>
    public int QueueLength => Volatile.Read(ref waiting);

    /// <summary>Sends a command and waits for its answer, which never comes before the commit it depends on.</summary>
    /// <param name="cancellation">Ends the waiting, not the command: what was sent may still be executed.</param>
    public Task<Answer> Send(Sent sent, CancellationToken cancellation)
    {
        if (stopping.IsCancellationRequested)
        {
            return Task.FromResult<Answer>(new Answer.NotExecuted("the node is stopping"));
        }
        var pending = new Pending(sent, Fingerprint.Of(sent.Command));
        if (Interlocked.Increment(ref waiting) > options.QueueMax)
        {
            Interlocked.Decrement(ref waiting);
            return Task.FromResult<Answer>(new Answer.NotExecuted("the queue is full"));
        }
        StoreMeters.Queue.Add(1);
        lock (overdueLock) overdue.Enqueue(pending);
        if (!queue.Writer.TryWrite(pending)) pending.GiveUp("the node is stopping");
        return cancellation.CanBeCanceled ? pending.Answer.WaitAsync(cancellation) : pending.Answer;
    }

    /// <summary>Takes no more commands, answers all it has, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        queue.Writer.TryComplete();
        await writing;
        await sweeping;
        stopping.Dispose();
    }

    private async Task WriteAll()
    {
        var batch = new List<Pending>(options.BatchMax);
        await execution.Probe();
        while (await HasMore())
        {
            batch.Clear();
            while (batch.Count < options.BatchMax && queue.Reader.TryRead(out var pending)) batch.Add(pending);
            Interlocked.Add(ref waiting, -batch.Count);
            StoreMeters.Queue.Add(-batch.Count);
            try
            {
                await execution.Execute(batch);
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
        var more = queue.Reader.WaitToReadAsync().AsTask();
        while (true)
        {
            try
            {
                return await more.WaitAsync(execution.Hindrance is null ? ProbeInterval : HinderedProbeInterval);
            }
            catch (TimeoutException)
            {
                await execution.Probe();
            }
        }
    }

    // While the writer waits for the server, nobody waits longer than promised.
    private async Task SweepOverdue()
    {
        while (!writing.IsCompleted)
        {
            await Task.WhenAny(writing, Task.Delay(SweepInterval));
            lock (overdueLock)
            {
                while (overdue.TryPeek(out var oldest)
                    && (oldest.Answer.IsCompleted || oldest.IsStarted
                        || Stopwatch.GetElapsedTime(oldest.EnqueuedAt) > options.QueueWaitMax))
                {
                    overdue.Dequeue().GiveUp("it waited too long");
                }
            }
        }
    }
}
