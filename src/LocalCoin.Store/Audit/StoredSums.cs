// The tables that the writer keeps beside the events, compared with what the events say, by pages of their keys.

using System.Globalization;
using Npgsql;

namespace LocalCoin.Store.Audit;

internal static class StoredSums
{
    private const int PageSize = 20_000;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>What one column must hold where the events say <paramref name="Of"/>.</summary>
    private sealed record Column<T>(string Name, Func<string, T, object?> Of);

    private sealed record SumTable<T>(
        string Kind, string Name, string Key, Func<LedgerFold, Dictionary<string, T>> Sums, Column<T>[] Columns);

    private static readonly SumTable<FoldedStream> Streams = new("stream", "mt_streams", "id", fold => fold.Streams,
    [
        new("version", (_, stream) => stream.Version),
        new("type", (id, _) => id[..id.IndexOf('-', StringComparison.Ordinal)]),
        new("created", (_, stream) => stream.Created.ToDateTimeUtc()),
        new("timestamp", (_, stream) => stream.Timestamp.ToDateTimeUtc()),
        new("tenant_id", (_, _) => "*DEFAULT*"),
        new("is_archived", (_, _) => false),
    ]);

    private static readonly SumTable<FoldedAccount> Balances = new(
        "balance", "balances", "address", fold => fold.Balances,
    [
        new("coins", (_, account) => account.Coins),
        new("last_at", (_, account) => account.LastAt),
        new("kind", (address, _) => address.Split(':')[0]),
        new("owner", (address, _) => Part(address, 0)),
        new("fund", (address, _) => Part(address, 1)),
        new("expiry", (address, _) =>
            Part(address, 2) is { } day and not "none" ? DateOnly.Parse(day, Invariant) : null),
    ]);

    private static readonly SumTable<long> Tallies = new("tally", "tallies", "tally", fold => fold.Tallies,
    [
        new("count", (_, count) => count),
    ]);

    internal static async Task Verify(
        NpgsqlConnection connection, LedgerFold fold, IProgress<Progressed>? progress, CancellationToken cancellation)
    {
        await Verify(connection, fold, Streams, progress, cancellation);
        await Verify(connection, fold, Balances, progress, cancellation);
        await Verify(connection, fold, Tallies, progress, cancellation);
    }

    private static async Task Verify<T>(
        NpgsqlConnection connection, LedgerFold fold, SumTable<T> table, IProgress<Progressed>? progress,
        CancellationToken cancellation)
    {
        string? last = "";
        for (var done = 0L; last is not null; done += PageSize)
        {
            var after = last;
            await Verification.Snapshot(
                connection, fold, async () =>
                    last = await ComparePage(connection, fold, table, after, cancellation), cancellation);
            progress?.Report(new Progressed(
                table.Name, Math.Min(done + PageSize, table.Sums(fold).Count), table.Sums(fold).Count));
        }
        await Verification.Snapshot(
            connection, fold, () => FindMissing(connection, fold, table, cancellation), cancellation);
    }

    /// <returns>The last key of the page; null after the last page.</returns>
    private static async Task<string?> ComparePage<T>(
        NpgsqlConnection connection, LedgerFold fold, SumTable<T> table, string after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select {table.Key}, {string.Join(", ", table.Columns.Select(column => column.Name))}
            from {table.Name}
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
            if (!sums.TryGetValue(last, out var sum))
            {
                throw Verification.Fault(table.Kind, null, $"{table.Name} {last}", "no row", "a row");
            }
            for (var i = 0; i < table.Columns.Length; i++)
            {
                var found = reader.IsDBNull(i + 1) ? null : reader.GetValue(i + 1);
                var expected = table.Columns[i].Of(last, sum);
                if (Equals(expected, found)) continue;
                throw Verification.Fault(
                    table.Kind, null, $"{table.Name} {last}, {table.Columns[i].Name}", Said(expected), Said(found));
            }
        }
        return rows < PageSize ? null : last;
    }

    private static async Task FindMissing<T>(
        NpgsqlConnection connection, LedgerFold fold, SumTable<T> table, CancellationToken cancellation)
    {
        var sums = table.Sums(fold);
        await using var count = new NpgsqlCommand($"select count(*) from {table.Name}", connection);
        var rows = (long)(await count.ExecuteScalarAsync(cancellation))!;
        if (rows == sums.Count) return;
        foreach (var keys in sums.Keys.Chunk(PageSize))
        {
            await using var command = new NpgsqlCommand(
                $"""
                select wanted.key
                from unnest($1) as wanted (key)
                where not exists (select from {table.Name} where {table.Key} = wanted.key)
                limit 1
                """, connection);
            command.Parameters.Add(new NpgsqlParameter { Value = keys });
            if (await command.ExecuteScalarAsync(cancellation) is string missing)
            {
                throw Verification.Fault(table.Kind, null, $"{table.Name} {missing}", "a row", "no row");
            }
        }
        throw Verification.Fault(table.Kind, null, table.Name, $"{sums.Count} rows", $"{rows} rows");
    }

    /// <summary>Of <c>wallet:owner/fund/expiry</c> one of the three; null where there is none.</summary>
    private static string? Part(string address, int which) =>
        address.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
            ? address[(colon + 1)..].Split('/').ElementAtOrDefault(which)
            : null;

    private static string Said(object? value) => value switch
    {
        null => "null",
        DateTime time => time.ToString("O", Invariant),
        _ => Convert.ToString(value, Invariant)!,
    };
}
