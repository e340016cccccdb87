using System.Diagnostics;
using System.Globalization;
using LocalCoin.App.Operator.Measuring;
using LocalCoin.Store;
using Npgsql;

namespace LocalCoin.Benchmarks;

/// <summary>
/// What a payment costs each projection, in processor time and not in time: so it may be measured beside other work.
/// </summary>
public static class ProjectionCost
{
    /// <summary>As many as come between two turns of the runners at 8,000 payments a second.</summary>
    private const int PageSize = 400;

    private const int TicksPerSecond = 100;

    public static async Task Measure(Connections connections, Plan plan, Figures figures)
    {
        Figures.Title("Processor time of a payment in each projection: ours, the server's, and its log");
        var community = WritePath.Name("cost");
        await using (var town = await Town.Found(connections, community, Town.WalletCount))
        {
            await InProcess.Pay(town, 512, plan.CostPayments);
        }
        await using var source = CommunityDatabase.Open(connections.App, community);
        await using var connection = await source.OpenConnectionAsync();
        var pages = await Pages(connection);
        foreach (var projection in Projection.All)
        {
            var wanted = pages.Select(page => (IReadOnlyList<StoredEvent>)
                [.. page.Where(stored => projection.Reads?.Contains(stored.Type) != false)]).ToArray();
            var before = await Spent(connection);
            foreach (var page in wanted) await Apply(connection, projection, page);
            var after = await Spent(connection);
            var (ours, servers, log) = (
                (after.Ours - before.Ours).TotalMicroseconds, (after.Servers - before.Servers) * 1e6 / TicksPerSecond,
                after.Log - before.Log);
            var events = (double)pages.Sum(page => page.Count);
            figures.Note($"cost_{projection.Name}_us", (ours + servers) / events, string.Create(
                CultureInfo.InvariantCulture,
                $"{ours / events:0.0} ours, {servers / events:0.0} the server's; {log / events:0} bytes of its log"));
        }
        await connections.Drop(community);
    }

    private static async Task<List<IReadOnlyList<StoredEvent>>> Pages(NpgsqlConnection connection)
    {
        var pages = new List<IReadOnlyList<StoredEvent>>();
        for (var last = 0L; ;)
        {
            var page = await StoredEvents.Read(connection, last, null, PageSize, CancellationToken.None);
            if (page.Through == last) return pages;
            // Taken apart before, as the runners' shared memory has them.
            foreach (var stored in page.Events) stored.Recorded();
            pages.Add(page.Events);
            last = page.Through;
        }
    }

    private static async Task Apply(
        NpgsqlConnection connection, Projection projection, IReadOnlyList<StoredEvent> page)
    {
        if (page.Count == 0) return;
        await using var transaction = await connection.BeginTransactionAsync();
        await using var later = new NpgsqlCommand("set local synchronous_commit = off", connection);
        await later.ExecuteNonQueryAsync();
        await projection.Apply(page, new ProjectionTarget(connection, ""), CancellationToken.None);
        await transaction.CommitAsync();
    }

    private static async Task<(TimeSpan Ours, long Servers, long Log)> Spent(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn", connection);
        var log = (decimal)(await command.ExecuteScalarAsync())!;
        using var self = Process.GetCurrentProcess();
        var stat = await File.ReadAllTextAsync($"/proc/{connection.ProcessID}/stat");
        var after = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (self.TotalProcessorTime, long.Parse(after[11], CultureInfo.InvariantCulture)
            + long.Parse(after[12], CultureInfo.InvariantCulture), (long)log);
    }
}
