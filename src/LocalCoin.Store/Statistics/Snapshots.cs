// What may be seen of a period, as it was made: pages, files and prints show this and nothing else, so no answer takes
// longer for having something to hide.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using Npgsql;

namespace LocalCoin.Store.Statistics;

/// <param name="Period">As <c>2026-10</c> or <c>fy2026</c>.</param>
/// <param name="IsFrozen">Nothing changes it any more but a new version with its reason.</param>
/// <param name="Few">Nothing in it is told of fewer people; a community may ask for more later.</param>
public sealed record Snapshot(
    string Period, Level Level, int Version, Instant AsOf, bool IsFrozen, string? Reason, int Few,
    IReadOnlyList<StatTable> Tables)
{
    /// <summary>Null where the period has none such.</summary>
    public StatTable? Table(string indicator) => Tables.FirstOrDefault(table => table.Indicator == indicator);
}

public sealed class Snapshots(NpgsqlDataSource source)
{
    private const string Columns = "period, level, version, as_of, frozen, reason, few, tables";

    /// <summary>The newest version; null where the period was not made yet.</summary>
    public Task<Snapshot?> Find(string period, Level level, CancellationToken cancellation) => source.One(
        $"""
        select {Columns} from statistics_snapshots
        where period = $1 and level = $2
        order by version desc
        limit 1
        """, [period, Words.Of(level)], Read, cancellation);

    /// <summary>Those that were made, the newest first; years after months.</summary>
    public async Task<IReadOnlyList<string>> Periods(Level level, CancellationToken cancellation) =>
        await source.All("""
            select distinct period collate "C" as period, period like 'fy%' as of_year
            from statistics_snapshots
            where level = $1
            order by of_year, period desc
            """, [Words.Of(level)], row => row.GetString(0), cancellation);

    /// <summary>The newest version of each, in the order of the periods.</summary>
    public async Task<IReadOnlyList<Snapshot>> Of(string[] periods, Level level, CancellationToken cancellation) =>
        await source.All($"""
            select distinct on (period collate "C") {Columns} from statistics_snapshots
            where period = any($1) and level = $2
            order by period collate "C", version desc
            """, [periods, Words.Of(level)], Read, cancellation);

    /// <summary>All versions of a period, the newest first.</summary>
    public Task<List<Snapshot>> Versions(string period, Level level, CancellationToken cancellation) => source.All(
        $"select {Columns} from statistics_snapshots where period = $1 and level = $2 order by version desc",
        [period, Words.Of(level)], Read, cancellation);

    /// <returns>False where somebody else has added this version.</returns>
    internal async Task<bool> Add(Snapshot one, ActorId by, CancellationToken cancellation) => await source.Run("""
        insert into statistics_snapshots (period, level, version, as_of, frozen, reason, made_by, few, tables)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9::json)
        on conflict do nothing
        """,
        [
            one.Period, Words.Of(one.Level), one.Version, one.AsOf, one.IsFrozen, one.Reason, by.Value,
            one.Few, SnapshotJson.Write(one.Tables),
        ], cancellation) == 1;

    private static Snapshot Read(NpgsqlDataReader row) => new(
        row.GetString(0), Words.Read<Level>(row.GetString(1)), row.GetInt32(2), row.Time(3)!.Value, row.GetBoolean(4),
        row.Text(5), row.GetInt32(6), SnapshotJson.Read(row.GetString(7)));
}
