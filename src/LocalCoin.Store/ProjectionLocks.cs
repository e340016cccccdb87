// Advisory locks are the server's, not the schema's, so a lock's key is drawn from the schema's name too. They end
// with the connection that holds them: a node that was killed leaves nothing locked. A connection that only goes back
// to its pool would keep them until it is used again, so they are given back by hand.

using Npgsql;

namespace LocalCoin.Store;

internal static class ProjectionLocks
{
    /// <summary>Held by the one that follows the ledger.</summary>
    internal const string Runner = "runner";

    /// <summary>Held by a rebuild while the live tables must stand still; asked for before every page.</summary>
    internal const string Pause = "pause";

    /// <summary>Held by a rebuild or a comparison: one at a time has the shadow.</summary>
    internal const string Shadow = "shadow";

    /// <summary>The key of a lock in SQL: $1 is its purpose, $2 the projection.</summary>
    internal const string KeyOf = "hashtextextended('localcoin ' || current_schema() || ' ' || $1 || ' ' || $2, 0)";

    private static async Task<long> Key(
        NpgsqlConnection connection, string purpose, string projection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select {KeyOf}", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = purpose });
        command.Parameters.Add(new NpgsqlParameter { Value = projection });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Until the connection is closed.</summary>
    internal static async Task<bool> TryHold(
        NpgsqlConnection connection, string purpose, string projection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection);
        command.Parameters.Add(
            new NpgsqlParameter { Value = await Key(connection, purpose, projection, cancellation) });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Waits for it; a page of a projection takes well under a second.</summary>
    internal static async Task Hold(
        NpgsqlConnection connection, string purpose, string projection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection);
        command.Parameters.Add(
            new NpgsqlParameter { Value = await Key(connection, purpose, projection, cancellation) });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Gives back all locks of the connection and its notifications; where it is broken, it has
    /// none.</summary>
    internal static async Task ReleaseAll(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            await command.ExecuteNonQueryAsync();
            command.CommandText = "unlisten *";
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception gone) when (
            gone is NpgsqlException or InvalidOperationException or IOException or TimeoutException)
        {
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
