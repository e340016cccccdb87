// By whose clock: a node whose clock is wrong refuses to write, and imported history cannot reach where it may not.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

public sealed class Times(TestSchema schema) : IClassFixture<TestSchema>, IAsyncLifetime
{
    private static int next;

    public Task InitializeAsync() => SmallTown.FoundIn(schema, Now() - Duration.FromDays(10));

    public Task DisposeAsync() => LedgerProof.Holds(schema);

    [Theory]
    [InlineData(2_500)]
    [InlineData(-2_500)]
    public async Task A_node_whose_clock_is_more_than_two_seconds_off_does_not_write_until_it_is_right(int milliseconds)
    {
        var clock = new ShiftedClock { Ahead = Duration.FromMilliseconds(milliseconds) };
        await using var node = Node.Open(schema.Community, clock: clock);
        var payment = Payment(1);
        Assert.IsType<Answer.NotExecuted>(await node.Send(payment));
        Assert.NotNull(node.Hindrance);
        Assert.Equal(0, await schema.Value<long>("select count(*) from mt_events where id = $1", payment.Id));
        clock.Ahead = Duration.Zero;
        await Wait.Until(() => node.Hindrance is null, "the node sees that its clock is right again");
        await node.Do([payment]);
    }

    [Fact]
    public async Task A_node_whose_clock_is_a_little_off_writes()
    {
        await using var node =
            Node.Open(schema.Community, clock: new ShiftedClock { Ahead = Duration.FromMilliseconds(-500) });
        await node.Do([Payment(1), Payment(2)]);
    }

    [Fact]
    public async Task A_head_more_than_two_seconds_ahead_of_the_node_stops_it()
    {
        await using var own = await TestSchema.Make();
        await own.Schema.Execute("update ledger_head set timestamp = clock_timestamp() + interval '1 minute'");
        await using var node = Node.Open(own.Schema.Community);
        Assert.IsType<Answer.NotExecuted>(await node.Send(SmallTown.Founding().First()));
        Assert.NotNull(node.Hindrance);
    }

    [Fact]
    public async Task Imported_history_is_never_later_than_now()
    {
        await using var node = Node.Open(schema.Community);
        await IsRejected(node, Rejection.TimeInFuture, Payment(1) with { At = Now() + Duration.FromMinutes(1) });
    }

    [Fact]
    public async Task Imported_history_is_never_before_the_last_entry_of_a_wallet_it_touches()
    {
        var at = Now() - Duration.FromDays(1);
        await using var node = Node.Open(schema.Community);
        await node.Do([Payment(3) with { At = at }]);
        var early = Payment(3) with { At = at - Duration.FromSeconds(1) };
        await IsRejected(node, Rejection.BeforeLastEntry, early);
        await using var other = Node.Open(schema.Community);
        await IsRejected(other, Rejection.BeforeLastEntry, early);
        await other.Do([Payment(4) with { At = at - Duration.FromSeconds(1) }]);
    }

    [Fact]
    public async Task Imported_history_is_never_inside_a_closed_period()
    {
        await using var own = await TestSchema.Make();
        await using var node = Node.Open(own.Schema.Community);
        var founded = Now() - Duration.FromDays(10);
        await node.Do(SmallTown.Founding(founded));
        var closed = Tokyo.Day(founded).PlusDays(5);
        await node.Do([Sent.Live(Guid.CreateVersion7(), new CloseBooks(closed), SmallTown.Payer(0))]);
        var open = Tokyo.Start(closed.PlusDays(1));
        await IsRejected(node, Rejection.PeriodClosed, Payment(0) with { At = open - Duration.FromMilliseconds(1) });
        await node.Do([Payment(0) with { At = open }]);
    }

    [Fact]
    public async Task A_time_finer_than_is_stored_is_cut_before_it_is_used()
    {
        var at = Instant.FromUnixTimeTicks((Now() - Duration.FromHours(1)).ToUnixTimeTicks() / 10 * 10);
        await using var node = Node.Open(schema.Community);
        await node.Do([Payment(0) with { At = at.PlusTicks(7) }, Payment(0) with { At = at }]);
    }

    private static async Task IsRejected(Node node, Rejection reason, Sent sent) =>
        Assert.Equal(new Answer.Rejected(reason, null), await node.Send(sent));

    private static Instant Now() => SystemClock.Instance.GetCurrentInstant();

    private static Sent Payment(int wallet) => SmallTown.Payment(Interlocked.Increment(ref next), wallet, 0, 10);
}
