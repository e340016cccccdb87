// RFC 8785 for what the ledger stores: integers, strings, booleans, arrays, objects with ASCII keys. Strings are copied
// as they stand, because both our writer and PostgreSQL escape exactly what the standard asks for, and nothing else.
// The input is JSON that was parsed before, by PostgreSQL or by us; here it is only put in order, in one pass a level.

using System.Buffers;
using System.Text;

namespace LocalCoin.Store;

public static class CanonicalJson
{
    /// <summary>Writes a JSON text again without spaces and with its keys in order.</summary>
    /// <param name="omittedKey">A key of the outermost object that is left out; null for none.</param>
    /// <exception cref="InvalidDataException">Not JSON, or deeper or wider than the ledger's ever is.</exception>
    public static void Write(ReadOnlySpan<byte> json, IBufferWriter<byte> output, string? omittedKey = null)
    {
        // Never longer than before: only spaces are left out.
        Span<byte> omitted = stackalloc byte[omittedKey?.Length ?? 0];
        Encoding.ASCII.GetBytes(omittedKey, omitted);
        var ordering = new Ordering(json, output.GetSpan(Math.Max(json.Length, 1)));
        try
        {
            ordering.Value(0, 0, omitted);
        }
        catch (Exception outside) when (outside is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("a JSON text ends in the middle of a value", outside);
        }
        output.Advance(ordering.Written);
    }

    /// <summary>Where the value that begins at a place of a canonical text ends.</summary>
    internal static int EndOf(ReadOnlySpan<byte> canonical, int at) => new Ordering(canonical, default).Skip(at);

    private readonly record struct Member(int KeyStart, int KeyEnd, int ValueStart);

    private ref struct Ordering(ReadOnlySpan<byte> json, Span<byte> target)
    {
        private const int DepthMax = 16;
        private const int MembersMax = 64;
        private static readonly SearchValues<byte> QuoteOrEscape = SearchValues.Create("\"\\"u8);
        private static readonly SearchValues<byte> AfterPlain = SearchValues.Create(",]} \t\r\n"u8);
        private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

        private readonly ReadOnlySpan<byte> json = json;
        private readonly Span<byte> target = target;

        internal int Written { get; private set; }

        /// <returns>Where the value ends.</returns>
        internal int Value(int at, int depth, scoped ReadOnlySpan<byte> omitted)
        {
            if (depth > DepthMax) throw new InvalidDataException($"a JSON text is deeper than {DepthMax}");
            at = Blank(at);
            switch (json[at])
            {
                case (byte)'{': return Object(at, depth, omitted);
                case (byte)'[': return Array(at, depth);
                default:
                    var end = Skip(at);
                    Copy(at, end);
                    return end;
            }
        }

        private int Array(int at, int depth)
        {
            Put((byte)'[');
            at = Blank(at + 1);
            while (json[at] != ']')
            {
                at = Blank(Value(at, depth + 1, default));
                if (json[at] != ',') continue;
                Put((byte)',');
                at++;
            }
            Put((byte)']');
            return at + 1;
        }

        private int Object(int at, int depth, scoped ReadOnlySpan<byte> omitted)
        {
            Span<Member> members = stackalloc Member[MembersMax];
            var count = 0;
            for (at = Blank(at + 1); json[at] != '}'; at = Blank(at))
            {
                var keyEnd = Skip(at);
                var value = Blank(Blank(keyEnd) + 1);
                if (omitted.IsEmpty || !json[(at + 1)..(keyEnd - 1)].SequenceEqual(omitted))
                {
                    if (count == MembersMax) throw new InvalidDataException(
                        $"an object has more than {MembersMax} members");
                    Insert(members, count++, new Member(at, keyEnd, value));
                }
                at = Blank(Skip(value));
                if (json[at] == ',') at++;
            }
            Put((byte)'{');
            for (var i = 0; i < count; i++)
            {
                if (i > 0) Put((byte)',');
                Copy(members[i].KeyStart, members[i].KeyEnd);
                Put((byte)':');
                Value(members[i].ValueStart, depth + 1, default);
            }
            Put((byte)'}');
            return at + 1;
        }

        // Few members, nearly in order: insertion is the fastest sort.
        private readonly void Insert(Span<Member> members, int at, Member member)
        {
            var key = json[(member.KeyStart + 1)..(member.KeyEnd - 1)];
            for (; at > 0; at--)
            {
                var before = members[at - 1];
                if (json[(before.KeyStart + 1)..(before.KeyEnd - 1)].SequenceCompareTo(key) <= 0) break;
                members[at] = before;
            }
            members[at] = member;
        }

        /// <returns>Where the value that begins here ends.</returns>
        internal readonly int Skip(int at)
        {
            if (json[at] == '"') return Quoted(at);
            if (json[at] is not ((byte)'{' or (byte)'['))
            {
                var length = json[at..].IndexOfAny(AfterPlain);
                return length < 0 ? json.Length : at + length;
            }
            for (var depth = 0; ; at++)
            {
                var length = json[at..].IndexOfAny(Structure);
                if (length < 0) throw new InvalidDataException("a JSON text has a value without an end");
                at += length;
                switch (json[at])
                {
                    case (byte)'"': at = Quoted(at) - 1; break;
                    case (byte)'{' or (byte)'[': depth++; break;
                    default:
                        if (--depth == 0) return at + 1;
                        break;
                }
            }
        }

        private readonly int Quoted(int at)
        {
            for (at++; ; at += 2)
            {
                var length = json[at..].IndexOfAny(QuoteOrEscape);
                if (length < 0) throw new InvalidDataException("a JSON text has a string without an end");
                at += length;
                if (json[at] == '"') return at + 1;
            }
        }

        private readonly int Blank(int at)
        {
            while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
            return at;
        }

        private void Copy(int start, int end)
        {
            json[start..end].CopyTo(target[Written..]);
            Written += end - start;
        }

        private void Put(byte letter) => target[Written++] = letter;
    }
}
