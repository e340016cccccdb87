// WARNING: events are stored for ever, as JSON with camelCase keys. A released shape never changes: what comes
// later is a new optional property or a new name. Golden files hold every one of them.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>Something that happened, with the coins it moved and what it counted.</summary>
/// <param name="At">The business time (UTC, microseconds): rules, days,
/// statements and statistics use only this.</param>
public abstract record LedgerEvent(Instant At, IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts)
{
    public IReadOnlyList<Posting> Postings { get; init; } = Postings ?? [];
    public IReadOnlyList<Count> Counts { get; init; } = Counts ?? [];
}

/// <summary>Who sent a command and from where. Opaque ids; stored in the event's headers.</summary>
/// <param name="Clerk">The name a clerk picked at the register, as the directory's id.</param>
public sealed record Sender(ActorId Actor, DeviceId? Device, ActorId? Clerk);

/// <summary>An event in its place in the ledger.</summary>
/// <param name="Seq">Its place among all events, from 1, without gaps, in the order of commits.</param>
/// <param name="Id">The id the client drew for the command.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="RecordedAt">When it was written: the later of the business time and the head's time.</param>
/// <param name="Fingerprint">SHA-256 of the command as the client sent it, lower-case hex.</param>
public sealed record Recorded(
    long Seq, Guid Id, StreamId Stream, long Version, Instant RecordedAt, LedgerEvent Event, Sender Sender,
    string Fingerprint);
