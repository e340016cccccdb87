namespace LocalCoin.Store;

internal static class Clock
{
    /// <summary>Now in microseconds, as it is stored.</summary>
    internal static Instant Now(IClock clock) =>
        Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks() / 10 * 10);
}
