// While a batch commits, the next is decided upon what it will leave behind. What was foreseen is worth something only
// if it comes true: here it does, here the commit fails, and here another node comes in between.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

public sealed class Foreseeing : IAsyncLifetime
{
    private static readonly Sender Shop = new(new ActorId("shop"), null, null);

    private TestSchema schema = null!;
    private TestSchema.OwnSchema own = null!;
    private GatedStore store = null!;
    private Node node = null!;

    public async Task InitializeAsync()
    {
        own = await TestSchema.Make();
        schema = own.Schema;
        await using (var founder = Node.Open(schema.Community)) await founder.Do(SmallTown.Founding());
        store = new GatedStore(schema.Community);
        node = Node.Over(store);
    }

    public async Task DisposeAsync()
    {
        store.Commits.Open();
        store.Committed.Open();
        store.Takings.Open();
        await node.DisposeAsync();
        await LedgerProof.Holds(schema);
        await own.DisposeAsync();
    }

    [Fact]
    public async Task What_is_decided_while_a_batch_commits_is_answered_after_it_and_loads_nothing_more()
    {
        var (first, second) = await SendTwo(SmallTown.Payment(1, 0, 0, 40_000), SmallTown.Payment(2, 0, 1, 20_000));
        await Wait.Until(() => store.LoadedBeside > 0, "the second was asked what it needs");
        Assert.False(second.IsCompleted);
        store.Commits.Open();

        Assert.IsType<Answer.Accepted>(await first);
        // It saw what the first left in the purse.
        Assert.Equal(Rejection.BalanceShort, Assert.IsType<Answer.Rejected>(await second).Reason);
        Assert.True(store.AskedWithTheHead!.IsEmpty());
    }

    [Fact]
    public async Task A_payment_on_a_quiet_ledger_is_written_without_asking_for_the_head_first()
    {
        await node.Do([SmallTown.Payment(1, 0, 0, 100)]);
        var taking = store.Takings.Close();
        await node.Do([SmallTown.Payment(2, 0, 0, 100), SmallTown.Payment(3, 0, 0, 100)]);
        Assert.False(taking.IsCompleted);
        Assert.True(store.CommittedUpon > 0);
    }

    [Fact]
    public async Task What_was_taken_for_new_and_is_there_already_is_answered_as_it_stands()
    {
        var before = SmallTown.Payment(1, 0, 0, 100);
        await using (var other = Node.Open(schema.Community)) await other.Do([before]);
        await node.Do([SmallTown.Payment(2, 0, 0, 100)]);

        var again = Assert.IsType<Answer.Repeated>(await node.Send(before));
        Assert.Equal(before.Id, again.Event.Id);
        Assert.Equal(1, store.CommittedUpon);
        Assert.IsType<Answer.Conflict>(await node.Send(SmallTown.Payment(1, 0, 0, 200)));
    }

    [Fact]
    public async Task What_needs_a_stream_that_was_taken_for_new_is_not_refused_for_it()
    {
        var before = SmallTown.Payment(1, 0, 0, 100);
        await using (var other = Node.Open(schema.Community)) await other.Do([before]);
        await node.Do([SmallTown.Payment(2, 0, 0, 100)]);
        // Warm with everything a refund reads, but not with the payment it is for.
        var payment = ((PayMerchant)before.Command).Payment;
        await node.Do([Refund(3, new PaymentId(SmallTown.Id(2).ToString()))]);
        await node.Do([Refund(4, payment)]);
    }

    [Fact]
    public async Task A_clock_that_goes_wrong_on_a_quiet_ledger_is_noticed_before_anything_is_written()
    {
        await node.DisposeAsync();
        store = new GatedStore(schema.Community);
        var clock = new ShiftedClock();
        node = Node.Over(store, new WriterOptions(), clock);
        await node.Do([SmallTown.Payment(1, 0, 0, 100)]);
        clock.Ahead = Duration.FromSeconds(5);
        Assert.IsType<Answer.NotExecuted>(await node.Send(SmallTown.Payment(2, 0, 0, 100)));
        Assert.Equal(1, store.CommittedUpon);
        clock.Ahead = Duration.Zero;
        await node.Do([SmallTown.Payment(2, 0, 0, 100)]);
    }

    [Fact]
    public async Task What_was_decided_upon_a_commit_that_failed_is_decided_again()
    {
        var (first, second) = await SendTwo(SmallTown.Payment(1, 0, 0, 30_000), SmallTown.Payment(2, 0, 1, 15_000));
        await Wait.Until(() => store.LoadedBeside > 0, "the second was decided ahead");
        await schema.Execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'localcoin-writer'"
            + " and state = 'idle in transaction' and pid in (select pid from pg_locks where relation = $1::regclass)",
            schema.Community + ".ledger_head");
        store.Commits.Open();

