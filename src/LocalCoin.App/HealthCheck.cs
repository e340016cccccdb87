using LocalCoin.Store;

namespace LocalCoin.App;

/// <summary>Says at the start why the pages of the health staff are not there, or cannot work.</summary>
internal sealed class HealthCheck(IServiceProvider services, ILogger<HealthCheck> logger) : IHostedService
{
    internal const string Missing = "ConnectionStrings__LocalCoinHealth is not set: nothing of the health programmes "
        + "is served; name the database with the health role to serve it";
    internal const string Shut = "ConnectionStrings__LocalCoinHealth: this role cannot read the health tables; "
        + "name the role that they are opened to, and run localcoin migrate";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<HealthDatabase>() is not { } health)
        {
            logger.LogWarning(Missing);
            return;
        }
        try
        {
            await using var look = health.Source.CreateCommand("select from health_participants limit 0");
            await look.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Npgsql.PostgresException)
        {
            logger.LogCritical(Shut);
        }
        catch (Exception away) when (away is Npgsql.NpgsqlException or TimeoutException)
        {
            // Payments go on without it.
            logger.LogWarning("the health tables could not be looked at: {Reason}", away.GetType().Name);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
