using LocalCoin.Ledger;

namespace LocalCoin.Store;

/// <summary>The limits of the writer, each with a name.</summary>
public sealed record WriterOptions
{
    /// <summary>Commands that may wait; one more is answered at once that it was not executed.</summary>
    public int QueueMax { get; init; } = 10_000;

    /// <summary>Commands decided and committed together.</summary>
    public int BatchMax { get; init; } = 1_000;

    /// <summary>A command that has not been started after this long is never executed.</summary>
    public TimeSpan QueueWaitMax { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>More events than this behind other nodes, and the cache is dropped instead of caught up.</summary>
    public int CatchUpMax { get; init; } = 2_000;

    /// <summary>How far this node's clock may be from the database's, and the head ahead of this node's.</summary>
    public Duration ClockSkewMax { get; init; } = Limits.ClockSkewMax;

    /// <summary>
    /// How long a commit whose connection was lost is asked for, before its outcome is called unknown.
    /// </summary>
    public TimeSpan OutcomeWaitMax { get; init; } = TimeSpan.FromSeconds(10);
}
