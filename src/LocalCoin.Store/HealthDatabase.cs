// What is known of participants and what was measured lies in tables of its own, opened to a role of its own. The app's
// other role has no right on them, so that no query of payments, however wrong, can reach them.

using Npgsql;

namespace LocalCoin.Store;

/// <summary>The data source of the health role: the tables <c>health_*</c>, and nothing of the ledger.</summary>
public sealed class HealthDatabase(NpgsqlDataSource source) : IAsyncDisposable
{
    public NpgsqlDataSource Source => source;

    public static HealthDatabase Open(string connectionString, string community) =>
        new(CommunityDatabase.OpenForHealth(connectionString, community));

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
