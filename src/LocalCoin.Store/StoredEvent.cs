using System.Text.Json;
using LocalCoin.Ledger;

namespace LocalCoin.Store;

/// <summary>A row of mt_events, not yet taken apart: whoever needs two figures of it need not build the whole
/// event.</summary>
public sealed class StoredEvent(
    long seq, Guid id, string stream, long version, string type, Instant recordedAt, byte[] headers, byte[] data)
{
    private Recorded? recorded;

    public long Seq => seq;
    public string Type => type;

    /// <summary>The event's JSON as PostgreSQL writes it.</summary>
    public ReadOnlySpan<byte> Data => data;

    /// <exception cref="InvalidDataException">It cannot be read; the message says which and why.</exception>
    public Recorded Recorded()
    {
        if (recorded is not null) return recorded;
        try
        {
            var (sender, fingerprint) = RecordedRows.ReadHeaders(headers);
            return recorded = new Recorded(
                seq, id, new StreamId(stream), version, recordedAt, EventJson.Read(type, data), sender, fingerprint);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException or FormatException)
        {
            throw new InvalidDataException($"event {seq} ({type}) cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
