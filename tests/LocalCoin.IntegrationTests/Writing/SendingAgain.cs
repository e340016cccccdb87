// Sending a command again changes nothing, and tells its sender, and nobody else, what became of it.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

public sealed class SendingAgain(TestSchema schema) : IClassFixture<TestSchema>, IAsyncLifetime
{
    private static int next;
    private readonly Node node = Node.Open(schema.Community);

    public Task InitializeAsync() => SmallTown.FoundIn(schema);

    public async Task DisposeAsync()
    {
        await node.DisposeAsync();
        await LedgerProof.Holds(schema);
        await LedgerProof.SequenceIsHead(schema);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_sent_again_is_answered_with_its_stored_outcome(bool byAnotherNode)
    {
        var payment = Fresh();
        var accepted = Assert.IsType<Answer.Accepted>(await node.Send(payment));
        await using var other = Node.Open(schema.Community);
        var repeated = Assert.IsType<Answer.Repeated>(await (byAnotherNode ? other : node).Send(payment));
        Assert.Equal((accepted.Event.Seq, accepted.Event.Id, accepted.Event.Event.At),
            (repeated.Event.Seq, repeated.Event.Id, repeated.Event.Event.At));
        Assert.Equal(1, await Stored(payment.Id));
    }

    [Fact]
    public async Task A_command_sent_many_times_at_once_happens_once()
    {
        var payment = Fresh();
        await using var other = Node.Open(schema.Community);
        var answers =
            await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? node : other).Send(payment)));
        Assert.Single(answers.OfType<Answer.Accepted>());
        Assert.Equal(39, answers.OfType<Answer.Repeated>().Count());
        Assert.Equal(1, await Stored(payment.Id));
    }

    [Fact]
    public async Task The_id_with_another_body_is_a_conflict()
    {
        var payment = Fresh();
        await node.Do([payment]);
        var command = (PayMerchant)payment.Command;
        Assert.IsType<Answer.Conflict>(
            await node.Send(payment with { Command = command with { Amount = new Amount(31) } }));
    }

    [Fact]
    public async Task The_id_from_another_actor_is_a_conflict()
    {
        var payment = Fresh();
        await node.Do([payment]);
        Assert.IsType<Answer.Conflict>(
            await node.Send(payment with { Sender = new(new ActorId("somebody"), null, null) }));
    }

    [Fact]
    public async Task The_id_of_another_stream_is_a_conflict_and_the_others_of_the_batch_are_accepted()
    {
        var (first, second, third) = (Fresh(), Fresh(), Fresh());
        await node.Do([first]);
        var answers = await node.SendAll([second, Fresh() with { Id = first.Id }, third]);
        Assert.Equal([typeof(Answer.Accepted), typeof(Answer.Conflict), typeof(Answer.Accepted)],
            answers.Select(a => a.GetType()));
    }

    [Fact]
    public async Task The_id_twice_in_one_batch_for_two_streams_is_a_conflict()
    {
        var first = Fresh();
        // The second stands in the same batch: nothing is taken from the queue before the first has asked for the head.
        var answers = await node.SendAll([first, Fresh() with { Id = first.Id }]);
        Assert.IsType<Answer.Accepted>(answers[0]);
        Assert.IsType<Answer.Conflict>(answers[1]);
    }

    [Fact]
    public async Task What_was_rejected_is_not_stored_and_may_succeed_later()
    {
        var number = Interlocked.Increment(ref next);
        var early = SmallTown.Payment(number, 4, 0, 100) with { };
        var newcomer = new WalletId("newcomer");
        var payment =
            early with { Command = (PayMerchant)early.Command with { Wallet = newcomer, PayWhatIsThere = false } };
        Assert.Equal(new Answer.Rejected(Rejection.WalletUnknown, null), await node.Send(payment));
        Assert.Equal(0, await Stored(payment.Id));
        await node.Do([early]);
    }

    private static Sent Fresh()
    {
        var number = Interlocked.Increment(ref next);
        return SmallTown.Payment(number, number % SmallTown.WalletCount, number % SmallTown.MerchantCount, 30);
    }

    private async Task<long> Stored(Guid id) =>
        await schema.Value<long>("select count(*) from mt_events where id = $1", id);
}
