using System.Text.Json;

namespace LocalCoin.Store.Audit;

/// <summary>Computes what an event's hash must be, from its row as it is stored.</summary>
internal sealed class EventHashes
{
    private readonly LedgerChain chain = new();
    private readonly CanonicalText headers = new();
    private readonly CanonicalText data = new();

    /// <summary>The event's data in canonical form, of the row that was hashed last.</summary>
    internal ReadOnlySpan<byte> LastData => data.Last;

    internal string Of(string previous, in RawEvent row, string stream, string type) => chain.Hash(
        previous, new ChainLink(
            row.Seq, row.Id, stream, row.Version, type, row.Timestamp, row.Correlation, row.Causation,
            headers.Of(row.Headers, "hash"), data.Of(row.Data)));

    /// <summary>The hash that stands in an event's headers; empty where none does.</summary>
    internal static string Stored(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType is not JsonTokenType.PropertyName) continue;
            if (!reader.ValueTextEquals("hash"u8)) continue;
            reader.Read();
            return reader.GetString() ?? "";
        }
        return "";
    }
}
