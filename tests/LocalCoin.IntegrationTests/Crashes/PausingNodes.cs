// A node that stops in the middle of a batch (a machine that is suspended, a long pause of the collector) holds the
// head. The server takes it away, the others go on, and when the node wakes up it tells its callers the truth.

using System.Diagnostics;
using LocalCoin.IntegrationTests.Writing;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Crashes;

public sealed class PausingNodes(TestSchema schema) : IClassFixture<TestSchema>
{
    // idle_in_transaction_session_timeout (2 s), lock_timeout (1 s), and a busy machine.
    private static readonly TimeSpan OthersGoOnWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_node_paused_while_it_holds_the_head_stops_nobody_for_long()
    {
        var options = new WriterOptions { QueueWaitMax = OthersGoOnWithin };
        await using var other = Node.Open(schema.Community, options);
        await other.Do(SmallTown.Founding());
        await using var proxy = new CuttingProxy(TestSchema.AppConnection);
        await using var paused = await ServeProcess.Start(proxy.Connection, schema.Community);
        var phone = (await Phone.BindAll(paused, TestSchema.AppConnection, schema.Community))[0];

        var held = proxy.HoldNextLoad();
        var (caught, payment) = (Guid.CreateVersion7(), SmallTown.Payment(2, 0, 0, 100));
        var answer = phone.Pay(paused, caught, 0, 100);
        await held.WaitAsync(OthersGoOnWithin);
        await paused.Stop();
        proxy.LetGo();

        var since = Stopwatch.GetTimestamp();
        await other.Do([payment]);
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, OthersGoOnWithin);
        Assert.False(answer.IsCompleted);

        await paused.Continue();
        var told = await answer.WaitAsync(TimeSpan.FromSeconds(30));
        var stored = await schema.Value<long>("select count(*) from mt_events where id = $1", caught);
        Assert.Equal(told is null ? 0 : 1, stored);
        Assert.NotNull(await phone.Pay(paused, caught, 0, 100));
        await LedgerProof.Holds(schema);
    }
}
