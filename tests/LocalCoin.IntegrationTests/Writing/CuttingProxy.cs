// A wire between a writer and its server that breaks at a chosen moment: what luck would do once a year, on demand.

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace LocalCoin.IntegrationTests.Writing;

public enum Cut
{
    /// <summary>The head is taken, what was asked for never arrives.</summary>
    DuringLoad,

    /// <summary>The commit never reaches the server.</summary>
    BeforeCommit,

    /// <summary>The commit is on its way when both ends lose the wire.</summary>
    DuringCommit,

    /// <summary>The server has committed, its answer never arrives.</summary>
    AfterCommit,
}

internal sealed class CuttingProxy : IAsyncDisposable
{
    private const string Load = "from balances where owner";
    private const string Commit = "update ledger_head";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly string host;
    private readonly int port;
    private readonly Task accepting;
    private readonly List<Task> wires = [];
    private Cut? next;
    private volatile bool isAway;
    private volatile TaskCompletionSource? holding;
    private volatile TaskCompletionSource? letGo;

    public CuttingProxy(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        (host, port) = (settings.Host!, settings.Port);
        listener.Start();
        (settings.Host, settings.Port) = ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        Connection = settings.ConnectionString;
        accepting = Task.Run(Accept);
    }

    /// <summary>To be used instead of the server's own.</summary>
    public string Connection { get; }

    /// <summary>By which the server knows our connections.</summary>
    public ConcurrentBag<int> Ports { get; } = [];

    public int Cuts { get; private set; }

    /// <param name="thenAway">Whether no new connection is made after it, until <see cref="ComeBack"/>.</param>
    public void CutOnce(Cut when, bool thenAway = false) => (next, IsAwayAfter) = (when, thenAway);

    public void ComeBack() => isAway = false;

    /// <summary>Keeps the server's answer to the next load, with the head held, until it is let go.</summary>
    /// <returns>Ends when the head is held.</returns>
    public Task HoldNextLoad()
    {
        letGo = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        holding = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return holding.Task;
    }

    public void LetGo() => letGo?.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(wires);
        stopping.Dispose();
    }

    private bool IsAwayAfter { get; set; }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                if (isAway) client.Dispose();
                else wires.Add(Task.Run(() => Connect(client)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Connect(TcpClient client)
    {
        var server = new TcpClient(host, port) { NoDelay = true };
        Ports.Add(((IPEndPoint)server.Client.LocalEndPoint!).Port);
        using var wire = new Wire(client, server);
        client.NoDelay = true;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var ends = new[] { FromClient(wire, both.Token), FromServer(wire, both.Token) };
        await Task.WhenAny(ends);
        wire.Break();
        await both.CancelAsync();
        await Task.WhenAll(ends);
    }

    private async Task FromClient(Wire wire, CancellationToken cancellation)
    {
        var (buffer, tail) = (new byte[65_536], "");
        try
        {
            int count;
            while ((count = await wire.Client.ReadAsync(buffer, cancellation)) > 0)
            {
                // The words may be split over two reads.
                var seen = tail + Encoding.Latin1.GetString(buffer, 0, count);
                tail = seen[^Math.Min(seen.Length, Commit.Length)..];
                var (isLoad, isCommit) =
                    (seen.Contains(Load, StringComparison.Ordinal), seen.Contains(Commit, StringComparison.Ordinal));
                if (isLoad && holding is not null) wire.IsHeld = true;
                if (isCommit && next is Cut.BeforeCommit)
                {
                    Record();
                    return;
                }
                wire.IsAnswerLost |= (isLoad && next is Cut.DuringLoad) || (isCommit && next is Cut.AfterCommit);
                await wire.Server.WriteAsync(buffer.AsMemory(0, count), cancellation);
                if (!isCommit || next is not Cut.DuringCommit) continue;
                Record();
                return;
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other direction broke it.
        }
    }

    private async Task FromServer(Wire wire, CancellationToken cancellation)
    {
        var buffer = new byte[65_536];
        try
        {
            int count;
            while ((count = await wire.Server.ReadAsync(buffer, cancellation)) > 0)
            {
                if (wire.IsAnswerLost)
                {
                    Record();
                    return;
                }
                if (wire.IsHeld && holding is { } held)
                {
                    (wire.IsHeld, holding) = (false, null);
                    held.TrySetResult();
                    await letGo!.Task.WaitAsync(cancellation);
                }
                await wire.Client.WriteAsync(buffer.AsMemory(0, count), cancellation);
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other direction broke it.
        }
    }

    private void Record()
    {
        (next, isAway) = (null, IsAwayAfter);
        Cuts++;
    }

    private sealed class Wire(TcpClient client, TcpClient server) : IDisposable
    {
        public NetworkStream Client { get; } = client.GetStream();
        public NetworkStream Server { get; } = server.GetStream();
        public volatile bool IsAnswerLost;
        public volatile bool IsHeld;

        public void Break()
        {
            client.Close();
            server.Close();
        }

        public void Dispose() => Break();
    }
}
