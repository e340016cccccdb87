using LocalCoin.App.Operator.Measuring;
using LocalCoin.Store;
using LocalCoin.Store.Audit;
using Npgsql;

namespace LocalCoin.Benchmarks;

/// <summary>Whether a payment costs more when the ledger is long; and how fast a long one is read.</summary>
public static class Growth
{
    private const int FewWallets = 1_000;

    public static async Task Measure(Connections connections, string admin, Plan plan, Figures figures)
    {
        Figures.Title("Reading and growing");
        await using var large = await Town.Found(connections, WritePath.Name("large"), FewWallets);
        await Fill(large, plan.ReadingEvents);
        await Reading(connections, large, figures);
        await Fill(large, plan.GrowthLarge);
        await using var small = await Town.Found(connections, WritePath.Name("small"), FewWallets);
        await Fill(small, plan.GrowthSmall);
        await Window(small, plan);
        await Window(large, plan);
        await Settling.Wait(connections, admin);
        var (costSmall, costLarge) = (new List<double>(), new List<double>());
        for (var window = 0; window < plan.GrowthWindows; window++)
        {
            costSmall.Add(1e6 / await Window(small, plan));
            costLarge.Add(1e6 / await Window(large, plan));
        }
        figures.Note("growth_small_us", Figures.Median(costSmall), $"a payment's cost at {plan.GrowthSmall:N0} events");
        figures.Note("growth_large_us", Figures.Median(costLarge), $"at {plan.GrowthLarge:N0}");
        figures.Note("growth_ratio", Figures.Median(costLarge) / Figures.Median(costSmall), "goal at most 1.10");
    }

    private static async Task Reading(Connections connections, Town town, Figures figures)
    {
        await using var source = CommunityDatabase.Open(connections.App, town.Community);
        var verified =
            await Verification.Run(source, new VerificationOptions(false, null), null, CancellationToken.None);
        if (!verified.IsClean()) throw new InvalidOperationException($"verify found {verified.Fault}");
        figures.Note("verify_events_per_s", verified.Head / verified.Took.TotalSeconds, "goal 100,000");
        var (events, seconds) = (0L, 0d);
        foreach (var projection in Projection.All)
        {
            // Twice: the first fills the live table, the second is what a rebuild beside it costs.
            await ProjectionRebuild.Run(source, projection, null, CancellationToken.None);
            var report = await ProjectionRebuild.Run(source, projection, null, CancellationToken.None);
            if (!report.IsSame()) throw new InvalidOperationException($"{projection.Name} differs from itself");
            events += report.Through;
            seconds += report.Took.TotalSeconds;
            if (projection.Name == "merchant_sales")
            {
                figures.Note("rebuild_events_per_s", report.Through / report.Took.TotalSeconds,
                    "goal 100,000 (merchant sales)");
            }
        }
        figures.Note("rebuild_all_events_per_s", events / seconds / Projection.All.Count,
            "events through all projections");
    }

    private static async Task Fill(Town town, long events)
    {
        while (await town.Head() is var head && head < events)
        {
            var count = Math.Min(events - head, 100_000);
            await InProcess.Pay(town, 512, count);
        }
    }

    private static async Task<double> Window(Town town, Plan plan) =>
        (await InProcess.Run(town, 512, plan.GrowthWindow, Town.MerchantCount)).PerSecond;
}
