// RFC 8785 for what the ledger stores: integers, strings, booleans, arrays, objects with ASCII keys. Strings are copied
// as they stand, because both our writer and PostgreSQL escape exactly what the standard asks for, and nothing else.

using System.Buffers;
using System.Text.Json;

namespace LocalCoin.Store;

public static class CanonicalJson
{
    /// <summary>Writes a JSON text again without spaces and with its keys in order.</summary>
    /// <param name="omittedKey">A key of the outermost object that is left out; null for none.</param>
    public static void Write(ReadOnlySpan<byte> json, IBufferWriter<byte> output, string? omittedKey = null)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        WriteValue(ref reader, json, output, omittedKey);
    }

    private static void WriteValue(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, IBufferWriter<byte> output, string? omitted)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteObject(ref reader, json, output, omitted);
                break;
            case JsonTokenType.StartArray:
                output.Write("["u8);
                for (var first = true; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; first = false)
                {
                    if (!first) output.Write(","u8);
                    WriteValue(ref reader, json, output, null);
                }
                output.Write("]"u8);
                break;
            case JsonTokenType.String:
                output.Write("\""u8);
                output.Write(reader.ValueSpan);
                output.Write("\""u8);
                break;
            default:
                output.Write(reader.ValueSpan);
                break;
        }
    }

    private static void WriteObject(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, IBufferWriter<byte> output, string? omitted)
    {
        var members = ArrayPool<Member>.Shared.Rent(64);
        var count = 0;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (keyStart, keyLength) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var key = json.Slice(keyStart, keyLength);
            if (omitted is not null && key.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(omitted))) continue;
            if (count == members.Length) throw new InvalidDataException($"an object has more than {count} members");
            var at = count;
            while (at > 0 && json.Slice(members[at - 1].KeyStart, members[at - 1].KeyLength).SequenceCompareTo(key) > 0)
            {
                members[at] = members[at - 1];
                at--;
            }
            members[at] = new Member(keyStart, keyLength, start, (int)reader.BytesConsumed - start);
            count++;
        }
        output.Write("{"u8);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) output.Write(","u8);
            output.Write("\""u8);
            output.Write(json.Slice(members[i].KeyStart, members[i].KeyLength));
            output.Write("\":"u8);
            Write(json.Slice(members[i].Start, members[i].Length), output);
        }
        output.Write("}"u8);
        ArrayPool<Member>.Shared.Return(members);
    }

    private readonly record struct Member(int KeyStart, int KeyLength, int Start, int Length);
}
