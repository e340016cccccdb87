using System.Data;
using Npgsql;

namespace LocalCoin.Store;

/// <summary>Moves a projection by one page: its rows and its checkpoint in one transaction.</summary>
internal static class ProjectionPages
{
    /// <summary>How often a runner looks whether a rebuild still keeps it waiting.</summary>
    internal static readonly TimeSpan PausePollInterval = TimeSpan.FromMilliseconds(50);

    internal static async Task<long> ReadCheckpoint(
        NpgsqlConnection connection, Projection projection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select last_seq from projections where name = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = projection.Name });
        return await command.ExecuteScalarAsync(cancellation) is long last
            ? last
            : throw new ProjectionStoppedException(
                $"it has no checkpoint; is the row '{projection.Name}' of projections gone?", null);
    }

    /// <returns>False when a rebuild keeps it waiting, or somebody else has moved it.</returns>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied; those before it were.</exception>
    internal static async Task<bool> Apply(
        NpgsqlConnection connection, Projection projection, long last, EventPage page, CancellationToken cancellation)
    {
        try
        {
            return await Move(connection, projection, last, page.Events, page.Through, cancellation);
        }
        catch (Exception failure) when (IsOfTheEvents(failure))
        {
            return await OneByOne(connection, projection, last, page, cancellation);
        }
    }

    // Something in the page cannot be applied. Alone, the culprit shows itself.
    private static async Task<bool> OneByOne(
        NpgsqlConnection connection, Projection projection, long last, EventPage page, CancellationToken cancellation)
    {
        foreach (var stored in page.Events)
        {
            try
            {
                if (!await Move(connection, projection, last, [stored], stored.Seq, cancellation)) return false;
                last = stored.Seq;
            }
            catch (Exception failure) when (IsOfTheEvents(failure))
            {
                if (last < stored.Seq - 1) await Move(connection, projection, last, [], stored.Seq - 1, cancellation);
                throw new ProjectionStoppedException(stored.Seq, stored.Type, failure);
            }
        }
        return page.Through == last || await Move(connection, projection, last, [], page.Through, cancellation);
    }

    private static async Task<bool> Move(
        NpgsqlConnection connection, Projection projection, long last, IReadOnlyList<StoredEvent> events, long through,
        CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.ReadCommitted, cancellation);
        // A crash may take the last rows back, and their checkpoint with them; from the events they come again.
        await using var move = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("set local synchronous_commit = off"),
                new NpgsqlBatchCommand($"""
                    update projections
                    set last_seq = $4, moved_at = now()
                    where name = $2 and last_seq = $3 and pg_try_advisory_xact_lock_shared({ProjectionLocks.KeyOf})
                    """)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = ProjectionLocks.Pause },
                        new NpgsqlParameter<string> { TypedValue = projection.Name },
                        new NpgsqlParameter<long> { TypedValue = last },
                        new NpgsqlParameter<long> { TypedValue = through },
                    },
                },
            },
        };
        if (await move.ExecuteNonQueryAsync(cancellation) != 1) return false;
        if (events.Count > 0) await projection.Apply(events, new ProjectionTarget(connection, ""), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Whether it would fail again: everything but the server's or the connection's own troubles.</summary>
    internal static bool IsOfTheEvents(Exception failure) => failure switch
    {
        PostgresException { SqlState: var state } => state[..2] is "21" or "22" or "23" or "42",
        NpgsqlException or OperationCanceledException or IOException or TimeoutException => false,
        _ => true,
    };
}
