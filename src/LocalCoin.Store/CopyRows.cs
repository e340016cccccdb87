// Rows for a table in PostgreSQL's binary COPY format. Beside an insert from arrays it saves work on both sides, and
// projections write more rows than the ledger itself. A page of rows is put together before any of it is sent, so an
// event that cannot be read leaves no half of a row behind.

using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace LocalCoin.Store;

/// <param name="columns">Their names; every row gives each of them a value, in this order.</param>
public sealed class CopyRows(string table, string[] columns)
{
    private const int FirstLength = 1 << 12;

    private static readonly LocalDate FirstDay = new(2000, 1, 1);
    private static readonly long FirstTicks = Instant.FromUtc(2000, 1, 1, 0, 0).ToUnixTimeTicks();
    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xff, 0x0d, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int length;

    public CopyRows Row()
    {
        if (length == 0) Signature.CopyTo(Next(Signature.Length));
        BinaryPrimitives.WriteInt16BigEndian(Next(2), (short)columns.Length);
        return this;
    }

    public CopyRows Number(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Field(8), value);
        return this;
    }

    public CopyRows Integer(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Field(4), value);
        return this;
    }

    public CopyRows Flag(bool value)
    {
        Field(1)[0] = value ? (byte)1 : (byte)0;
        return this;
    }

    /// <summary>PostgreSQL counts microseconds from 2000.</summary>
    public CopyRows Time(Instant value) => Number((value.ToUnixTimeTicks() - FirstTicks) / 10);

    public CopyRows Date(LocalDate? value) =>
        value is { } day ? Integer(Period.DaysBetween(FirstDay, day)) : Absent();

    public CopyRows Text(string? value)
    {
        if (value is null) return Absent();
        Encoding.UTF8.GetBytes(value, Field(Encoding.UTF8.GetByteCount(value)));
        return this;
    }

    /// <summary>Afterwards there are no rows here any more.</summary>
    internal async Task Send(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (length > 0)
        {
            BinaryPrimitives.WriteInt16BigEndian(Next(2), -1);
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)", cancellation);
            await copy.WriteAsync(bytes.AsMemory(0, length), cancellation);
        }
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
    }

    private CopyRows Absent()
    {
        BinaryPrimitives.WriteInt32BigEndian(Next(4), -1);
        return this;
    }

    private Span<byte> Field(int size)
    {
        BinaryPrimitives.WriteInt32BigEndian(Next(4), size);
        return Next(size);
    }

    private Span<byte> Next(int size)
    {
        if (length + size > bytes.Length) Grow(length + size);
        var next = bytes.AsSpan(length, size);
        length += size;
        return next;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, bytes.Length * 2));
        bytes.AsSpan(0, length).CopyTo(larger);
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
