// The one place where a row of mt_events becomes an event again: the writer's look-ups and every reader share it.

using System.Text.Json;
using LocalCoin.Ledger;
using NodaTime.Extensions;
using Npgsql;

namespace LocalCoin.Store;

internal static class RecordedRows
{
    /// <summary>What to select, in the order in which <see cref="Read"/> takes it.</summary>
    internal const string Columns = "seq_id, id, stream_id, version, type, timestamp, headers, data";

    /// <param name="first">The ordinal of <c>seq_id</c>, where other columns stand before it.</param>
    /// <exception cref="InvalidDataException">The event cannot be read; the message says which and why.</exception>
    internal static Recorded Read(NpgsqlDataReader reader, int first = 0) => ReadStored(reader, first).Recorded();

    internal static StoredEvent ReadStored(NpgsqlDataReader reader, int first = 0) => new(
        reader.GetInt64(first), reader.GetGuid(first + 1), reader.GetString(first + 2), reader.GetInt64(first + 3),
        reader.GetString(first + 4), reader.GetDateTime(first + 5).ToInstant(), reader.GetFieldValue<byte[]>(first + 6),
        reader.GetFieldValue<byte[]>(first + 7));

    internal static (Sender Sender, string Fingerprint) ReadHeaders(ReadOnlySpan<byte> json)
    {
        string? actor = null, clerk = null, device = null, fingerprint = null;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName) continue;
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "actor": actor = reader.GetString(); break;
                case "clerk": clerk = reader.GetString(); break;
                case "device": device = reader.GetString(); break;
                case "fingerprint": fingerprint = reader.GetString(); break;
            }
        }
        var sender = new Sender(
            ActorId.Parse(actor ?? throw new InvalidDataException("its headers name no actor")),
            device is null ? null : DeviceId.Parse(device),
            clerk is null ? null : ActorId.Parse(clerk));
        return (sender, fingerprint ?? throw new InvalidDataException("its headers hold no fingerprint"));
    }
}
