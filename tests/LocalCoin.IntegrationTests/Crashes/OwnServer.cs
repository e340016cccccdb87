// A PostgreSQL of the test's own, to be killed. It lives in a temporary folder, listens on 127.0.0.1 only, and keeps
// its promises (fsync is on); as root it runs as the user that LOCALCOIN_TEST_PGUSER names.

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LocalCoin.IntegrationTests.Writing;
using LocalCoin.Store;
using Npgsql;

namespace LocalCoin.IntegrationTests.Crashes;

internal sealed class OwnServer : IAsyncDisposable
{
    private static readonly TimeSpan UpWithin = TimeSpan.FromSeconds(60);

    private readonly string folder =
        Path.Combine(Path.GetTempPath(), "localcoin-crashes-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly int port = FreePort();

    public string Owner => ConnectionOf("crash_owner");
    public string App => ConnectionOf("crash_app");

    public static async Task<OwnServer> Make(string community)
    {
        var server = new OwnServer();
        Directory.CreateDirectory(server.folder);
        if (Environment.IsPrivilegedProcess) await Run("chown", User, server.folder);
        await Run(AsUser(Program("initdb"), "-D", server.Data, "-U", "crash_owner", "-A", "trust", "-E", "UTF8",
            "--locale=C"));
        await File.AppendAllTextAsync(
            Path.Combine(server.Data, "postgresql.conf"),
            $"""

            listen_addresses = '127.0.0.1'
            port = {server.port}
            unix_socket_directories = ''
            shared_buffers = '64MB'
            checkpoint_timeout = '30s'
            log_min_error_statement = panic

            """);
        await server.Start();
        await using (var source = NpgsqlDataSource.Create(server.Owner))
        {
            foreach (var role in new[] { "crash_app", "crash_health" })
            {
                await using var command = source.CreateCommand($"create role {role} login");
                await command.ExecuteNonQueryAsync();
            }
        }
        await Migrations.Apply(server.Owner, community, new SchemaRoles("crash_app", "crash_health"),
            CancellationToken.None);
        return server;
    }

    public async Task Start()
    {
        // A server that was killed leaves its file and, for a moment, its children's shared memory.
        for (var since = Stopwatch.GetTimestamp(); ;)
        {
            var log = Path.Combine(folder, "log");
            if (await Ends(
                AsUser(Program("pg_ctl"), "start", "-s", "-w", "-t", "60", "-D", Data, "-l", log)) == 0) return;
            if (Stopwatch.GetElapsedTime(since) > UpWithin)
            {
                throw new InvalidOperationException("PostgreSQL does not start: " + await File.ReadAllTextAsync(log));
            }
            await Task.Delay(100);
        }
    }

    /// <summary>The postmaster and all its children at once, as a power cut would.</summary>
    public async Task Kill()
    {
        var postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0]);
        var children = Process.GetProcesses().Where(process => ParentOf(process.Id) == postmaster).ToArray();
        foreach (var process in children.Prepend(Process.GetProcessById(postmaster)))
        {
            try
            {
                process.Kill();
            }
            catch (InvalidOperationException)
            {
                // It ended by itself.
            }
        }
        await Wait.Until(() => ParentOf(postmaster) is null, "the killed server is gone");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Ends(AsUser(Program("pg_ctl"), "stop", "-s", "-m", "immediate", "-D", Data));
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private static string User => Environment.GetEnvironmentVariable("LOCALCOIN_TEST_PGUSER") ?? "postgres";

    private string ConnectionOf(string user) => $"Host=127.0.0.1;Port={port};Database=postgres;Username={user}";

    private static string Program(string name)
    {
        var programs = Environment.GetEnvironmentVariable("LOCALCOIN_TEST_PGBIN")
            ?? throw new InvalidOperationException("LOCALCOIN_TEST_PGBIN is not set: run the tests by scripts/test");
        return Path.Combine(programs, name);
    }

    private static string[] AsUser(params string[] command) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", User, "--", .. command] : command;

    private static async Task Run(params string[] command)
    {
        if (await Ends(command) is var status && status != 0)
        {
            throw new InvalidOperationException($"'{string.Join(' ', command)}' ended with {status}");
        }
    }

    private static async Task<int> Ends(params string[] command)
    {
        // The server it starts must not keep our output open, so it gets none.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. command])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static int? ParentOf(int pid)
    {
        try
        {
            // pid (name) state parent …; a zombie is gone for us.
            var fields = File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].Split(' ');
            return fields[0] == "Z" ? null : int.Parse(fields[1]);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
