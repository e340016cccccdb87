using System.Diagnostics;
using System.Threading.Channels;

namespace LocalCoin.Store;

/// <summary>Commands that wait to be started, in order, and none of them longer than promised.</summary>
internal sealed class CommandQueue(WriterOptions options)
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(200);

    private readonly Channel<Pending> channel = System.Threading.Channels.Channel.CreateUnbounded<Pending>(
        new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<Pending> overdue = new();
    private readonly Lock overdueLock = new();
    private Task<bool> more = Task.FromResult(true);
    private int waiting;

    internal int Length => Volatile.Read(ref waiting);

    /// <returns>False when there is no room for it.</returns>
    internal bool TryAdd(Pending pending)
    {
        if (Interlocked.Increment(ref waiting) > options.QueueMax)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }
        StoreMeters.Queue.Add(1);
        lock (overdueLock) overdue.Enqueue(pending);
        if (!channel.Writer.TryWrite(pending)) pending.GiveUp("the node is stopping");
        return true;
    }

    /// <summary>Takes what waits, up to so many. Only the writer takes.</summary>
    internal List<Pending> Take(int most)
    {
        var taken = new List<Pending>();
        while (taken.Count < most && channel.Reader.TryRead(out var pending)) taken.Add(pending);
        Interlocked.Add(ref waiting, -taken.Count);
        StoreMeters.Queue.Add(-taken.Count);
        return taken;
    }

    /// <summary>Waits until there is something to take; false when there never will be again.</summary>
    internal Task<bool> More()
    {
        // One waiting at a time: whoever gave up waiting is waiting still, and is joined.
        if (more.IsCompleted) more = channel.Reader.WaitToReadAsync().AsTask();
        return more;
    }

    internal void Close() => channel.Writer.TryComplete();

    // While the writer waits for the server, nobody waits longer than promised.
    internal async Task SweepOverdue(Task until)
    {
        while (!until.IsCompleted)
        {
            await Task.WhenAny(until, Task.Delay(SweepInterval));
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