        Assert.IsType<Answer.Accepted>(await first);
        Assert.IsType<Answer.Accepted>(await second);
    }

    [Fact]
    public async Task What_another_node_wrote_in_between_is_seen()
    {
        var (first, second) = await SendTwo(SmallTown.Payment(1, 0, 0, 1_000), SmallTown.Payment(2, 1, 0, 1_000));
        await Wait.Until(() => store.LoadedBeside > 0, "the second was decided ahead");
        var committing = store.Commits.Next();
        Assert.IsType<Answer.Accepted>(await first);
        await committing;
        await using (var other = Node.Open(schema.Community))
        {
            await other.Do([SmallTown.Payment(3, 1, 1, SmallTown.CoinsEach)]);
        }
        store.Commits.Open();

        // What vegetables just earned is all the wallet has left, and it is more than nothing and less than enough.
        Assert.Equal(Rejection.BalanceShort, Assert.IsType<Answer.Rejected>(await second).Reason);
    }

    [Fact]
    public async Task What_was_loaded_after_another_node_wrote_is_loaded_again()
    {
        var committed = store.Committed.Close();
        var first = node.Send(SmallTown.Payment(1, 0, 0, 1_000));
        await committed;
        await using (var other = Node.Open(schema.Community))
        {
            await other.Do([SmallTown.Payment(3, 1, 1, SmallTown.CoinsEach - 1_000)]);
        }
        var second = node.Send(SmallTown.Payment(2, 1, 0, 1_000));
        await Wait.Until(() => store.LoadedBeside > 0, "the second was decided ahead");
        store.Committed.Open();

        Assert.IsType<Answer.Accepted>(await first);
        // Taking the other node's payment off once more would leave less than nothing.
        Assert.IsType<Answer.Accepted>(await second);
    }

    [Fact]
    public async Task What_the_batch_on_its_way_changes_unseen_is_not_loaded_beside_it()
    {
        var (warm, warmer) = await SendTwo(SmallTown.Payment(1, 0, 0, 100), SmallTown.Payment(2, 1, 0, 100));
        await Wait.Until(() => store.LoadedBeside > 0, "the connection beside is open");
        store.Commits.Open();
        await Task.WhenAll(warm, warmer);

        var (fund, breakage) = (AccountAddress.Of(new FundId("welcome")), AccountAddress.Breakage);
        var (first, second) = await SendTwo(
            Sent.Live(SmallTown.Id(3), new MoveUnseen("one", fund, breakage), Shop),
            Sent.Live(SmallTown.Id(4), new TellBalance("two", fund), Shop));
        await Wait.Until(() => node.QueueLength == 0, "the second was taken up");
        store.Commits.Open();

        Assert.IsType<Answer.Accepted>(await first);
        var told = Assert.IsType<Answer.Rejected>(await second);
        Assert.Equal(
            await schema.Value<long>("select coins from balances where address = 'fund:welcome'"), told.Figure);
    }

    [Fact]
    public async Task What_was_loaded_half_is_not_believed()
    {
        store.FailsBeside = true;
        var fund = AccountAddress.Of(new FundId("welcome"));
        var (first, second) = await SendTwo(
            SmallTown.Payment(1, 0, 0, 100), Sent.Live(SmallTown.Id(2), new TellBalance("two", fund), Shop));
        await Wait.Until(() => store.LoadedBeside > 0, "the loading has failed");
        store.Commits.Open();

        Assert.IsType<Answer.Accepted>(await first);
        var told = Assert.IsType<Answer.Rejected>(await second);
        Assert.Equal(
            await schema.Value<long>("select coins from balances where address = 'fund:welcome'"), told.Figure);
    }

    [Fact]
    public async Task Who_waited_too_long_for_the_commit_is_not_executed_with_those_who_did_not()
    {
        await node.DisposeAsync();
        store = new GatedStore(schema.Community);
        node = Node.Over(store, new WriterOptions { QueueWaitMax = TimeSpan.FromSeconds(1) });
        var (first, second) = await SendTwo(SmallTown.Payment(1, 0, 0, 100), SmallTown.Payment(2, 1, 0, 100));
        Assert.IsType<Answer.NotExecuted>(await second);
        var third = node.Send(SmallTown.Payment(3, 2, 0, 100));
        store.Commits.Open();

        Assert.IsType<Answer.Accepted>(await first);
        Assert.IsType<Answer.Accepted>(await third);
        Assert.Equal(0, await schema.Value<long>("select count(*) from mt_events where id = $1", SmallTown.Id(2)));
    }

    private static Sent Refund(int number, PaymentId payment) => Sent.Live(
        SmallTown.Id(number),
        new RefundPayment(payment, SmallTown.Merchant(0), new Amount(50), 10, RefundReason.GoodsReturned), Shop);

    /// <summary>The first is held where it commits, and the second comes while it is.</summary>
    private async Task<(Task<Answer> First, Task<Answer> Second)> SendTwo(Sent first, Sent second)
    {
        var committing = store.Commits.Close();
        var answer = node.Send(first);
        await committing;
        return (answer, node.Send(second));
    }
}
