using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using LocalCoin.App.Operator.Measuring;

namespace LocalCoin.Benchmarks;

/// <summary>
/// Residents' phones, in a process of their own: every connection pays, waits for the answer, pays again.
/// </summary>
public static class LoadGenerator
{
    public sealed record Result(long Payments, double Seconds, double MedianMilliseconds, double P99Milliseconds,
        double CpuSeconds);

    /// <param name="arguments">The address, a file with a token a line, connections, seconds, merchants.</param>
    public static async Task<int> Run(string[] arguments)
    {
        var (address, tokens) = (arguments[0], await File.ReadAllLinesAsync(arguments[1]));
        var connections = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        var time = TimeSpan.FromSeconds(double.Parse(arguments[3], CultureInfo.InvariantCulture));
        var merchants = int.Parse(arguments[4], CultureInfo.InvariantCulture);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections })
        {
            BaseAddress = new Uri(address),
        };
        var latencies = new List<double>[connections];
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () =>
        {
            var random = new Random(number);
            var mine = latencies[number] = [];
            while (clock.Elapsed < time)
            {
                var since = Stopwatch.GetTimestamp();
                await Pay(client, tokens[random.Next(tokens.Length)], random.Next(merchants), random.Next(1, 9));
                mine.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        })));
        var all = latencies.SelectMany(one => one).Order().ToArray();
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new Result(
            all.Length, clock.Elapsed.TotalSeconds, all[all.Length / 2], all[(int)(all.Length * 0.99)],
            self.TotalProcessorTime.TotalSeconds)));
        return 0;
    }

    private static async Task Pay(HttpClient client, string token, int merchant, int amount)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/payments/{Guid.CreateVersion7()}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var body = string.Create(CultureInfo.InvariantCulture, $$"""
            {"merchant":"{{Town.Merchant(merchant)}}","spot":"{{Town.Spot(merchant)}}","amount":{{amount}},
             "vegetables":{{amount / 3}}}
            """);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}
