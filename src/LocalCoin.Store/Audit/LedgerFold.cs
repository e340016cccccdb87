// What the stored events add up to: versions of streams, balances, tallies; and on the way the laws that every event
// must keep. Reads only the literal postings and counts, as they are stored, and none of our own types.

using System.Text;
using System.Text.Json;
using LocalCoin.Ledger;

namespace LocalCoin.Store.Audit;

/// <summary>Ends a verification at the first thing that is wrong.</summary>
internal sealed class FaultFoundException(VerificationFault fault) : Exception(fault.ToString())
{
    internal VerificationFault Fault => fault;
}

/// <summary>A stream as its events tell it: the times are those of its first and its last.</summary>
internal record struct FoldedStream(long Version, Instant Created, Instant Timestamp);

/// <param name="LastAt">The latest business time of any entry, UTC.</param>
internal record struct FoldedAccount(long Coins, DateTime LastAt);

internal sealed class LedgerFold
{
    private readonly EventHashes hashes = new();
    private readonly Dictionary<string, long> types = new(Utf8Keys.Instance);
    private readonly List<string> touched = [];

    internal long Seq { get; private set; }
    internal string Hash { get; private set; } = LedgerChain.Genesis;
    internal Instant Timestamp { get; private set; } = Instant.FromUnixTimeTicks(0);
    internal Dictionary<string, FoldedStream> Streams { get; } = new(Utf8Keys.Instance);
    internal Dictionary<string, FoldedAccount> Balances { get; } = new(Utf8Keys.Instance);
    internal Dictionary<string, long> Tallies { get; } = new(Utf8Keys.Instance);

    /// <summary>A digest to be met on the way.</summary>
    internal KnownDigest? Digest { get; init; }

    /// <exception cref="FaultFoundException"/>
    internal void Apply(in RawEvent row)
    {
        if (row.Seq != Seq + 1) throw Fault("sequence", Seq + 1, "mt_events", $"event {Seq + 1}", $"event {row.Seq}");
        ref var stream = ref Utf8Keys.Get(Streams, row.Stream, out var key);
        CheckHash(row, key);
        if (row.IsMarked) throw Fault(
            "event", row.Seq, key, "tenant_id, is_archived, bdata and mt_dotnet_type unused", "one of them set");
        if (row.Version != stream.Version + 1) throw Fault(
            "version", row.Seq, key, $"version {stream.Version + 1}", $"version {row.Version}");
        stream = new(row.Version, row.Version == 1 ? row.Timestamp : stream.Created, row.Timestamp);
        if (row.Timestamp < Timestamp) throw Fault(
            "timestamp", row.Seq, key, $"not before {Timestamp}", row.Timestamp.ToString());
        Timestamp = row.Timestamp;
        Seq = row.Seq;
        Move(hashes.LastData);
    }

    private void CheckHash(in RawEvent row, string stream)
    {
        Utf8Keys.Get(types, row.Type, out var type)++;
        string hash, stored;
        try
        {
            hash = hashes.Of(Hash, row, stream, type);
            stored = EventHashes.Stored(row.Headers);
        }
        catch (Exception unreadable) when (
            unreadable is JsonException or InvalidDataException or InvalidOperationException)
        {
            throw Fault("chain", row.Seq, stream, "JSON as the ledger writes it", unreadable.Message);
        }
        if (stored != hash) throw Fault("chain", row.Seq, stream, $"hash {hash}", $"hash {stored}");
        if (Digest?.Seq == row.Seq && Digest.Hash != hash)
        {
            throw Fault("digest", row.Seq, stream, $"the known hash {Digest.Hash}", $"hash {hash}");
        }
        Hash = hash;
    }

    /// <param name="json">Canonical, so there are no spaces in it; its hash has been checked.</param>
    private void Move(ReadOnlySpan<byte> json)
    {
        touched.Clear();
        var happenedAt = default(DateTime);
        for (var at = 1; json[at] != '}'; at += json[at] == ',' ? 1 : 0)
        {
            var value = CanonicalJson.EndOf(json, at) + 1;
            var end = CanonicalJson.EndOf(json, value);
            var key = json[(at + 1)..(value - 2)];
            if (key.SequenceEqual("at"u8)) happenedAt = Time(json[value..end]);
            // The keys are in order, so the time is known before the postings.
            else if (key.SequenceEqual("postings"u8)) Post(json[value..end], happenedAt);
            else if (key.SequenceEqual("counts"u8)) Count(json[value..end]);
            at = end;
        }
        foreach (var account in touched)
        {
            var coins = Balances[account].Coins;
            if (coins < 0 && !MayBeNegative(account)) throw Fault(
                "law", Seq, account, "a balance of 0 or more", $"{coins}");
            if (coins > 0 && MayNotBePositive(account)) throw Fault(
                "law", Seq, account, "a balance of 0 or less", $"{coins}");
        }
    }

    private void Post(ReadOnlySpan<byte> json, DateTime at)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var postings = 0;
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            ReadOnlySpan<byte> from = default, to = default;
            var amount = 0L;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("from"u8) && reader.Read()) from = reader.ValueSpan;
                else if (reader.ValueTextEquals("to"u8) && reader.Read()) to = reader.ValueSpan;
                else if (reader.ValueTextEquals("amount"u8)) amount = Number(ref reader);
                else reader.Skip();
            }
            if (amount is <= 0 or > Amount.CoinsMax) throw Fault(
                "law", Seq, "a posting", "an amount above 0", $"{amount}");
            if (from.IsEmpty || to.IsEmpty) throw Fault("law", Seq, "a posting", "from and to", "one of them");
            if (from.SequenceEqual(to)) throw Fault(
                "law", Seq, "a posting", "two accounts", Encoding.UTF8.GetString(from));
            Move(from, -amount, at);
            Move(to, amount, at);
            postings++;
        }
        if (postings > Posting.PostingsMax) throw Fault(
            "law", Seq, "postings", $"at most {Posting.PostingsMax}", $"{postings}");
    }

    private void Count(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            ReadOnlySpan<byte> tally = default;
            var change = 0L;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("tally"u8) && reader.Read()) tally = reader.ValueSpan;
                else if (reader.ValueTextEquals("change"u8)) change = Number(ref reader);
                else reader.Skip();
            }
            if (tally.IsEmpty || change == 0) throw Fault(
                "law", Seq, "a count", "a tally and a change other than 0", $"{change}");
            Utf8Keys.Get(Tallies, tally, out _) += change;
        }
    }

    private static long Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : 0;
    }

    private static DateTime Time(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.TokenType is JsonTokenType.String && reader.TryGetDateTime(out var time) ? time : default;
    }

    private void Move(ReadOnlySpan<byte> address, long change, DateTime at)
    {
        ref var account = ref Utf8Keys.Get(Balances, address, out var key);
        account = new(account.Coins + change, at > account.LastAt ? at : account.LastAt);
        touched.Add(key);
    }

    private static bool MayBeNegative(string account) =>
        account is "issuer" || MayNotBePositive(account);

    private static bool MayNotBePositive(string account) => account is "bank"
        || account.StartsWith("due:", StringComparison.Ordinal)
        || account.StartsWith("cash:", StringComparison.Ordinal);

    private static FaultFoundException Fault(string kind, long seq, string where, string expected, string found) =>
        new(new VerificationFault(kind, seq, where, expected, found));
}
