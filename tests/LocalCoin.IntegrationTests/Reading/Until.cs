namespace LocalCoin.IntegrationTests.Reading;

/// <summary>Waits for what must come true by itself, and fails after a time that no healthy machine needs.</summary>
public static class Until
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task True(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(WaitMax);
        while (!await condition()) await Task.Delay(Interval, patience.Token);
    }
}
