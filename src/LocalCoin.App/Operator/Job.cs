// What all jobs share: where the community is, how they speak (results on standard output, everything else on standard
// error, one JSON object with --json), and how a failure becomes a sentence and an exit code.

using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Json;
using LocalCoin.Store;
using LocalCoin.Store.Audit;
using Npgsql;
using Spectre.Console;

namespace LocalCoin.App.Operator;

/// <summary>Wrong arguments or configuration; the message says what to do.</summary>
public sealed class UsageException(string message) : Exception(message);

public sealed class Job(IConfiguration configuration, bool isJson, CancellationToken cancellation)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public CancellationToken Cancellation => cancellation;
    public bool IsJson => isJson;
    public IConfiguration Configuration => configuration;

    /// <exception cref="SettingException">A key is missing or wrong.</exception>
    public Settings Settings => Settings.Read(configuration);
    public string Community => Settings.Community;
    public string Connection => Settings.Connection;

    /// <summary>With the right to make and change schemas; only migrate and bench need it.</summary>
    public string OwnerConnection => Key("ConnectionStrings:LocalCoinOwner");

    public NpgsqlDataSource OpenDatabase() => CommunityDatabase.Open(Connection, Community);

    /// <exception cref="UsageException">Neither the environment nor appsettings.json names it.</exception>
    public string Key(string key) => configuration[key] is { Length: > 0 } value ? value : throw new UsageException(
        $"{key} is not configured: set the environment variable {key.Replace(":", "__")}, "
        + "or the key in appsettings.json");

    private string? UserOf(string key) =>
        configuration[key] is { Length: > 0 } text ? new NpgsqlConnectionStringBuilder(text).Username : null;

    /// <summary>The roles that a schema is opened to.</summary>
    public SchemaRoles Roles() => new(
        UserOf("ConnectionStrings:LocalCoin") ?? throw new UsageException(
            "ConnectionStrings:LocalCoin is not configured: its user is the role that the schema is opened to"),
        UserOf("ConnectionStrings:LocalCoinHealth") ?? "localcoin_health");

    /// <summary>The job's result: the object with --json, the lines otherwise.</summary>
    public void Report(object result, params IEnumerable<string> lines)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, Json));
            return;
        }
        foreach (var line in lines) Console.Out.WriteLine(line);
    }

    /// <summary>The result of a job that speaks JSON to everybody.</summary>
    public static void ReportJson(object result) => Console.Out.WriteLine(JsonSerializer.Serialize(result, Json));

    /// <summary>Something to know on the way; never part of the result.</summary>
    public void Say(string line)
    {
        if (!isJson) Console.Error.WriteLine(line);
    }

    /// <summary>Runs long work with a bar on a terminal, and silently anywhere else.</summary>
    /// <param name="total">Steps; the work reports how many are done.</param>
    public async Task<T> WithProgress<T>(string what, long total, Func<Action<long>, Task<T>> work)
    {
        if (isJson || Console.IsErrorRedirected || total == 0) return await work(static _ => { });
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(
                Description(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(what), maxValue: total);
                return await work(done => bar.Value = done);
            });
    }

    /// <summary>The same for work that says itself what it is doing and how far it is.</summary>
    public async Task<T> WithSteps<T>(Func<IProgress<Progressed>?, Task<T>> work)
    {
        if (isJson || Console.IsErrorRedirected) return await work(null);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(Description(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new StepBars(context)));
    }

    private static TaskDescriptionColumn Description() => new() { Alignment = Justify.Left };

    private sealed class StepBars(ProgressContext context) : IProgress<Progressed>
    {
        private readonly Dictionary<string, ProgressTask> bars = [];

        public void Report(Progressed value)
        {
            if (!bars.TryGetValue(value.Step, out var bar))
            {
                bars.Add(value.Step, bar = context.AddTask(Markup.Escape(value.Step)));
            }
            bar.IsIndeterminate = value.Goal <= 0;
            bar.MaxValue = Math.Max(1, value.Goal);
            bar.Value = value.Done;
        }
    }

    public static IConfiguration ReadConfiguration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build();

    /// <summary>Runs a job and turns what goes wrong into a sentence and an exit code.</summary>
    public static async Task<int> Run(bool isJson, Func<Job, Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            return await work(new Job(ReadConfiguration(), isJson, cancellation));
        }
        catch (Exception wrong) when (wrong is UsageException or SettingException)
        {
            return Failed(isJson, ExitCode.Usage, "usage", wrong.Message);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException || cancellation.IsCancellationRequested)
        {
            return Failed(isJson, ExitCode.Stopped, "stopped", "stopped; the job can be run again");
        }
        catch (InvalidDataException faulty)
        {
            return Failed(isJson, ExitCode.Fault, "fault", faulty.Message);
        }
        catch (Exception failed) when (SchemaFault(failed) is { } fault)
        {
            return Failed(
                isJson, ExitCode.SchemaOld, "schema", $"the schema is missing or old ({fault}): run localcoin migrate");
        }
        catch (Exception lost) when (
            lost is NpgsqlException or SocketException or StoreLostException or TimeoutException)
        {
            var cause = lost.InnerException is SocketException or IOException ? lost.InnerException.Message
                : lost.Message;
            return Failed(isJson, ExitCode.Unreachable, "unreachable", $"the database server cannot be used: {cause}");
        }
    }

    private static string? SchemaFault(Exception failed) =>
        (failed as PostgresException ?? failed.InnerException as PostgresException) is
        {
            SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn
            or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InsufficientPrivilege,
        } missing
            ? missing.MessageText
            : null;

    private static int Failed(bool isJson, int code, string error, string message)
    {
        if (isJson) Console.Out.WriteLine(JsonSerializer.Serialize(new { error, message }, Json));
        else Console.Error.WriteLine($"localcoin: {message}");
        return code;
    }
}
