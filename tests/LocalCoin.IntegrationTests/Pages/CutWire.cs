// The wire between a shop's browser and the server, which breaks at a chosen moment of a chosen request and stays away
// until it is mended. A browser that sends again by itself finds nobody, as in a shop whose line is dead.

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LocalCoin.IntegrationTests.Pages;

public enum Breaks
{
    /// <summary>Nothing of it reaches the server.</summary>
    BeforeSending,

    /// <summary>It has reached the server, whose answer nobody waits for.</summary>
    AfterSending,

    /// <summary>The server has answered; the answer is lost.</summary>
    AfterCommit,

    /// <summary>It lies somewhere on the way, and arrives when somebody lets it.</summary>
    Late,
}

internal sealed class CutWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Uri server;
    private readonly Task accepting;
    private readonly Lock gate = new();
    private readonly List<TcpClient> open = [];
    private readonly List<Task> wires = [];
    private (string Request, Breaks Moment)? next;
    private byte[]? held;
    private volatile bool isAway;
    private long told;

    /// <summary>While it breaks, what the server says goes nowhere.</summary>
    private volatile TaskCompletionSource? lost;

    public CutWire(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = Task.Run(Accept);
    }

    public Uri Address { get; }

    /// <summary>Bytes that the server has said to browsers so far.</summary>
    public long Told => Interlocked.Read(ref told);

    /// <summary>Breaks at the next request that begins so.</summary>
    public void BreakAt(string request, Breaks moment) => next = (request, moment);

    /// <summary>Every connection ends now, and none is made until it is mended.</summary>
    public void Break()
    {
        lock (gate)
        {
            isAway = true;
            foreach (var one in open) one.Close();
            open.Clear();
        }
    }

    public void Mend() => isAway = false;

    /// <summary>What lay on the way reaches the server now.</summary>
    /// <returns>The server's answer, which nobody sees.</returns>
    public async Task<string> LetArrive()
    {
        using var late = new TcpClient(server.Host, server.Port);
        await late.GetStream().WriteAsync(held!);
        var buffer = new byte[4_096];
        return Encoding.Latin1.GetString(buffer, 0, await late.GetStream().ReadAsync(buffer));
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        Break();
        await accepting;
        await Task.WhenAll(wires);
        stopping.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var browser = await listener.AcceptTcpClientAsync(stopping.Token);
                if (isAway) browser.Close();
                else wires.Add(Task.Run(() => Connect(browser)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Connect(TcpClient browser)
    {
        using var there = new TcpClient(server.Host, server.Port) { NoDelay = true };
        lock (gate)
        {
            open.Add(browser);
            open.Add(there);
            if (isAway) browser.Close();
        }
        try
        {
            var (near, far) = (browser.GetStream(), there.GetStream());
            await await Task.WhenAny(Send(near, far), Copy(far, near));
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException)
        {
            // Cut.
        }
        browser.Close();
    }

    private async Task Send(NetworkStream near, NetworkStream far)
    {
        var buffer = new byte[65_536];
        int count;
        while ((count = await Read(near, buffer)) > 0)
        {
            // Sent again by the browser itself, on a line that was about to be cut.
            if (isAway) return;
            var seen = Encoding.Latin1.GetString(buffer, 0, count);
            if (next is not { } chosen || !seen.StartsWith(chosen.Request, StringComparison.Ordinal))
            {
                await far.WriteAsync(buffer.AsMemory(0, count));
                continue;
            }
            next = null;
            count = await Whole(near, buffer, count);
            await BreakIn(far, buffer.AsMemory(0, count), chosen.Moment);
            return;
        }
    }

    private async Task BreakIn(NetworkStream far, ReadOnlyMemory<byte> request, Breaks moment)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lost = answered;
        if (moment is Breaks.Late) held = request.ToArray();
        if (moment is Breaks.AfterSending or Breaks.AfterCommit) await far.WriteAsync(request);
        if (moment is Breaks.AfterCommit) await answered.Task.WaitAsync(stopping.Token);
        Break();
        lost = null;
    }

    private async Task Copy(NetworkStream far, NetworkStream near)
    {
        var buffer = new byte[65_536];
        int count;
        while ((count = await Read(far, buffer)) > 0)
        {
            if (lost is { } answered) answered.TrySetResult();
            else await near.WriteAsync(buffer.AsMemory(0, count));
            Interlocked.Add(ref told, count);
        }
    }

    /// <summary>The rest of a form: a browser may send its head first.</summary>
    private static async Task<int> Whole(NetworkStream near, byte[] buffer, int count)
    {
        while (true)
        {
            var text = Encoding.Latin1.GetString(buffer, 0, count);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = System.Text.RegularExpressions.Regex.Match(text, @"(?i)content-length: (\d+)");
            if (end >= 0 && count >= end + 4 + int.Parse(length.Groups[1].ValueSpan)) return count;
            count += await Read(near, buffer.AsMemory(count));
        }
    }

    private static async Task<int> Read(NetworkStream stream, Memory<byte> into)
    {
        try
        {
            return await stream.ReadAsync(into);
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            return 0;
        }
    }
}
