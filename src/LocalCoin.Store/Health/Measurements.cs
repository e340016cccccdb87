// What was measured, of whom, on which day and by which device. No number is ever turned into another device's.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using Npgsql;

namespace LocalCoin.Store.Health;

/// <param name="Tenths">As the device showed it, in tenths.</param>
public sealed record Measurement(Guid Id, Guid Participant, LocalDate Day, MeasureKind Kind, int Tenths);

public enum Kept
{
    Fresh,

    /// <summary>This very number was sent before.</summary>
    Repeated,

    /// <summary>There is another number of that kind for that day.</summary>
    AnotherThatDay,

    /// <summary>Nobody takes part under that pseudonym.</summary>
    NobodyThere,
}

public sealed class Measurements(NpgsqlDataSource source)
{
    private const string Columns = "measurement, participant, day, kind, tenths";

    /// <param name="replaces">Measured again: the other number of that day goes.</param>
    public async Task<Kept> Keep(
        Measurement one, ActorId by, bool replaces, CancellationToken cancellation)
    {
        if (replaces)
        {
            await source.Run("""
                delete from health_measurements
                where participant = $1 and kind = $2 and day = $3 and measurement <> $4
                """, [one.Participant, Words.Of(one.Kind), one.Day, one.Id], cancellation);
        }
        var added = await source.Run("""
            insert into health_measurements (measurement, participant, day, kind, device, tenths, entered_by)
            select $1, participant, $3, $4, $5, $6, $7
            from health_participants
            where participant = $2 and withdrawn_at is null
            on conflict do nothing
            """,
            [
                one.Id, one.Participant, one.Day, Words.Of(one.Kind), Measure.Of(one.Kind).Device, one.Tenths, by.Value,
            ], cancellation);
        if (added == 1) return Kept.Fresh;
        if (await Find(one.Id, cancellation) is { } there) return there == one ? Kept.Repeated : Kept.AnotherThatDay;
        return await IsThere(one.Participant, one.Kind, one.Day, cancellation)
            ? Kept.AnotherThatDay
            : Kept.NobodyThere;
    }

    /// <summary>Many at once, those that are there already stay: for files.</summary>
    /// <returns>How many are new.</returns>
    public Task<int> Add(IReadOnlyList<Measurement> all, ActorId by, CancellationToken cancellation) => source.Run("""
        insert into health_measurements (measurement, participant, day, kind, device, tenths, entered_by)
        select *, $7 from unnest($1::uuid[], $2::uuid[], $3::date[], $4::varchar[], $5::varchar[], $6::integer[])
        on conflict do nothing
        """,
        [
            all.Select(one => one.Id).ToArray(), all.Select(one => one.Participant).ToArray(),
            all.Select(one => one.Day.ToDateOnly()).ToArray(), all.Select(one => Words.Of(one.Kind)).ToArray(),
            all.Select(one => Measure.Of(one.Kind).Device).ToArray(), all.Select(one => one.Tenths).ToArray(), by.Value,
        ], cancellation);

    public Task<Measurement?> Find(Guid id, CancellationToken cancellation) => source.One(
        $"select {Columns} from health_measurements where measurement = $1", [id], Read, cancellation);

    /// <summary>Of a day and kind, those that are there of these participants: for files.</summary>
    public Task<List<Measurement>> Of(IReadOnlyList<Guid> participants, CancellationToken cancellation) => source.All(
        $"select {Columns} from health_measurements where participant = any($1)", [participants.ToArray()], Read,
        cancellation);

    public async Task<bool> IsThere(
        Guid participant, MeasureKind kind, LocalDate day, CancellationToken cancellation) => await source.One(
        "select true from health_measurements where participant = $1 and kind = $2 and day = $3",
        [participant, Words.Of(kind), day], row => row, cancellation) is not null;

    /// <summary>All of somebody's, the oldest first.</summary>
    public Task<List<Measurement>> Of(WalletId wallet, CancellationToken cancellation) => source.All("""
        select measurement, participant, day, kind, tenths
        from health_measurements join health_participants using (participant)
        where wallet = $1
        order by day, kind
        """, [wallet.Value], Read, cancellation);

    /// <summary>The last one that somebody entered for a day; null where that is long ago.</summary>
    public Task<Measurement?> LastBy(
        ActorId by, MeasureKind kind, LocalDate day, Duration age, CancellationToken cancellation) => source.One($"""
        select {Columns} from health_measurements
        where entered_by = $1 and kind = $2 and day = $3 and entered_at > now() - $4::interval
        order by entered_at desc
        limit 1
        """, [by.Value, Words.Of(kind), day, age.ToTimeSpan()], Read, cancellation);

    /// <summary>Takes back what the same person entered.</summary>
    public async Task<bool> Undo(Guid id, ActorId by, CancellationToken cancellation) => await source.Run(
        "delete from health_measurements where measurement = $1 and entered_by = $2", [id, by.Value], cancellation)
        == 1;

    /// <summary>How many people were measured.</summary>
    public async Task<int> CountOn(MeasureKind kind, LocalDate day, CancellationToken cancellation) =>
        (await WalletsOn(kind, day, cancellation)).Count;

    /// <summary>Who came, for the reward of coming; never what was measured.</summary>
    public Task<List<string>> WalletsOn(MeasureKind kind, LocalDate day, CancellationToken cancellation) => source.All(
        """
        select distinct wallet
        from health_measurements join health_participants using (participant)
        where day = $1 and kind = $2
        order by wallet
        """, [day, Words.Of(kind)], row => row.GetString(0), cancellation);

    /// <summary>Forgets all of somebody's numbers; that they took part stays.</summary>
    public Task Erase(WalletId wallet, CancellationToken cancellation) => source.Run("""
        delete from health_measurements as gone
        using health_participants as whose
        where gone.participant = whose.participant and whose.wallet = $1
        """, [wallet.Value], cancellation);

    private static Measurement Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.Date(2)!.Value, Words.Read<MeasureKind>(row.GetString(3)), row.GetInt32(4));
}
