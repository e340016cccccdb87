namespace LocalCoin.Benchmarks;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["decide"])
        {
            await using var nowhere = await Town.Imagine();
            for (var round = 0; round < 5; round++)
            {
                var before = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
                var decided = await InProcess.Run(nowhere, 512, TimeSpan.FromSeconds(4), Town.MerchantCount);
                var used = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - before;
                Console.WriteLine($"{decided.PerSecond:0} /s, {used.TotalMicroseconds / decided.Payments:0.0} us of processor each");
            }
            return 0;
        }
        var connections = Connections.FromEnvironment();
        await using var town = await Town.Found(connections, "bench_" + Environment.ProcessId);
        Console.WriteLine("town founded");
        foreach (var inFlight in new[] { 1, 8, 32, 128, 512, 512 })
        {
            var figures = await InProcess.Run(town, inFlight, TimeSpan.FromSeconds(5), Town.MerchantCount);
            Console.WriteLine($"{inFlight,4} in flight: {figures.PerSecond,8:0} /s  p50 {figures.MedianMilliseconds:0.00} ms  p99 {figures.P99Milliseconds:0.00} ms");
        }
        var hot = await InProcess.Run(town, 512, TimeSpan.FromSeconds(5), 1);
        Console.WriteLine($" hot 512: {hot.PerSecond,8:0} /s");
        return args.Length;
    }
}
