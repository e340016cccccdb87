// Reading the ledger by pages of sequence, each in a short transaction of its own, so that no reader, however slow,
// holds back the cleaning up after the writer. The head is read first: whatever stands at or below it is there.

using Npgsql;

namespace LocalCoin.Store;

/// <summary>A stretch of the ledger, as far as it was asked for.</summary>
/// <param name="Through">The last sequence number it covers, also where that event was not asked for.</param>
/// <param name="Head">The ledger's last sequence number when it was read.</param>
public sealed record EventPage(IReadOnlyList<StoredEvent> Events, long Through, long Head);

public static class StoredEvents
{
    /// <summary>Sequence numbers in a page.</summary>
    public const int PageSize = 5_000;

    /// <param name="after">The last sequence number that is known already.</param>
    /// <param name="types">Stored names of the events wanted; null for all.</param>
    /// <param name="size">Sequence numbers in the page.</param>
    public static async Task<EventPage> Read(
        NpgsqlConnection connection, long after, string[]? types, int size, CancellationToken cancellation)
    {
        var head = await ReadHead(connection, cancellation);
        var through = Math.Min(after + size, head);
        if (through <= after) return new EventPage([], after, head);
        await using var command = new NpgsqlCommand(
            $"""
            select {RecordedRows.Columns}
            from mt_events
            where seq_id > $1 and seq_id <= $2 {(types is null ? "" : "and type = any($3)")}
            order by seq_id
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = through });
        if (types is not null) command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = types });
        var events = new List<StoredEvent>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) events.Add(RecordedRows.ReadStored(reader));
        return new EventPage(events, through, head);
    }

    public static async Task<long> ReadHead(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select seq from ledger_head", connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
