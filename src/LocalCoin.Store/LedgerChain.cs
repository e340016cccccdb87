// Every event's hash covers the one before, so nothing in the past can be changed, removed or swapped unseen.
// specs/ledger/chain.md holds worked examples.

using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace LocalCoin.Store;

/// <summary>An event as the chain sees it. JSON parts are canonical (RFC 8785).</summary>
/// <param name="Headers">Without the hash itself.</param>
public readonly ref struct ChainLink(
    long seq, Guid id, string stream, long version, string type, Instant timestamp,
    string? correlation, string? causation, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> data)
{
    public long Seq { get; } = seq;
    public Guid Id { get; } = id;
    public string Stream { get; } = stream;
    public long Version { get; } = version;
    public string Type { get; } = type;
    public Instant Timestamp { get; } = timestamp;
    public string? Correlation { get; } = correlation;
    public string? Causation { get; } = causation;
    public ReadOnlySpan<byte> Headers { get; } = headers;
    public ReadOnlySpan<byte> Data { get; } = data;
}

/// <summary>Computes the chain's hashes. Keeps a buffer: one for each thread.</summary>
public sealed class LedgerChain
{
    /// <summary>What the first event is chained to.</summary>
    public static readonly string Genesis = new('0', 64);

    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    /// <summary>
    /// Lower-case hex SHA-256 over [previous hash, seq, id, stream, version, type, timestamp in µs since 1970,
    /// correlation, causation, headers without hash, data]; what is absent is null.
    /// </summary>
    public string Hash(string previous, in ChainLink link)
    {
        buffer.ResetWrittenCount();
        buffer.Write("[\""u8);
        Ascii(previous);
        buffer.Write("\","u8);
        Number(link.Seq);
        buffer.Write(",\""u8);
        link.Id.TryFormat(buffer.GetSpan(36), out var written);
        buffer.Advance(written);
        buffer.Write("\",\""u8);
        Ascii(link.Stream);
        buffer.Write("\","u8);
        Number(link.Version);
        buffer.Write(",\""u8);
        Ascii(link.Type);
        buffer.Write("\","u8);
        Number(Microseconds(link.Timestamp));
        buffer.Write(","u8);
        Text(link.Correlation);
        buffer.Write(","u8);
        Text(link.Causation);
        buffer.Write(","u8);
        buffer.Write(link.Headers);
        buffer.Write(","u8);
        buffer.Write(link.Data);
        buffer.Write("]"u8);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }

    public static long Microseconds(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return (ticks - (((ticks % 10) + 10) % 10)) / 10;
    }

    // Streams, types and outside ids are checked when they come in: printable ASCII without quote or backslash.
    private void Ascii(string text) => buffer.Advance(Encoding.ASCII.GetBytes(text, buffer.GetSpan(text.Length)));

    private void Text(string? text)
    {
        if (text is null)
        {
            buffer.Write("null"u8);
            return;
        }
        buffer.Write("\""u8);
        Ascii(text);
        buffer.Write("\""u8);
    }

    private void Number(long value)
    {
        value.TryFormat(buffer.GetSpan(20), out var written, provider: CultureInfo.InvariantCulture);
        buffer.Advance(written);
    }
}
