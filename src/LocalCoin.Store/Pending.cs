using System.Diagnostics;

namespace LocalCoin.Store;

/// <summary>
/// A command that waits for its answer. It is claimed once: by the writer that starts it, or by its time.
/// </summary>
internal sealed class Pending(Sent sent, string fingerprint)
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Ended = 2;

    private readonly TaskCompletionSource<Answer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int state;

    internal Sent Sent => sent;
    internal LocalCoin.Ledger.StreamId Stream { get; } = sent.Command.Stream();

    /// <summary>Whether all that was missing when it was last asked was, at most, its own stream.</summary>
    internal bool LacksOnlyItsStream { get; set; }
    internal string Fingerprint => fingerprint;
    internal long EnqueuedAt { get; } = Stopwatch.GetTimestamp();
    internal Task<Answer> Answer => answer.Task;

    internal bool IsStarted => Volatile.Read(ref state) is Started;

    /// <returns>False when its time was up before.</returns>
    internal bool Start(TimeSpan waitMax)
    {
        if (Stopwatch.GetElapsedTime(EnqueuedAt) > waitMax) GiveUp("it waited too long");
        return Interlocked.CompareExchange(ref state, Started, Waiting) is Waiting or Started;
    }

    /// <summary>Answers that it was not executed, unless it was started.</summary>
    /// <returns>Whether it was still waiting.</returns>
    internal bool GiveUp(string why)
    {
        if (Interlocked.CompareExchange(ref state, Ended, Waiting) is not Waiting) return false;
        answer.TrySetResult(new Answer.NotExecuted(why));
        return true;
    }

    /// <summary>Answers it, started or not; it is not to be started any more.</summary>
    internal void End(Answer result)
    {
        Volatile.Write(ref state, Ended);
        answer.TrySetResult(result);
    }

    internal void Complete(Answer result) => answer.TrySetResult(result);
}
