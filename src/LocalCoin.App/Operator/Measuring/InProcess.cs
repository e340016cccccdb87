using System.Diagnostics;
using LocalCoin.Store;

namespace LocalCoin.App.Operator.Measuring;

/// <summary>Payments through the writer itself, with so many in flight at once.</summary>
public static class InProcess
{
    public sealed record Result(double PerSecond, double MedianMilliseconds, double P99Milliseconds, long Payments);

    public static async Task<Result> Run(Town town, int inFlight, TimeSpan time, int merchants)
    {
        var latencies = new List<double>[inFlight];
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(client => Task.Run(async () =>
        {
            var random = new Random(client);
            var mine = latencies[client] = [];
            while (clock.Elapsed < time)
            {
                var since = Stopwatch.GetTimestamp();
                var answer = await town.Writer.Send(town.Payment(random, merchants), CancellationToken.None);
                if (answer is not Answer.Accepted)
                    throw new InvalidOperationException($"a payment was answered {answer}");
                mine.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(one => one).Order().ToArray();
        return new Result(all.Length / seconds, all[all.Length / 2], all[(int)(all.Length * 0.99)], all.Length);
    }

    /// <summary>So many payments, as fast as it goes.</summary>
    public static async Task Pay(Town town, int inFlight, long count)
    {
        var left = count;
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(client => Task.Run(async () =>
        {
            var random = new Random(client);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await town.Writer.Send(town.Payment(random, Town.MerchantCount), CancellationToken.None);
            }
        })));
    }
}
