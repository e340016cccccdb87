// One event between the two beside it: what is stored of it, and whether its hash is what the event before and its own
// row make of it, and the next one's what it makes of the next. Whoever changed a row in the past would have to change
// every hash after it.

using System.Text;
using System.Text.Json;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Audit;

/// <param name="Previous">The hash of the event before, as stored; 64 zeros before the first.</param>
/// <param name="Hash">As stored.</param>
/// <param name="Computed">What it must be.</param>
/// <param name="NextFits">Whether the next event is chained to this one; null after the last.</param>
/// <param name="Headers">JSON as PostgreSQL writes it, like the data.</param>
public sealed record PlaceInChain(
    long Seq, Guid Id, StreamId Stream, long Version, string Type, Instant RecordedAt, string? Correlation,
    string? Causation, string Headers, string Data, string Previous, string Hash, string Computed, bool? NextFits,
    Head Head)
{
    public bool IsSound() => Hash == Computed && NextFits is not false;

    /// <returns>Null where the ledger has no such event.</returns>
    public static async Task<PlaceInChain?> Find(NpgsqlDataSource source, long seq, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var head = await ReadHead(connection, cancellation);
        if (seq < 1 || seq > head.Seq) return null;
        using var page = await RawPage.Read(connection, seq - 2, Math.Min(seq + 1, head.Seq), cancellation);
        return Of(page, seq, head);
    }

    private static PlaceInChain? Of(RawPage page, long seq, Head head)
    {
        var hashes = new EventHashes();
        var previous = seq == 1 ? LedgerChain.Genesis : "";
        PlaceInChain? place = null;
        while (page.Next(out var row))
        {
            var (stream, type) = (Encoding.UTF8.GetString(row.Stream), Encoding.UTF8.GetString(row.Type));
            if (row.Seq < seq)
            {
                previous = EventHashes.Stored(row.Headers);
            }
            else if (row.Seq == seq)
            {
                place = new PlaceInChain(
                    seq, row.Id, new StreamId(stream), row.Version, type, row.Timestamp, row.Correlation,
                    row.Causation, Encoding.UTF8.GetString(row.Headers), Encoding.UTF8.GetString(row.Data), previous,
                    EventHashes.Stored(row.Headers), HashOf(hashes, previous, row, stream, type), null, head);
            }
            else if (place is not null)
            {
                var fits = EventHashes.Stored(row.Headers) == HashOf(hashes, place.Hash, row, stream, type);
                place = place with { NextFits = fits };
            }
        }
        return place;
    }

    /// <summary>What is not even JSON as the ledger writes it has no hash.</summary>
    private static string HashOf(
        EventHashes hashes, string previous, in RawEvent row, string stream, string type)
    {
        try
        {
            return hashes.Of(previous, row, stream, type);
        }
        catch (Exception unreadable) when (
            unreadable is JsonException or InvalidDataException or InvalidOperationException)
        {
            return "";
        }
    }

    private static async Task<Head> ReadHead(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select seq, hash, timestamp from ledger_head", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new Head(reader.GetInt64(0), reader.GetString(1), Instant.FromDateTimeUtc(reader.GetDateTime(2)));
    }
}
