using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>Free text about something in the ledger.</summary>
/// <param name="Subject">A stream, such as <c>payment-…</c> or <c>wallet-…</c>.</param>
public sealed record Note(Guid Id, string Subject, string Text, ActorId WrittenBy, Instant WrittenAt);

public sealed class Notes(NpgsqlDataSource source)
{
    /// <returns>False when this id is another note already.</returns>
    public async Task<bool> Put(Note note, CancellationToken cancellation) => await source.Run("""
        insert into directory_notes as old (note, subject, text, written_by, written_at) values ($1, $2, $3, $4, $5)
        on conflict (note) do update set note = old.note
        where (old.subject, old.text, old.written_by) = (excluded.subject, excluded.text, excluded.written_by)
        """, [note.Id, note.Subject, note.Text, note.WrittenBy.Value, note.WrittenAt], cancellation) == 1;

    public Task<List<Note>> About(string subject, CancellationToken cancellation) => source.All("""
        select note, subject, text, written_by, written_at
        from directory_notes
        where subject = $1
        order by written_at, note
        limit 200
        """, [subject], row => new Note(
            row.GetGuid(0), row.GetString(1), row.GetString(2), new ActorId(row.GetString(3)),
            row.Time(4)!.Value), cancellation);
}
