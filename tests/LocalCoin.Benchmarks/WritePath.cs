using LocalCoin.App.Operator.Measuring;
using LocalCoin.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalCoin.Benchmarks;

/// <summary>Payments through the writer, in alternation with pgbench on the same server.</summary>
public static class WritePath
{
    public static async Task Measure(
        Connections connections, string admin, Pgbench pgbench, Plan plan, Figures figures)
    {
        await using var town = await Town.Found(connections, Name("pay"), Town.WalletCount);
        await InProcess.Run(town, 512, plan.Window, Town.MerchantCount);
        await Alternate(town, () => Settling.Wait(connections, admin), pgbench, plan, figures);
        foreach (var inFlight in new[] { 8, 32, 128 })
        {
            var run = await InProcess.Run(town, inFlight, plan.Window, Town.MerchantCount);
            figures.Note($"inproc_{inFlight}_per_s", run.PerSecond);
            figures.Note($"inproc_{inFlight}_p50_ms", run.MedianMilliseconds);
        }
        await Hot(town, plan, figures);
    }

    public static string Name(string what) => $"bench_{what}_{Environment.ProcessId}";

    private static async Task Alternate(
        Town town, Func<Task> settle, Pgbench pgbench, Plan plan, Figures figures)
    {
        var (tpcb, simple, ours, one) =
            (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            await settle();
            foreach (var clients in new[] { 8, 32 }) tpcb.Add((await pgbench.Run("tpcb-like", clients, plan.Window))
                .PerSecond);
            ours.Add((await InProcess.Run(town, 512, plan.LongWindow, Town.MerchantCount)).PerSecond);
            simple.Add((await pgbench.Run("simple-update", 1, plan.Window)).MedianMilliseconds);
            one.Add((await InProcess.Run(town, 1, plan.Window, Town.MerchantCount)).MedianMilliseconds);
        }
        Figures.Title("Payments beside pgbench, same server, in alternation");
        figures.Note("tpcb_best_tps", tpcb.Max());
        figures.Note("simple_1_median_ms", Figures.Median(simple));
        figures.Note("inproc_512_per_s", Figures.Median(ours), "goal 25,000");
        figures.Note("inproc_512_per_tpcb", Figures.Median(ours) / tpcb.Max(), "goal 4");
        figures.Note("inproc_1_p50_ms", Figures.Median(one));
        figures.Note("inproc_1_per_simple_1", Figures.Median(one) / Figures.Median(simple), "goal at most 1.5");
    }

    private static async Task Hot(Town town, Plan plan, Figures figures)
    {
        var (spread, hot) = (new List<double>(), new List<double>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            spread.Add((await InProcess.Run(town, 512, plan.Window, Town.MerchantCount)).PerSecond);
            hot.Add((await InProcess.Run(town, 512, plan.Window, 1)).PerSecond);
        }
        figures.Note("hot_512_per_s", Figures.Median(hot));
        figures.Note("hot_512_per_spread", Figures.Median(hot) / Figures.Median(spread), "goal at least 0.95");
    }

    /// <summary>In a town of its own: the runners begin with nothing to catch up.</summary>
    public static async Task Projected(Connections connections, Plan plan, Figures figures)
    {
        await using var town = await Town.Found(connections, Name("projected"), Town.WalletCount);
        await using var source = CommunityDatabase.Open(connections.App, town.Community);
        await using var runners = new ProjectionRunners(source, NullLogger<ProjectionRunners>.Instance);
        runners.Start();
        await CaughtUp(runners, town);
        var run = await InProcess.Run(town, 512, plan.LongWindow, Town.MerchantCount);
        var since = System.Diagnostics.Stopwatch.StartNew();
        await CaughtUp(runners, town);
        figures.Note("inproc_512_projected_per_s", run.PerSecond, "goal 8,000");
        figures.Note("projected_catch_up_s", since.Elapsed.TotalSeconds);
    }

    /// <summary>Nobody pays meanwhile, so the head stands still.</summary>
    private static async Task CaughtUp(ProjectionRunners runners, Town town)
    {
        var head = await town.Head();
        while (runners.States.Any(state => state.LastSeq < head))
        {
            var stopped = runners.States.FirstOrDefault(state => state.Fault is not null);
            if (stopped is not null) throw new InvalidOperationException($"{stopped.Name} stopped: {stopped.Fault}");
            await Task.Delay(50);
        }
    }
}
