using LocalCoin.Ledger;
using LocalCoin.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalCoin.IntegrationTests.Writing;

/// <summary>An app node, as far as it writes: a writer with its own way to the database.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly Limits Limits = new() { WalletBalanceMax = SmallTown.BalanceMax };

    private readonly IEventStore store;
    private readonly LedgerWriter writer;

    private Node(IEventStore store, WriterOptions options, IClock clock)
    {
        this.store = store;
        writer = new LedgerWriter(store, Limits, clock, options, NullLogger<LedgerWriter>.Instance);
    }

    public string? Hindrance => writer.Hindrance;
    public int QueueLength => writer.QueueLength;

    public static Node Open(
        string community, WriterOptions? options = null, IClock? clock = null, string? connection = null) => new(
            new PostgresEventStore(connection ?? TestSchema.AppConnection, community),
            options ?? new WriterOptions(), clock ?? SystemClock.Instance);

    public static Node Over(IEventStore store, WriterOptions? options = null, IClock? clock = null) =>
        new(store, options ?? new WriterOptions(), clock ?? SystemClock.Instance);

    public Task<Answer> Send(Sent sent) => writer.Send(sent, CancellationToken.None);

    public async Task<IReadOnlyList<Answer>> SendAll(IEnumerable<Sent> all) => await Task.WhenAll(all.Select(Send));

    /// <summary>Sends what must be accepted.</summary>
    public async Task Do(IEnumerable<Sent> all)
    {
        var sent = all.ToArray();
        foreach (var (one, answer) in sent.Zip(await SendAll(sent)))
        {
            Assert.True(answer is Answer.Accepted, $"{one.Command} was answered {answer}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await store.DisposeAsync();
    }
}
