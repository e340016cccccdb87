using System.Collections.Concurrent;
using System.Diagnostics;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

/// <summary>A node as a process of its own, to be stopped, continued and killed.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    public const string Died = "Died";

    private readonly Process process;
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<string>> waiting = new();
    private readonly SemaphoreSlim talking = new(1);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task listening;
    private volatile bool hasDied;

    private NodeProcess(Process process)
    {
        this.process = process;
        listening = Listen();
    }

    public static async Task<NodeProcess> Start(string connection, string community)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "LocalCoin.Node.dll"), community },
            Environment = { ["NODE_CONNECTION"] = connection },
        };
        var node = new NodeProcess(Process.Start(start)!);
        await node.ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return node;
    }

    /// <returns>The answer's name, or <see cref="Died"/> when the process ended before it came.</returns>
    public async Task<string> Pay(Sent sent)
    {
        var (answer, pay) =
            (new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously),
                (PayMerchant)sent.Command);
        waiting[sent.Id] = answer;
        await talking.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(
                $"{sent.Id} {pay.Wallet} {pay.Merchant} {pay.Spot} {pay.Amount}");
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            answer.TrySetResult(Died);
        }
        finally
        {
            talking.Release();
        }
        if (hasDied) answer.TrySetResult(Died);
        return await answer.Task;
    }

    public Task Stop() => Signal("STOP");

    public Task Continue() => Signal("CONT");

    /// <summary>Ends it as a power cut would; returns when it is gone and all its callers know.</summary>
    public async Task Kill()
    {
        process.Kill();
        await listening;
    }

    public async ValueTask DisposeAsync()
    {
        if (!hasDied) await Kill();
        process.Dispose();
        talking.Dispose();
    }

    private async Task Listen()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is not [var id, var answer]) ready.TrySetResult();
            else if (waiting.TryRemove(Guid.Parse(id), out var caller)) caller.TrySetResult(answer);
        }
        await process.WaitForExitAsync();
        hasDied = true;
        ready.TrySetException(new InvalidOperationException("the node ended before it was ready"));
        foreach (var caller in waiting.Values) caller.TrySetResult(Died);
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
