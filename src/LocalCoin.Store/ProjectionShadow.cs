// The tables of a projection made a second time beside the live ones: to compare, and to swap by rename. The names of
// tables come from our own list, never from outside.

using Npgsql;

namespace LocalCoin.Store;

internal sealed class ProjectionShadow(NpgsqlConnection connection, Projection projection)
{
    internal async Task Make(CancellationToken cancellation)
    {
        foreach (var table in projection.Tables)
        {
            var owner = await Value<string>(
                "select quote_ident(pg_get_userbyid(relowner)) from pg_class where oid = $1::regclass", table,
                cancellation);
            await Run($"drop table if exists {Shadow(table)}", cancellation);
            await Run($"create table {Shadow(table)} (like {table} including all)", cancellation);
            await Run($"alter table {Shadow(table)} owner to {owner}", cancellation);
            foreach (var grant in await Values(
                """
                select format('grant %s on %s to %s', given.privilege_type, $1 || '_shadow', given.grantee::regrole)
                from pg_class, lateral aclexplode(relacl) as given
                where oid = $1::regclass and given.grantee <> relowner
                """, table, cancellation))
            {
                await Run(grant, cancellation);
            }
        }
    }

    internal async Task Drop(CancellationToken cancellation)
    {
        foreach (var table in projection.Tables) await Run($"drop table if exists {Shadow(table)}", cancellation);
    }

    /// <summary>Applies the events between two sequence numbers, a page a transaction.</summary>
    internal async Task CatchUp(
        NpgsqlDataSource source, long last, long goal, IProgress<Progressed>? progress,
        CancellationToken cancellation)
    {
        await using var reading = await source.OpenConnectionAsync(cancellation);
        var target = new ProjectionTarget(connection, ProjectionTarget.Shadow);
        var next = last < goal ? ReadPage(reading, last, goal, cancellation) : null;
        try
        {
            while (next is not null)
            {
                var page = await next;
                next = page.Through < goal ? Task.Run(
                    () => ReadPage(reading, page.Through, goal, cancellation), cancellation) : null;
                await Apply(page, target, cancellation);
                progress?.Report(new Progressed(projection.Name, page.Through, goal));
            }
        }
        finally
        {
            // Its connection is closed next, and what went wrong here is what is to be told.
            if (next is not null) await next.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private async Task Apply(EventPage page, ProjectionTarget target, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            if (page.Events.Count > 0) await projection.Apply(page.Events, target, cancellation);
        }
        catch (Exception failure) when (ProjectionPages.IsOfTheEvents(failure))
        {
            throw new ProjectionStoppedException(
                $"something up to event {page.Through} cannot be applied: {failure.Message}", failure);
        }
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Row by row; both must stand still at the same sequence number.</summary>
    internal async Task<IReadOnlyList<TableComparison>> Compare(CancellationToken cancellation)
    {
        var tables = new List<TableComparison>();
        foreach (var table in projection.Tables)
        {
            tables.Add(await new ProjectionComparison(connection, table, Shadow(table)).Run(cancellation));
        }
        return tables;
    }

    /// <summary>The shadows become the live tables, with the names of the old ones' indexes.</summary>
    /// <exception cref="PostgresException">55P03 when somebody reads the old tables for too long.</exception>
    internal async Task Swap(long last, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run("set local lock_timeout = '500ms'", cancellation);
        foreach (var table in projection.Tables)
        {
            var renames = await Values(
                """
                select format('alter index %s rename to %s', made.indexrelid::regclass, old_name.relname)
                from pg_index as old
                join pg_class as old_name on old_name.oid = old.indexrelid
                join pg_index as made on made.indrelid = ($1 || '_shadow')::regclass
                  and made.indkey = old.indkey and made.indisunique = old.indisunique
                where old.indrelid = $1::regclass
                """, table, cancellation);
            await Run($"drop table {table}", cancellation);
            await Run($"alter table {Shadow(table)} rename to {table}", cancellation);
            foreach (var rename in renames) await Run(rename, cancellation);
        }
        await using var move = new NpgsqlCommand(
            "update projections set last_seq = $2, moved_at = now() where name = $1", connection);
        move.Parameters.Add(new NpgsqlParameter { Value = projection.Name });
        move.Parameters.Add(new NpgsqlParameter { Value = last });
        await move.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private Task<EventPage> ReadPage(NpgsqlConnection reading, long last, long goal, CancellationToken cancellation) =>
        StoredEvents.Read(
            reading, last, projection.Reads, (int)Math.Min(StoredEvents.PageSize, goal - last), cancellation);

    private static string Shadow(string table) => table + ProjectionTarget.Shadow;

    private async Task Run(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<T> Value<T>(string sql, string table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = table });
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<IReadOnlyList<string>> Values(string sql, string table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = table });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellation)) values.Add(reader.GetString(0));
        return values;
    }
}
