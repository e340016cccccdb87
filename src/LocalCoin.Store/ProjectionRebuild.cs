// A projection made again from the first event, beside the live one, compared with it row by row, and put in its
// place, while payments go on. What differed is reported: it was wrong before, or the program has changed.

using System.Diagnostics;
using Npgsql;

namespace LocalCoin.Store;

/// <param name="ComparedAt">The sequence number at which both were compared.</param>
/// <param name="Through">How far the new tables went when they took their place.</param>
public sealed record RebuildReport(
    string Projection, long ComparedAt, long Through, IReadOnlyList<TableComparison> Tables, TimeSpan Took)
{
    public bool IsSame() => Tables.All(table => table.Differences == 0);
}

public static class ProjectionRebuild
{
    private const int SwapAttemptsMax = 60;
    private static readonly TimeSpan SwapInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Recomputes, compares and swaps.</summary>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied; nothing was swapped.</exception>
    public static Task<RebuildReport> Run(
        NpgsqlDataSource source, Projection projection, IProgress<Progressed>? progress,
        CancellationToken cancellation) =>
        Recompute(source, projection, true, progress, cancellation);

    /// <summary>Recomputes and compares, and changes nothing.</summary>
    internal static Task<RebuildReport> Compare(
        NpgsqlDataSource source, Projection projection, IProgress<Progressed>? progress,
        CancellationToken cancellation) =>
        Recompute(source, projection, false, progress, cancellation);

    private static async Task<RebuildReport> Recompute(
        NpgsqlDataSource source, Projection projection, bool swap, IProgress<Progressed>? progress,
        CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (!await ProjectionLocks.TryHold(connection, ProjectionLocks.Shadow, projection.Name, cancellation))
        {
            throw new InvalidOperationException($"'{projection.Name}' is being rebuilt or verified by somebody else");
        }
        try
        {
            return await Recompute(source, connection, projection, swap, progress, watch, cancellation);
        }
        finally
        {
            await ProjectionLocks.ReleaseAll(connection);
        }
    }

    private static async Task<RebuildReport> Recompute(
        NpgsqlDataSource source, NpgsqlConnection connection, Projection projection, bool swap,
        IProgress<Progressed>? progress,
        Stopwatch watch, CancellationToken cancellation)
    {
        var shadow = new ProjectionShadow(connection, projection);
        await shadow.Make(cancellation);
        try
        {
            var reached = await ProjectionPages.ReadCheckpoint(connection, projection, cancellation);
            await shadow.CatchUp(source, 0, reached, progress, cancellation);
            await ProjectionLocks.Hold(connection, ProjectionLocks.Pause, projection.Name, cancellation);
            var compared = await ProjectionPages.ReadCheckpoint(connection, projection, cancellation);
            await shadow.CatchUp(source, reached, compared, progress, cancellation);
            var tables = await shadow.Compare(cancellation);
            var through = compared;
            if (swap)
            {
                through = await StoredEvents.ReadHead(connection, cancellation);
                await shadow.CatchUp(source, compared, through, progress, cancellation);
                await Swap(shadow, through, cancellation);
            }
            return new RebuildReport(projection.Name, compared, through, tables, watch.Elapsed);
        }
        finally
        {
            await shadow.Drop(CancellationToken.None);
        }
    }

    // Whoever reads the old tables is let finish; nobody waits behind us for longer than the lock's timeout.
    private static async Task Swap(ProjectionShadow shadow, long through, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await shadow.Swap(through, cancellation);
                return;
            }
            catch (PostgresException busy) when (
                busy.SqlState is PostgresErrorCodes.LockNotAvailable && attempt < SwapAttemptsMax)
            {
                await Task.Delay(SwapInterval, cancellation);
            }
        }
    }
}
