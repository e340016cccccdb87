// The tables that the writer keeps beside the events, compared with what the events say, by pages of their keys.

using Npgsql;

namespace LocalCoin.Store.Audit;

internal static class StoredSums
{
    private const int PageSize = 20_000;

    private sealed record SumTable(
        string Kind, string Table, string Key, string Value, Func<LedgerFold, Dictionary<string, long>> Sums);

    private static readonly SumTable[] All =
    [
        new("stream", "mt_streams", "id", "version", fold => fold.Streams),
        new("balance", "balances", "address", "coins", fold => fold.Balances),
        new("tally", "tallies", "tally", "count", fold => fold.Tallies),
    ];

    internal static async Task Verify(
        NpgsqlConnection connection, LedgerFold fold, IProgress<Progressed>? progress, CancellationToken cancellation)
    {
        foreach (var table in All)
        {
            string? last = "";
            for (var done = 0L; last is not null; done += PageSize)
            {
                var after = last;
                await Verification.Snapshot(
                    connection, fold, async () =>
                        last = await ComparePage(connection, fold, table, after, cancellation), cancellation);
                progress?.Report(new Progressed(
                    table.Table, Math.Min(done + PageSize, table.Sums(fold).Count), table.Sums(fold).Count));
            }
            await Verification.Snapshot(
                connection, fold, () => FindMissing(connection, fold, table, cancellation), cancellation);
        }
    }

    /// <returns>The last key of the page; null after the last page.</returns>
    private static async Task<string?> ComparePage(
        NpgsqlConnection connection, LedgerFold fold, SumTable table, string after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select {table.Key}, {table.Value}
            from {table.Table}
            where {table.Key} > $1
            order by {table.Key}
            limit {PageSize}
            """, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var sums = table.Sums(fold);
        var (rows, last) = (0, "");
        while (await reader.ReadAsync(cancellation))
        {
            last = reader.GetString(0);
            rows++;
            var found = reader.IsDBNull(1) ? (long?)null : reader.GetInt64(1);
            if (!sums.TryGetValue(last, out var expected))
            {
                throw Verification.Fault(table.Kind, null, $"{table.Table} {last}", "no row", $"{found}");
            }
            if (found != expected)
            {
                throw Verification.Fault(
                    table.Kind, null, $"{table.Table} {last}", $"{expected}", $"{found?.ToString() ?? "null"}");
            }
        }
        return rows < PageSize ? null : last;
    }

    private static async Task FindMissing(
        NpgsqlConnection connection, LedgerFold fold, SumTable table, CancellationToken cancellation)
    {
        var sums = table.Sums(fold);
        await using var count = new NpgsqlCommand($"select count(*) from {table.Table}", connection);
        var rows = (long)(await count.ExecuteScalarAsync(cancellation))!;
        if (rows == sums.Count) return;
        foreach (var keys in sums.Keys.Chunk(PageSize))
        {
            await using var command = new NpgsqlCommand(
                $"""
                select wanted.key
                from unnest($1) as wanted (key)
                where not exists (select from {table.Table} where {table.Key} = wanted.key)
                limit 1
                """, connection);
            command.Parameters.Add(new NpgsqlParameter { Value = keys });
            if (await command.ExecuteScalarAsync(cancellation) is string missing)
            {
                throw Verification.Fault(table.Kind, null, $"{table.Table} {missing}", $"{sums[missing]}", "no row");
            }
        }
        throw Verification.Fault(table.Kind, null, table.Table, $"{sums.Count} rows", $"{rows} rows");
    }
}
