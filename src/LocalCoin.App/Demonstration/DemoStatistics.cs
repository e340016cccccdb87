using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;
using Npgsql;

namespace LocalCoin.App.Demonstration;

/// <summary>The months that are over are counted at once: whoever opens the demonstration finds its statistics.
/// </summary>
internal static class DemoStatistics
{
    public static async Task Make(
        NpgsqlDataSource source, HealthDatabase health, StatTerms terms, Instant now, CancellationToken cancellation)
    {
        foreach (var projection in Projection.All)
        {
            await ProjectionRebuild.Run(source, projection, null, cancellation);
        }
        var making = new SnapshotMaking(source, health, terms);
        foreach (var period in await making.Due(now, cancellation))
        {
            await making.Make(period, now, null, cancellation);
        }
    }
}
