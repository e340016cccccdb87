// A counter's drawer: what was in it when somebody opened it, what was in it when somebody counted it, and why these
// differ by more or less than the ledger says was taken. Yen, not coins: no event moves because a drawer was counted.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <param name="Started">Yen in the drawer at the opening.</param>
/// <param name="TakenBefore">What the till held by the ledger then.</param>
/// <param name="Counted">Yen at the end; null while it is open.</param>
/// <param name="Reason">A word of a closed list, where counted and expected differ.</param>
public sealed record TillShift(
    Guid Shift, TillId Till, Instant OpenedAt, ActorId OpenedBy, long Started, long TakenBefore, Instant? ClosedAt,
    ActorId? ClosedBy, long? Counted, long? Expected, string? Reason);

public sealed class TillShifts(NpgsqlDataSource source)
{
    private const string Columns = """
        shift, till, opened_at, opened_by, started, taken_before, closed_at, closed_by, counted, expected, reason
        """;

    /// <summary>Opened again under its id, it stays as it was.</summary>
    /// <returns>False where the till is open already.</returns>
    public async Task<bool> Open(TillShift shift, CancellationToken cancellation)
    {
        await source.Run("""
            insert into directory_till_shifts (shift, till, opened_at, opened_by, started, taken_before)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """,
            [shift.Shift, shift.Till.Value, shift.OpenedAt, shift.OpenedBy.Value, shift.Started, shift.TakenBefore],
            cancellation);
        return await Find(shift.Shift, cancellation) is not null;
    }

    /// <returns>False where it was counted before.</returns>
    public async Task<bool> Close(
        Guid shift, Instant at, ActorId by, long counted, long expected, string? reason,
        CancellationToken cancellation) => await source.Run("""
        update directory_till_shifts
        set closed_at = $2, closed_by = $3, counted = $4, expected = $5, reason = $6
        where shift = $1 and closed_at is null
        """, [shift, at, by.Value, counted, expected, reason], cancellation) == 1;

    public Task<TillShift?> Find(Guid shift, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_till_shifts where shift = $1", [shift], Read, cancellation);

    /// <summary>Of the tills that are open now, by name.</summary>
    public Task<List<TillShift>> Open(CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_till_shifts where closed_at is null order by till", [], Read, cancellation);

    public async Task<bool> IsOpen(TillId till, CancellationToken cancellation) =>
        (await Open(cancellation)).Any(shift => shift.Till == till);

    private static TillShift Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), new TillId(row.GetString(1)), row.Time(2)!.Value, new ActorId(row.GetString(3)),
        row.GetInt64(4), row.GetInt64(5), row.Time(6), row.Text(7) is { } by ? new ActorId(by) : null,
        row.IsDBNull(8) ? null : row.GetInt64(8), row.IsDBNull(9) ? null : row.GetInt64(9), row.Text(10));
}
