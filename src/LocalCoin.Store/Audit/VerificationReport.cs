// What a verification is asked and what it answers.

namespace LocalCoin.Store.Audit;

/// <summary>The hash that an event is known to have had, from a print-out or a mail: finds a truncated tail.</summary>
public sealed record KnownDigest(long Seq, string Hash)
{
    /// <summary>Reads <c>SEQ:HASH</c>.</summary>
    /// <exception cref="FormatException"/>
    public static KnownDigest Parse(string text) =>
        text.Split(':') is [var seq, { Length: 64 } hash] && long.TryParse(seq, out var number) && number > 0
        && hash.All(char.IsAsciiHexDigitLower)
            ? new KnownDigest(number, hash)
            : throw new FormatException($"'{text}' is not SEQ:HASH, a sequence number and 64 hexadecimal digits");
}

/// <param name="Projections">Whether every projection is recomputed and compared too.</param>
public sealed record VerificationOptions(bool Projections, KnownDigest? Digest);

/// <summary>What is wrong, where, what should be there and what is.</summary>
/// <param name="Kind">One of: event, sequence, version, timestamp, chain, law, digest, head, stream, balance, tally,
/// projection.</param>
/// <param name="Seq">The event; null where it is not of one event.</param>
public sealed record VerificationFault(string Kind, long? Seq, string Where, string Expected, string Found)
{
    public override string ToString() =>
        $"{Kind}: {Where}{(Seq is { } seq ? $" (event {seq})" : "")}: expected {Expected}, found {Found}";
}

/// <param name="Head">The last event verified, and its hash: a digest worth writing down.</param>
/// <param name="Notes">What is worth knowing and is no fault of the ledger.</param>
/// <param name="Fault">The first fault; null when all is well.</param>
public sealed record VerificationReport(
    long Head, string Hash, long Streams, long Balances, long Tallies, IReadOnlyList<string> Projections,
    IReadOnlyList<string> Notes, VerificationFault? Fault, TimeSpan Took)
{
    /// <summary>How many events were verified: the chain has no gaps.</summary>
    public long Events => Head;

    public bool IsClean() => Fault is null;
}
