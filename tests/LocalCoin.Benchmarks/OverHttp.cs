using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using LocalCoin.App;
using LocalCoin.App.Operator.Measuring;
using LocalCoin.Ledger;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace LocalCoin.Benchmarks;

/// <summary>
/// The published executable, started as in production, and residents paying it over their connections.
/// </summary>
public static class OverHttp
{
    private const int Residents = 1_000;
    private const int Connections = 64;

    public static async Task Measure(Connections connections, string admin, Plan plan, Figures figures)
    {
        Figures.Title("Payments over HTTP, 64 connections, 1,000 residents' own tokens");
        var community = WritePath.Name("http");
        await using (var town = await Town.Found(connections, community, Town.WalletCount))
        {
            // Founded and left: from here on only the server writes.
        }
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var settings = SettingsFor(connections, community, key);
        var tokens = Path.GetTempFileName();
        await File.WriteAllLinesAsync(tokens, Tokens(settings));
        foreach (var projected in new[] { true, false })
        {
            settings["LocalCoin__RunProjections"] = projected ? "true" : "false";
            await Settling.Wait(connections, admin);
            await Serve(settings, tokens, plan, figures, projected);
        }
        File.Delete(tokens);
    }

    internal static Dictionary<string, string?> SettingsFor(
        Connections connections, string community, ECDsa key) => new()
        {
            ["ConnectionStrings__LocalCoin"] = connections.App,
            ["LocalCoin__Community"] = community,
            ["LocalCoin__SigningKey"] = key.ExportPkcs8PrivateKeyPem(),
            ["LocalCoin__SecretKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["LocalCoin__RequestsPerMinute"] = "1000000",
            ["LocalCoin__RequestsAtOnce"] = "10000",
            ["LocalCoin__Limits__WalletBalanceMax"] = "180000000",
        };

    /// <summary>Serves while something is measured.</summary>
    internal static async Task While(Dictionary<string, string?> settings, Func<string, Task> measured)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var server = Start(settings, address);
        try
        {
            await Ready(address);
            await measured(address);
        }
        finally
        {
            await Stop(server);
        }
    }

    private static async Task Serve(
        Dictionary<string, string?> settings, string tokens, Plan plan, Figures figures, bool projected)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var since = Stopwatch.StartNew();
        using var server = Start(settings, address);
        try
        {
            await Ready(address);
            if (projected) figures.Note("ready_s", since.Elapsed.TotalSeconds, "goal at most 2");
            await Load(address, tokens, plan.Window);
            var run = await Load(address, tokens, plan.LongWindow);
            if (projected)
            {
                figures.Note("http_64_projected_per_s", run.Payments / run.Seconds,
                    "with all runners on the same node");
                figures.Note("rss_mb", Resident(server) / 1024d, "goal at most 250");
                return;
            }
            figures.Note("http_64_per_s", run.Payments / run.Seconds, "goal 5,000");
            figures.Note("http_64_p50_ms", run.MedianMilliseconds);
            figures.Note("http_64_p99_ms", run.P99Milliseconds);
            figures.Note("http_load_cpu_us", run.CpuSeconds * 1e6 / run.Payments,
                "the load generator's own processor time");
        }
        finally
        {
            await Stop(server);
        }
    }

    private static async Task Stop(Process server)
    {
        using var stop = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
        await server.WaitForExitAsync();
    }

    private static IEnumerable<string> Tokens(Dictionary<string, string?> settings) => Tokens(
        settings, Enumerable.Range(0, Residents).Select(number => new Caller(
            new ActorId($"resident-{number}"), Roles.Resident, $"phone-{number}", Town.Wallet(number), null, null)));

    /// <summary>Of somebody who may open every page of the office.</summary>
    internal static string Token(Dictionary<string, string?> settings) => Tokens(
        settings, [new Caller(new ActorId("office"), Roles.Desk, "office", null, null, null)])[0];

    private static IReadOnlyList<string> Tokens(Dictionary<string, string?> settings, IEnumerable<Caller> callers)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(pair =>
                KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value))).Build();
        using var keys = Keys.Load(configuration, settings["LocalCoin__Community"]!);
        var tokens = new AccessTokens(
            keys, Settings.Read(configuration), SystemClock.Instance,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<AccessTokens>.Instance);
        return [.. callers.Select(caller => tokens.Issue(caller).Token)];
    }

    private static Process Start(Dictionary<string, string?> settings, string address)
    {
        var program = Environment.GetEnvironmentVariable("LOCALCOIN_BENCH_EXECUTABLE")
            ?? throw new InvalidOperationException("LOCALCOIN_BENCH_EXECUTABLE is not set: run scripts/bench");
        var start = new ProcessStartInfo(program, ["serve", "--urls", address])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Tell(line.Data);
        process.BeginOutputReadLine();
        return process;
    }

    // What the server says of its remembered tokens when it stops, and whatever is not in order.
    private static void Tell(string? line)
    {
        if (line is null) return;
        using var entry = JsonDocument.Parse(line);
        var (level, message) = (entry.RootElement.GetProperty("LogLevel").GetString(),
            entry.RootElement.GetProperty("Message").GetString());
        if (level != "Information"
            || message?.StartsWith("tokens: ", StringComparison.Ordinal) == true) Console.WriteLine($"  {message}");
    }

    private static async Task Ready(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var since = Stopwatch.StartNew();
        while (since.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(20);
        }
        throw new TimeoutException("the server did not become ready");
    }

    private static async Task<LoadGenerator.Result> Load(string address, string tokens, TimeSpan time)
    {
        string[] arguments =
        [
            Environment.GetCommandLineArgs()[0], "load", address, tokens, Text(Connections), Text(time.TotalSeconds),
            Text(Town.MerchantCount),
        ];
        var start =
            new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"the load generator ended with {process.ExitCode}");
        return JsonSerializer.Deserialize<LoadGenerator.Result>(output)!;
    }

    private static long Resident(Process process) => File.ReadLines($"/proc/{process.Id}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line =>
            long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))
        .First();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
