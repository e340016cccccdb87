// One runner of a projection works in the whole cluster: it holds an advisory lock for as long as its connection
// lives. It is woken by the writer's notification and looks by itself in between. Rows and checkpoint move in one
// transaction; an event that cannot be applied stops the projection and is never skipped.

using Microsoft.Extensions.Logging;
using Npgsql;

namespace LocalCoin.Store;

internal sealed class ProjectionRunner(
    NpgsqlDataSource source, RecentEvents recent, Projection projection, ILogger log)
{
    private static readonly TimeSpan PollInterval = ProjectionRunners.PollInterval;

    private volatile bool woken;

    /// <summary>What is known here; replaced as a whole.</summary>
    internal ProjectionState State { get; private set; } = new(projection.Name, 0, 0, false, null);

    internal async Task Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await FollowOrObserve(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
            catch (ProjectionStoppedException stopped)
            {
                State = State with
                {
                    IsRunning = false, Fault = stopped.Message, LastSeq = stopped.LastSeq ?? State.LastSeq,
                };
                log.LogCritical(
                    stopped, "Projection {Projection} has stopped: {Fault}", projection.Name, stopped.Message);
                return;
            }
            catch (Exception failure)
            {
                await recent.Forget();
                log.LogWarning(failure, "Projection {Projection} begins again after a failure", projection.Name);
            }
            State = State with { IsRunning = false };
            await Task.Delay(PollInterval, cancellation).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
        State = State with { IsRunning = false };
    }

    private async Task FollowOrObserve(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (!await ProjectionLocks.TryHold(connection, ProjectionLocks.Runner, projection.Name, cancellation))
        {
            await Observe(connection, cancellation);
            return;
        }
        void Wake(object sender, NpgsqlNotificationEventArgs notification) => woken = true;
        connection.Notification += Wake;
        try
        {
            await Follow(connection, cancellation);
        }
        finally
        {
            connection.Notification -= Wake;
            await ProjectionLocks.ReleaseAll(connection);
        }
    }

    private async Task Observe(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var last = await ProjectionPages.ReadCheckpoint(connection, projection, cancellation);
        State = State with { LastSeq = last, Head = await StoredEvents.ReadHead(connection, cancellation) };
    }

    private async Task Follow(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using (var listen = new NpgsqlCommand("listen ledger_head", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }
        while (true)
        {
            // Put down before the wait: what is announced while it lasts is in the page that is read after it.
            woken = false;
            await RecentEvents.NextTurn(cancellation);
            while (await Move(connection, cancellation) < State.Head)
            {
            }
            if (!woken) await connection.WaitAsync(PollInterval, cancellation);
        }
    }

    /// <returns>How far it has come.</returns>
    private async Task<long> Move(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var last = await ProjectionPages.ReadCheckpoint(connection, projection, cancellation);
        var page = await recent.Read(connection, last, projection.Reads, cancellation);
        State = new(projection.Name, last, page.Head, true, null);
        if (last > page.Head)
        {
            throw new ProjectionStoppedException(
                $"its checkpoint {last} is above the ledger's head {page.Head}: the ledger has lost events", null);
        }
        if (page.Through == last) return last;
        if (!await ProjectionPages.Apply(connection, projection, last, page, cancellation))
        {
            await Task.Delay(ProjectionPages.PausePollInterval, cancellation);
            return last;
        }
        State = State with { LastSeq = page.Through };
        return page.Through;
    }
}

/// <summary>A projection cannot go on; the message says where and why.</summary>
public sealed class ProjectionStoppedException : Exception
{
    public ProjectionStoppedException(string message, Exception? inner) : base(message, inner)
    {
    }

    public ProjectionStoppedException(long seq, string type, Exception inner)
        : base($"event {seq} ({type}) cannot be applied: {inner.Message}", inner)
    {
        LastSeq = seq - 1;
    }

    /// <summary>The last event that was applied; null where it did not fail at an event.</summary>
    public long? LastSeq { get; }
}
