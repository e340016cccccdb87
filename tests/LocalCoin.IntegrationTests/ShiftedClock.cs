using NodaTime;

namespace LocalCoin.IntegrationTests;

/// <summary>The machine's time, and so much later.</summary>
public sealed class ShiftedClock : IClock
{
    private long aheadTicks;

    public Duration Ahead
    {
        get => Duration.FromTicks(Interlocked.Read(ref aheadTicks));
        set => Interlocked.Exchange(ref aheadTicks, value.BclCompatibleTicks);
    }

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Ahead;
}
