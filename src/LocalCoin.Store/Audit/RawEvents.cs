// Events exactly as they are stored, for those who must not trust our own reading of them: a page of rows as one
// block of bytes in PostgreSQL's binary COPY format, taken apart in place.

using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace LocalCoin.Store.Audit;

/// <summary>One row of mt_events; the JSON is PostgreSQL's own text of it.</summary>
internal readonly ref struct RawEvent
{
    internal required long Seq { get; init; }
    internal required Guid Id { get; init; }
    internal required ReadOnlySpan<byte> Stream { get; init; }
    internal required long Version { get; init; }
    internal required ReadOnlySpan<byte> Type { get; init; }
    internal required Instant Timestamp { get; init; }
    internal required string? Correlation { get; init; }
    internal required string? Causation { get; init; }
    internal required ReadOnlySpan<byte> Headers { get; init; }
    internal required ReadOnlySpan<byte> Data { get; init; }

    /// <summary>Whether a column is set that is ours to leave alone: it is not hashed, and could hide the event from
    /// programs that read with Marten.</summary>
    internal required bool IsMarked { get; init; }
}

/// <summary>A stretch of the ledger as bytes. Give it back by disposing of it.</summary>
internal sealed class RawPage : IDisposable
{
    /// <summary>Sequence numbers in a page.</summary>
    internal const int Size = 5_000;

    private const int SignatureLength = 11;
    private const int HeaderLength = SignatureLength + 4 + 4;
    private const int FirstLength = 1 << 22;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int length;
    private int position = HeaderLength;

    private RawPage(long through) => Through = through;

    /// <summary>The last sequence number that was asked for.</summary>
    internal long Through { get; }

    internal static async Task<RawPage> Read(
        NpgsqlConnection connection, long after, long through, CancellationToken cancellation)
    {
        var page = new RawPage(through);
        // COPY takes no parameters; what stands here are numbers of our own.
        await using var stream = await connection.BeginRawBinaryCopyAsync(
            $"""
            copy (
              select seq_id, id, stream_id, version, type, timestamp, correlation_id, causation_id, headers, data,
                is_archived is distinct from false or tenant_id is distinct from '*DEFAULT*'
                  or bdata is not null or mt_dotnet_type is not null
              from mt_events
              where seq_id > {after} and seq_id <= {through}
              order by seq_id
            ) to stdout (format binary)
            """, cancellation);
        while (true)
        {
            if (page.length == page.bytes.Length) page.Grow();
            var read = await stream.ReadAsync(page.bytes.AsMemory(page.length), cancellation);
            if (read == 0) return page;
            page.length += read;
        }
    }

    /// <summary>The next row; false after the last.</summary>
    internal bool Next(out RawEvent row)
    {
        row = default;
        if (position + 2 > length) return false;
        var fields = BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(position));
        if (fields < 0) return false;
        position += 2;
        row = new RawEvent
        {
            Seq = BinaryPrimitives.ReadInt64BigEndian(Field()),
            Id = new Guid(Field(), bigEndian: true),
            Stream = Field(),
            Version = BinaryPrimitives.ReadInt64BigEndian(Field()),
            Type = Field(),
            Timestamp = FromPostgres(BinaryPrimitives.ReadInt64BigEndian(Field())),
            Correlation = Text(),
            Causation = Text(),
            Headers = Json(),
            Data = Json(),
            IsMarked = Field()[0] != 0,
        };
        return true;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    // Absent where the length is negative.
    private ReadOnlySpan<byte> Field()
    {
        var size = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(position));
        position += 4;
        if (size < 0) return default;
        var field = bytes.AsSpan(position, size);
        position += size;
        return field;
    }

    private string? Text()
    {
        var isAbsent = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(position)) < 0;
        var field = Field();
        return isAbsent ? null : Encoding.UTF8.GetString(field);
    }

    /// <summary>The first byte is the version of PostgreSQL's own form.</summary>
    private ReadOnlySpan<byte> Json()
    {
        var field = Field();
        return field.IsEmpty ? field : field[1..];
    }

    /// <summary>PostgreSQL counts microseconds from 2000.</summary>
    private static Instant FromPostgres(long microseconds) =>
        Instant.FromUtc(2000, 1, 1, 0, 0).PlusTicks(microseconds * 10);

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
