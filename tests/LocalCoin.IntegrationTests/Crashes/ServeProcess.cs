// `localcoin serve` as production runs it, a process of its own, to be stopped, continued and killed.

using System.Diagnostics;
using System.Text.Json;
using LocalCoin.IntegrationTests.Writing;

namespace LocalCoin.IntegrationTests.Crashes;

internal sealed class ServeProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan UpWithin = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task listening;

    private ServeProcess(Process process)
    {
        this.process = process;
        listening = Task.Run(Listen);
    }

    public Uri Address => address.Task.Result;

    /// <summary>Returns when the node says that it is ready.</summary>
    public static async Task<ServeProcess> Start(string connection, string community)
    {
        var start = Executable.Prepare(community, connection, "serve", "--urls", "http://127.0.0.1:0");
        start.Environment["LocalCoin__Limits__WalletBalanceMax"] = $"{SmallTown.BalanceMax}";
        start.Environment["LocalCoin__RequestsPerMinute"] = "1000000";
        start.Environment["LocalCoin__RequestsAtOnce"] = "10000";
        var node = new ServeProcess(Process.Start(start)!);
        await node.address.Task.WaitAsync(UpWithin);
        using var http = new HttpClient { BaseAddress = node.Address };
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await http.GetAsync("/health/ready");
            if (answer.IsSuccessStatusCode) return node;
            Assert.True(Stopwatch.GetElapsedTime(since) < UpWithin, await answer.Content.ReadAsStringAsync());
            await Task.Delay(20);
        }
    }

    public Task Stop() => Signal("STOP");

    public Task Continue() => Signal("CONT");

    /// <summary>Ends it as a power cut would; returns when it is gone.</summary>
    public async Task Kill()
    {
        process.Kill();
        await listening;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
    }

    private async Task Listen()
    {
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var entry = JsonDocument.Parse(line);
            var message = entry.RootElement.GetProperty("Message").GetString()!;
            if (message.StartsWith(Listening, StringComparison.Ordinal)) address.TrySetResult(
                new Uri(message[Listening.Length..]));
        }
        await process.WaitForExitAsync();
        address.TrySetException(new InvalidOperationException("the node ended before it listened: " + await error));
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
