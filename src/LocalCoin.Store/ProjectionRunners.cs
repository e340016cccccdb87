using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LocalCoin.Store;

/// <summary>How far a projection has come, as this node knows it.</summary>
/// <param name="IsRunning">Whether this node's runner is the one that works; another node's may be.</param>
/// <param name="Fault">Why it has stopped: an alarm. Null while all is well.</param>
public sealed record ProjectionState(string Name, long LastSeq, long Head, bool IsRunning, string? Fault)
{
    /// <summary>Events behind the ledger's head.</summary>
    public long Lag() => Math.Max(0, Head - LastSeq);
}

/// <summary>The runners of all projections, hosted by every node; of each projection one works in the whole
/// cluster.</summary>
public sealed class ProjectionRunners : IAsyncDisposable
{
    private readonly RecentEvents recent = new();
    private readonly ProjectionRunner[] runners;
    private readonly CancellationTokenSource stopping = new();
    private readonly Meter meter = new(StoreMeters.MeterName);
    private Task? running;

    /// <summary>How long a runner waits for a notification, for its lock, or after a failure of its
    /// connection.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    public ProjectionRunners(NpgsqlDataSource source, ILogger<ProjectionRunners> log) =>
        runners = [.. Projection.All.Select(one => new ProjectionRunner(source, recent, one, log))];

    /// <summary>One for each projection.</summary>
    public IReadOnlyList<ProjectionState> States => Array.ConvertAll(runners, runner => runner.State);

    public void Start()
    {
        meter.CreateObservableGauge(
            "ledger.projection.lag", ObserveLag, "{event}", "Events a projection is behind the head");
        meter.CreateObservableGauge(
            "ledger.projection.stopped", ObserveStopped, "{projection}", "1 where a projection has stopped");
        running = Task.WhenAll(runners.Select(runner => Task.Run(() => runner.Run(stopping.Token))));
    }

    /// <summary>Waits until the pages at hand are written or rolled back.</summary>
    public async Task Stop()
    {
        await stopping.CancelAsync();
        if (running is not null) await running;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        recent.Dispose();
        meter.Dispose();
        stopping.Dispose();
    }

    /// <summary>How far every projection has come, from the database: for jobs, and for nodes that run none.</summary>
    public static async Task<IReadOnlyList<ProjectionState>> Read(
        NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("""
            select name, last_seq, (select seq from ledger_head)
            from projections
            order by name
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var states = new List<ProjectionState>();
        while (await reader.ReadAsync(cancellation))
        {
            states.Add(new ProjectionState(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), false, null));
        }
        return states;
    }

    private IEnumerable<Measurement<long>> ObserveLag() =>
        States.Select(
            state => new Measurement<long>(state.Lag(), new KeyValuePair<string, object?>("projection", state.Name)));

    private IEnumerable<Measurement<long>> ObserveStopped() => States.Select(state =>
        new Measurement<long>(
            state.Fault is null ? 0 : 1, new KeyValuePair<string, object?>("projection", state.Name)));
}
