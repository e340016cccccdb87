using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>One kind of goods with its producer's label.</summary>
/// <param name="Price">Of a piece, in yen.</param>
public sealed record StandLine(string Label, long Price, int Brought, int Left)
{
    public long Sold => Price * (Brought - Left);
}

/// <summary>A stand's day as it was counted.</summary>
/// <param name="Cash">In the box, in yen.</param>
public sealed record StandSheet(SpotId Spot, LocalDate Day, long Cash, IReadOnlyList<StandLine> Lines)
{
    /// <summary>What should have been paid, in cash or coins.</summary>
    public long Sold => Lines.Sum(line => line.Sold);
}

public sealed class StandSheets(NpgsqlDataSource source)
{
    public const int LinesMax = 20;

    /// <summary>Writes the day, in place of what was counted before.</summary>
    public async Task Put(StandSheet sheet, ActorId by, Instant at, CancellationToken cancellation)
    {
        var day = sheet.Day.ToDateOnly();
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command("""
            insert into directory_stand_sheets (spot, day, cash, counted_by, counted_at)
            values ($1, $2, $3, $4, $5)
            on conflict (spot, day) do update
            set (cash, counted_by, counted_at) = row (excluded.cash, excluded.counted_by, excluded.counted_at)
            """, sheet.Spot.Value, day, sheet.Cash, by.Value, at.ToDateTimeUtc()));
        batch.BatchCommands.Add(Command(
            "delete from directory_stand_lines where spot = $1 and day = $2", sheet.Spot.Value, day));
        batch.BatchCommands.Add(Command("""
            insert into directory_stand_lines (spot, day, line, label, price, brought, left_over)
            select $1, $2, line, label, price, brought, left_over
            from unnest($3::varchar[], $4::bigint[], $5::integer[], $6::integer[])
              with ordinality as lines (label, price, brought, left_over, line)
            """, sheet.Spot.Value, day, sheet.Lines.Select(line => line.Label).ToArray(),
            sheet.Lines.Select(line => line.Price).ToArray(), sheet.Lines.Select(line => line.Brought).ToArray(),
            sheet.Lines.Select(line => line.Left).ToArray()));
        // Outside a transaction of its own a batch is one.
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Days that were counted, newest first.</summary>
    public async Task<IReadOnlyList<StandSheet>> Between(
        SpotId spot, LocalDate first, LocalDate last, CancellationToken cancellation)
    {
        var rows = await source.All("""
            select sheets.day, sheets.cash, lines.label, lines.price, lines.brought, lines.left_over
            from directory_stand_sheets as sheets
            left join directory_stand_lines as lines on lines.spot = sheets.spot and lines.day = sheets.day
            where sheets.spot = $1 and sheets.day between $2 and $3
            order by sheets.day desc, lines.line
            """, [spot.Value, first.ToDateOnly(), last.ToDateOnly()],
            row => new Row(
                LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(0)), row.GetInt64(1),
                row.IsDBNull(2)
                    ? null
                    : new StandLine(row.GetString(2), row.GetInt64(3), row.GetInt32(4), row.GetInt32(5))),
            cancellation);
        return
        [
            .. rows.GroupBy(row => row.Day).Select(day => new StandSheet(
                spot, day.Key, day.First().Cash, [.. day.Select(row => row.Line).OfType<StandLine>()])),
        ];
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private sealed record Row(LocalDate Day, long Cash, StandLine? Line);
}
