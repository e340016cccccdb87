using LocalCoin.Store.Directory;

namespace LocalCoin.App;

/// <summary>Says at the start when the database was written with another key than the one that was given.</summary>
internal sealed class KeyCheck(CommunityDirectory directory, TypedSecrets secrets, ILogger<KeyCheck> logger)
    : IHostedService
{
    internal const string Differs = "the secret key is not the one that this database was written with: no PIN, stop "
        + "number or pairing code of before will be accepted; restore secret.key (LocalCoin__SecretKey) of that time";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await directory.Keys.IsKnown(secrets, cancellationToken)) logger.LogCritical(Differs);
        }
        catch (Exception away) when (away is Npgsql.NpgsqlException or TimeoutException)
        {
            // The node starts without its database, and says that it is not ready.
            logger.LogWarning("the key could not be checked: {Reason}", away.GetType().Name);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
