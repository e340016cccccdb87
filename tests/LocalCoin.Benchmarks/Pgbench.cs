using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace LocalCoin.Benchmarks;

/// <summary>PostgreSQL's own benchmark on the same server: what this machine gives today.</summary>
public sealed class Pgbench(string program, string admin)
{
    private const string Database = "pgbench";
    private readonly NpgsqlConnectionStringBuilder server = new(admin);

    public sealed record Result(double PerSecond, double MedianMilliseconds);

    public static Pgbench FromEnvironment() => new(
        Environment.GetEnvironmentVariable("LOCALCOIN_BENCH_PGBENCH") ?? "pgbench",
        Environment.GetEnvironmentVariable("LOCALCOIN_BENCH_ADMIN")
            ?? throw new InvalidOperationException("LOCALCOIN_BENCH_ADMIN is not set: run scripts/bench"));

    public async Task Prepare()
    {
        await using var source = NpgsqlDataSource.Create(admin);
        foreach (var sql in new[] { $"drop database if exists {Database} with (force)", $"create database {Database}" })
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
        await Start("-i", "-s", "10", "-q");
    }

    /// <param name="script"><c>tpcb-like</c> or <c>simple-update</c>.</param>
    public async Task<Result> Run(string script, int clients, TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("pgbench");
        try
        {
            var output = await Start(
                "-n", "-M", "prepared", "-b", script, "-c", Text(clients), "-j", Text(Math.Min(clients, 2)),
                "-T", Text((int)time.TotalSeconds), "-l", "--log-prefix", Path.Combine(folder.FullName, "log"));
            var line = output.Split('\n').First(one => one.StartsWith("tps = ", StringComparison.Ordinal));
            var perSecond = double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
            var times = folder.GetFiles().SelectMany(file => File.ReadLines(file.FullName))
                .Select(row => double.Parse(row.Split(' ')[2], CultureInfo.InvariantCulture) / 1000);
            return new Result(perSecond, Figures.Median(times));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        string[] where = ["-h", server.Host!, "-p", Text(server.Port), "-U", server.Username!];
        foreach (var argument in where.Concat(arguments).Append(Database)) start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = server.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {await errors}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
