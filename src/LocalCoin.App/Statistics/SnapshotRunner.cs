using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;
using Npgsql;

namespace LocalCoin.App.Statistics;

/// <summary>Makes the periods that are over, and closes them on their day. Two nodes make one version.</summary>
public sealed class SnapshotRunner(
    NpgsqlDataSource source, HealthDatabase health, StatTerms terms, IClock clock,
    ILogger<SnapshotRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);
    private readonly SnapshotMaking making = new(source, health, terms);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                await MakeDue(stoppingToken);
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(trouble, "statistics could not be made; they will be tried again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MakeDue(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        foreach (var period in await making.Due(now, cancellation))
        {
            if (await making.Make(period, now, null, cancellation) is Making.Made)
            {
                logger.LogInformation("statistics of {Period} were made", period);
            }
        }
    }
}
