using System.Diagnostics;
using System.Text.Json;

namespace LocalCoin.IntegrationTests;

/// <summary>What a job said and how it ended.</summary>
public sealed record Ran(int ExitCode, string Output, string Error)
{
    /// <summary>The one JSON object that --json promises.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>The executable as an operator runs it: a process of its own, with its own environment.</summary>
public static class Executable
{
    public static string KeyFolder { get; } = Path.Combine(Path.GetTempPath(), "localcoin-test-keys");

    public static async Task<Ran> Run(string community, params string[] args) => await Run(community, "", args);

    public static async Task<Ran> RunWith(string community, string input, params string[] args) =>
        await Run(community, input, args);

    public static Process Start(string? community, params string[] args) =>
        Process.Start(Prepare(community, TestSchema.AppConnection, args))!;

    /// <summary>How it is started on another server than the tests' own.</summary>
    public static ProcessStartInfo Prepare(string? community, string connection, params string[] args)
    {
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path
            : "dotnet";
        var start = new ProcessStartInfo(dotnet)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
                RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var arg in (
            string[])[Path.Combine(AppContext.BaseDirectory, "localcoin.dll"), .. args]) start.ArgumentList.Add(arg);
        start.Environment["ConnectionStrings__LocalCoin"] = connection;
        if (connection == TestSchema.AppConnection)
        {
            start.Environment["ConnectionStrings__LocalCoinHealth"] = TestSchema.HealthConnection;
        }
        start.Environment["ConnectionStrings__LocalCoinOwner"] = TestSchema.OwnerConnection;
        start.Environment["LocalCoin__KeyFolder"] = KeyFolder;
        if (community is null) start.Environment.Remove("LocalCoin__Community");
        else start.Environment["LocalCoin__Community"] = community;
        return start;
    }

    public static async Task<Ran> End(Process process)
    {
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, await output, await error);
    }

    private static async Task<Ran> Run(string community, string input, string[] args)
    {
        using var process = Start(community, args);
        if (input.Length > 0) await process.StandardInput.WriteLineAsync(input);
        return await End(process);
    }
}
