// The wire breaks in every phase of a batch. Whoever waits is told the truth, and what was sent happens exactly once.

using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

public sealed class LosingConnections(TestSchema schema) : IClassFixture<TestSchema>, IAsyncLifetime
{
    private static int next;

    public Task InitializeAsync() => SmallTown.FoundIn(schema);

    public Task DisposeAsync() => LedgerProof.Holds(schema);

    [Theory]
    [InlineData(Cut.DuringLoad, false)]
    [InlineData(Cut.BeforeCommit, false)]
    [InlineData(Cut.DuringCommit, false)]
    [InlineData(Cut.AfterCommit, false)]
    [InlineData(Cut.BeforeCommit, true)]
    [InlineData(Cut.DuringCommit, true)]
    [InlineData(Cut.AfterCommit, true)]
    public async Task Nobody_notices_a_connection_that_is_lost(Cut when, bool isWarm)
    {
        await using var proxy = new CuttingProxy(TestSchema.AppConnection);
        await using var node = Node.Open(schema.Community, connection: proxy.Connection);
        // Who knows the wallets and the head writes without asking for them first.
        if (isWarm) await node.Do(Enumerable.Range(0, 10).Select(_ => Payment()));
        proxy.CutOnce(when);
        var payments = Enumerable.Range(0, 10).Select(_ => Payment()).ToArray();
        await node.Do(payments);
        Assert.Equal(1, proxy.Cuts);
        foreach (var payment in payments) Assert.Equal(1, await Stored(payment));
        Assert.All(await node.SendAll(payments), answer => Assert.IsType<Answer.Repeated>(answer));
    }

    [Theory]
    [InlineData(Cut.BeforeCommit, 0)]
    [InlineData(Cut.AfterCommit, 1)]
    public async Task Only_when_the_server_stays_away_is_an_outcome_unknown_and_the_same_id_asks_again(
        Cut when, int stored)
    {
        await using var proxy = new CuttingProxy(TestSchema.AppConnection);
        proxy.CutOnce(when, thenAway: true);
        var options = new WriterOptions { OutcomeWaitMax = TimeSpan.FromSeconds(1) };
        await using var node = Node.Open(schema.Community, options, connection: proxy.Connection);
        var payment = Payment();
        Assert.IsType<Answer.OutcomeUnknown>(await node.Send(payment));
        Assert.NotNull(node.Hindrance);
        Assert.Equal(stored, await Stored(payment));
        proxy.ComeBack();
        await Wait.Until(() => node.Hindrance is null, "the node finds out by itself that it can write again");
        var answer = await node.Send(payment);
        Assert.IsType(stored == 1 ? typeof(Answer.Repeated) : typeof(Answer.Accepted), answer);
        Assert.Equal(1, await Stored(payment));
    }

    [Fact]
    public async Task What_was_never_begun_before_the_server_went_away_is_answered_not_executed()
    {
        await using var proxy = new CuttingProxy(TestSchema.AppConnection);
        proxy.CutOnce(Cut.DuringLoad, thenAway: true);
        var options = new WriterOptions { OutcomeWaitMax = TimeSpan.FromSeconds(1) };
        await using var node = Node.Open(schema.Community, options, connection: proxy.Connection);
        var payment = Payment();
        Assert.IsType<Answer.NotExecuted>(await node.Send(payment));
        proxy.ComeBack();
        await Wait.Until(() => node.Hindrance is null, "the node can write again");
        Assert.Equal(0, await Stored(payment));
        await node.Do([payment]);
    }

    [Fact]
    public async Task A_connection_ended_by_the_server_between_two_commands_is_replaced()
    {
        await using var proxy = new CuttingProxy(TestSchema.AppConnection);
        await using var node = Node.Open(schema.Community, connection: proxy.Connection);
        await node.Do([Payment()]);
        await schema.Execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where client_port = any($1)",
                proxy.Ports.ToArray());
        await node.Do([Payment()]);
    }

    private static Sent Payment()
    {
        var number = Interlocked.Increment(ref next);
        return SmallTown.Payment(number, number % SmallTown.WalletCount, number % SmallTown.MerchantCount, 10);
    }

    private Task<long> Stored(Sent sent) => schema.Value<long>("select count(*) from mt_events where id = $1", sent.Id);
}
