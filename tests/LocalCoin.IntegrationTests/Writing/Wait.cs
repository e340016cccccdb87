using System.Diagnostics;

namespace LocalCoin.IntegrationTests.Writing;

/// <summary>For what happens soon and by itself.</summary>
internal static class Wait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task Until(Func<bool> holds, string what)
    {
        var since = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Longest, $"not within {Longest}: {what}");
            await Task.Delay(20);
        }
    }
}
