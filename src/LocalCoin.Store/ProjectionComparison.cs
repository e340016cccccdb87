// A live table and the one made again beside it, compared row by row. It goes by ranges of keys, a statement each, so
// that no transaction is long, however much there is to compare.

using Npgsql;

namespace LocalCoin.Store;

internal sealed class ProjectionComparison(NpgsqlConnection connection, string live, string made)
{
    /// <summary>How many differing rows of a table are shown.</summary>
    private const int ShownMax = 20;
    private const int PageSize = 20_000;

    private sealed record KeyColumn(string Name, string Type);

    private readonly List<RowDifference> shown = [];
    private long differences;

    /// <summary>Nobody may write to either table meanwhile.</summary>
    internal async Task<TableComparison> Run(CancellationToken cancellation)
    {
        var key = await ReadKey(cancellation);
        var names = string.Join(", ", key.Select(column => column.Name));
        string[]? after = null;
        do
        {
            var upTo = await ReadEnd(key, names, after, cancellation);
            await CompareRange(key, names, after, upTo, cancellation);
            after = upTo;
        }
        while (after is not null);
        return new TableComparison(live, await CountMade(cancellation), differences, shown);
    }

    private async Task<KeyColumn[]> ReadKey(CancellationToken cancellation)
    {
        await using var command = Command(
            """
            select quote_ident(attname), format_type(atttypid, atttypmod)
            from pg_index, unnest(indkey) with ordinality as place (number, position)
            join pg_attribute on attnum = place.number
            where indrelid = $1::regclass and attrelid = indrelid and indisprimary
            order by place.position
            """, live);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var key = new List<KeyColumn>();
        while (await reader.ReadAsync(cancellation)) key.Add(new KeyColumn(reader.GetString(0), reader.GetString(1)));
        return [.. key];
    }

    /// <returns>The key at which the next range ends; null where it goes to the end.</returns>
    private async Task<string[]?> ReadEnd(
        KeyColumn[] key, string names, string[]? after, CancellationToken cancellation)
    {
        await using var command = Command(
            $"""
            select array[{string.Join(", ", key.Select(column => $"{column.Name}::text"))}]
            from {live} where {Range(key, names, after, null)}
            order by {names} offset {PageSize - 1} limit 1
            """, [.. after ?? []]);
        return (string[]?)await command.ExecuteScalarAsync(cancellation);
    }

    private async Task CompareRange(
        KeyColumn[] key, string names, string[]? after, string[]? upTo, CancellationToken cancellation)
    {
        var range = Range(key, names, after, upTo);
        await using var command = Command(
            $"""
            select count(*) over (),
              case when live.{key[0].Name} is not null then to_jsonb(live)::text end,
              case when made.{key[0].Name} is not null then to_jsonb(made)::text end
            from (select * from {live} where {range}) as live
            full join (select * from {made} where {range}) as made using ({names})
            where row(live.*) is distinct from row(made.*)
            order by {names}
            limit {ShownMax}
            """, [.. after ?? [], .. upTo ?? []]);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var inRange = 0L;
        while (await reader.ReadAsync(cancellation))
        {
            inRange = reader.GetInt64(0);
            if (shown.Count < ShownMax) shown.Add(new RowDifference(live, Text(reader, 1), Text(reader, 2)));
        }
        differences += inRange;
    }

    private async Task<long> CountMade(CancellationToken cancellation)
    {
        await using var command = Command($"select count(*) from {made}");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static string Range(KeyColumn[] key, string names, string[]? after, string[]? upTo)
    {
        var first = 1;
        string Key() => string.Join(", ", key.Select(column => $"${first++}::text::{column.Type}"));
        var conditions = new List<string>();
        if (after is not null) conditions.Add($"({names}) > ({Key()})");
        if (upTo is not null) conditions.Add($"({names}) <= ({Key()})");
        return conditions.Count == 0 ? "true" : string.Join(" and ", conditions);
    }

    private static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private NpgsqlCommand Command(string sql, params string[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}

/// <summary>A row that the live table and the recomputed one do not agree on, as JSON; null where it is
/// missing.</summary>
public sealed record RowDifference(string Table, string? Live, string? Recomputed);

/// <param name="Rows">In the recomputed table.</param>
/// <param name="Differences">How many rows differ; the first of them are shown.</param>
public sealed record TableComparison(string Table, long Rows, long Differences, IReadOnlyList<RowDifference> Shown);
