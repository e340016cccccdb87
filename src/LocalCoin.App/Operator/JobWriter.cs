using LocalCoin.Ledger;
using LocalCoin.Store;
using Microsoft.Extensions.Logging.Console;

namespace LocalCoin.App.Operator;

/// <summary>The writer as jobs use it: they wait longer than a shop would, and log to standard error.</summary>
public sealed class JobWriter : IAsyncDisposable
{
    private static readonly WriterOptions Patient = new() { QueueWaitMax = TimeSpan.FromMinutes(2) };
    private readonly ILoggerFactory logging;

    public JobWriter(Job job)
    {
        logging = LoggerFactory.Create(build => build.SetMinimumLevel(LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        Limits = job.Settings.Limits;
        Store = new PostgresEventStore(job.Connection, job.Community);
        Writer = new LedgerWriter(Store, Limits, SystemClock.Instance, Patient, logging.CreateLogger<LedgerWriter>());
    }

    public PostgresEventStore Store { get; }
    public LedgerWriter Writer { get; }
    public Limits Limits { get; }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await Store.DisposeAsync();
        logging.Dispose();
    }
}
