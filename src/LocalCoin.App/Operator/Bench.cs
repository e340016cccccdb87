using System.CommandLine;
using LocalCoin.App.Operator.Measuring;
using LocalCoin.Store;

namespace LocalCoin.App.Operator;

/// <summary>
/// How many payments this server makes: in a schema of its own, founded, paid in and taken away again, so that a town
/// office can try a machine before it trusts it with a town. Beside pgbench it is measured by scripts/bench.
/// </summary>
internal static class Bench
{
    private const int SecondsMax = 600;
    private const int Wallets = 2_000;
    private static readonly int[] InFlight = [1, 8, 64, 512];

    internal static JobCommand Command()
    {
        var seconds = new Option<int>("--seconds")
        {
            Description = $"How long each measurement takes, 1 to {SecondsMax}",
            DefaultValueFactory = _ => 5,
            HelpName = "N",
        };
        var command = new JobCommand(
            "bench", "Measure payments per second on this server, in a schema of its own that is dropped at the end.",
            "localcoin bench",
            "localcoin bench --seconds 20 --json",
            "scripts/bench --quick          (everything, beside pgbench on the same server)")
        {
            seconds,
        };
        return command.Does(async (job, parsed) =>
        {
            var time = parsed.GetValue(seconds);
            if (time is < 1 or > SecondsMax) throw new UsageException($"--seconds: from 1 to {SecondsMax}");
            var connections = new Connections(job.OwnerConnection, job.Connection, job.Roles());
            var town = $"bench_{Guid.NewGuid():N}"[..16];
            try
            {
                var runs = await job.WithProgress(
                    "Paying", InFlight.Length, done => Measure(connections, town, time, done, job.Cancellation));
                Report(job, runs);
            }
            finally
            {
                await connections.Drop(town);
            }
            return ExitCode.Ok;
        });
    }

    private static async Task<List<(int InFlight, InProcess.Result Result)>> Measure(
        Connections connections, string community, int seconds, Action<long> done, CancellationToken cancellation)
    {
        await using var town = await Town.Found(connections, community, Wallets);
        var runs = new List<(int, InProcess.Result)>();
        foreach (var inFlight in InFlight)
        {
            cancellation.ThrowIfCancellationRequested();
            runs.Add((inFlight, await InProcess.Run(
                town, inFlight, TimeSpan.FromSeconds(seconds), Town.MerchantCount)));
            done(runs.Count);
        }
        return runs;
    }

    private static void Report(Job job, List<(int InFlight, InProcess.Result Result)> runs) => job.Report(
        runs.Select(run => new
        {
            inFlight = run.InFlight, perSecond = Math.Round(run.Result.PerSecond, 1),
            p50Ms = Math.Round(run.Result.MedianMilliseconds, 3), p99Ms = Math.Round(run.Result.P99Milliseconds, 3),
        }),
        [
            "in flight   payments a second     half within   99 of 100 within",
            .. runs.Select(run =>
                $"{run.InFlight,9}   {run.Result.PerSecond,17:#,0}   {run.Result.MedianMilliseconds,10:0.0} ms   "
                + $"{run.Result.P99Milliseconds,13:0.0} ms"),
        ]);
}
