using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;

namespace LocalCoin.IntegrationTests.Operator;

// What an operator types before and after a bad night, on a cluster of its own: the scripts themselves, as they are.
public sealed class BackingUp : IAsyncLifetime
{
    private const string Cluster = "backing-up";
    private const string Opened = "backing-up-opened";

    private static readonly string Root = FindRoot();
    private static readonly string Folder =
        Path.Combine(Path.GetTempPath(), "localcoin-backups-" + Guid.NewGuid().ToString("N")[..8]);

    public async Task InitializeAsync()
    {
        // The server's own user writes the copy, and must be able to come to it.
        Directory.CreateDirectory(Folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        await Remove();
    }

    public async Task DisposeAsync()
    {
        await Remove();
        Directory.Delete(Folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_opens_whole_again_and_a_damaged_one_is_found_out()
    {
        foreach (var (place, backup) in new[] { (Root, "first"), ("/", "second") })
        {
            await Must(place, null, "db", "start", "--data", Cluster);
            var connections = await Connections(Cluster);
            await Must(place, connections, "localcoin", "migrate");
            await Must(place, connections, "localcoin", "demo");
            var to = Path.Combine(Folder, backup);
            var copied = await Must(place, null, "backup", "--data", Cluster, "--to", to);
            Assert.Equal(to, copied.Output.Trim());
            Assert.Contains("The backup is whole", (await Must(place, null, "verify-restore", to)).Error);
        }
        var again = await Script(Root, null, "backup", "--data", Cluster, "--to", Path.Combine(Folder, "first"));
        Assert.Equal((1, true), (again.ExitCode, again.Error.Contains("is there already", StringComparison.Ordinal)));

        await Must(Root, null, "restore", Path.Combine(Folder, "first"), "--data", Opened);
        var owner = (await Connections(Opened))["ConnectionStrings__LocalCoinOwner"];
        await using (var source = NpgsqlDataSource.Create(owner))
        {
            await using var damage = source.CreateCommand("""
                update kongo.balances
                set coins = coins + 1
                where address = (select min(address) from kongo.balances where kind = 'merchant')
                """);
            Assert.Equal(1, await damage.ExecuteNonQueryAsync());
        }
        var verified = await Script(Root, null, "verify-restore", "--data", Opened);
        Assert.True(verified.ExitCode == 1, verified.Output + verified.Error);
        Assert.Contains("not to be trusted", verified.Error);
    }

    private static async Task Remove()
    {
        foreach (var cluster in new[] { Cluster, Opened }) await Must(Root, null, "db", "remove", "--data", cluster);
    }

    private static async Task<Dictionary<string, string>> Connections(string cluster) =>
        (await Must(Root, null, "db", "url", "--data", cluster)).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    private static async Task<Ran> Must(
        string place, Dictionary<string, string>? environment, string script, params string[] args)
    {
        var ran = await Script(place, environment, script, args);
        Assert.True(ran.ExitCode == 0, $"scripts/{script}: {ran.ExitCode}\n{ran.Output}\n{ran.Error}");
        return ran;
    }

    private static async Task<Ran> Script(
        string place, Dictionary<string, string>? environment, string script, params string[] args)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Root, "scripts", script), .. args])
        {
            UseShellExecute = false, WorkingDirectory = place, RedirectStandardInput = true,
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in environment ?? []) start.Environment[key] = value;
        start.Environment["LocalCoin__Community"] = "kongo";
        start.Environment["LocalCoin__KeyFolder"] = Path.Combine(Folder, "keys");
        using var process = Process.Start(start)!;
        return await Executable.End(process);
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LocalCoin.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new DirectoryNotFoundException($"no LocalCoin.sln above {here}");
    }
}
