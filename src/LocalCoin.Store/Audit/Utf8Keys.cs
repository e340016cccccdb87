using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace LocalCoin.Store.Audit;

/// <summary>Dictionaries with text keys that are looked up by UTF-8 bytes, without making a string each time.</summary>
internal sealed class Utf8Keys : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    internal static readonly Utf8Keys Instance = new();

    /// <summary>The value under a key, which is added with the default value where it is not there yet.</summary>
    internal static ref T Get<T>(Dictionary<string, T> dictionary, ReadOnlySpan<byte> bytes, out string key)
    {
        var lookup = dictionary.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(bytes, out var actual, out _))
        {
            key = Encoding.UTF8.GetString(bytes);
            return ref CollectionsMarshal.GetValueRefOrAddDefault(dictionary, key, out _)!;
        }
        key = actual;
        return ref CollectionsMarshal.GetValueRefOrNullRef(lookup, bytes);
    }

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode([DisallowNull] string obj)
    {
        Span<byte> bytes = obj.Length <= 256 ? stackalloc byte[768] : new byte[obj.Length * 3];
        return GetHashCode(bytes[..Encoding.UTF8.GetBytes(obj, bytes)]);
    }

    public bool Equals(ReadOnlySpan<byte> alternate, string other)
    {
        if (alternate.Length == other.Length) return Ascii.Equals(alternate, other);
        return Encoding.UTF8.GetByteCount(other) == alternate.Length && Encoding.UTF8.GetString(alternate) == other;
    }

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = new HashCode();
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.UTF8.GetString(alternate);
}

/// <summary>A buffer for the canonical form of one JSON text after another.</summary>
internal sealed class CanonicalText
{
    private readonly ArrayBufferWriter<byte> buffer = new(2048);

    /// <summary>What was put in order last.</summary>
    internal ReadOnlySpan<byte> Last => buffer.WrittenSpan;

    /// <summary>Valid until the next call.</summary>
    internal ReadOnlySpan<byte> Of(ReadOnlySpan<byte> json, string? omittedKey = null)
    {
        buffer.ResetWrittenCount();
        if (json.IsEmpty) return "null"u8;
        CanonicalJson.Write(json, buffer, omittedKey);
        return buffer.WrittenSpan;
    }
}
