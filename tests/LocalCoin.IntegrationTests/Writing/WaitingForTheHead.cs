// Nobody waits longer than promised, and what was answered "not executed" never is.

using LocalCoin.Store;
using Npgsql;

namespace LocalCoin.IntegrationTests.Writing;

public sealed class WaitingForTheHead(TestSchema schema) : IClassFixture<TestSchema>, IAsyncLifetime
{
    private static int next;

    public Task InitializeAsync() => SmallTown.FoundIn(schema);

    public Task DisposeAsync() => LedgerProof.Holds(schema);

    [Fact]
    public async Task A_command_that_could_not_be_started_in_time_is_never_executed()
    {
        await using var node =
            Node.Open(schema.Community, new WriterOptions { QueueWaitMax = TimeSpan.FromSeconds(1) });
        await node.Do([Payment()]);
        var payments = Enumerable.Range(0, 5).Select(_ => Payment()).ToArray();
        await using (var holder = await HoldHead())
        {
            Assert.All(await node.SendAll(payments), answer => Assert.IsType<Answer.NotExecuted>(answer));
        }
        await node.Do([Payment()]);
        foreach (var payment in payments) Assert.Equal(0, await Stored(payment));
        await node.Do(payments);
    }

    [Fact]
    public async Task A_batch_that_waits_longer_for_the_head_than_the_server_allows_is_kept_and_tried_again()
    {
        await using var node =
            Node.Open(schema.Community, new WriterOptions { QueueWaitMax = TimeSpan.FromSeconds(20) });
        await node.Do([Payment()]);
        await using var holder = await HoldHead();
        var answers = node.SendAll([Payment(), Payment()]);
        // Longer than lock_timeout, counted by the server.
        await using var pause = new NpgsqlCommand("select pg_sleep(1.5)", holder.Connection);
        await pause.ExecuteNonQueryAsync();
        Assert.False(answers.IsCompleted);
        await holder.DisposeAsync();
        Assert.All(await answers, answer => Assert.IsType<Answer.Accepted>(answer));
    }

    [Fact]
    public async Task A_full_queue_says_so_at_once()
    {
        var options = new WriterOptions { QueueMax = 3, QueueWaitMax = TimeSpan.FromSeconds(20) };
        await using var node = Node.Open(schema.Community, options);
        await node.Do([Payment()]);
        await using var holder = await HoldHead();
        var sent = Enumerable.Range(0, 10).Select(_ => Payment())
            .Select(payment => (payment, Answer: node.Send(payment))).ToArray();
        var refused = sent.Where(one => one.Answer.IsCompleted).ToArray();
        // Three wait, and those of the batch that was taken from the queue before.
        Assert.InRange(refused.Length, 1, 7);
        foreach (var (_, answer) in refused) Assert.IsType<Answer.NotExecuted>(await answer);
        await holder.DisposeAsync();
        foreach (var (payment, answer) in sent)
        {
            Assert.Equal(await answer is Answer.Accepted ? 1 : 0, await Stored(payment));
        }
    }

    [Fact]
    public async Task A_node_that_stops_answers_all_it_has_taken()
    {
        var node = Node.Open(schema.Community, new WriterOptions { BatchMax = 10 });
        var answers = node.SendAll(Enumerable.Range(0, 100).Select(_ => Payment()));
        await node.DisposeAsync();
        Assert.All(await answers, answer => Assert.IsType<Answer.Accepted>(answer));
        Assert.IsType<Answer.NotExecuted>(await node.Send(Payment()));
    }

    private static Sent Payment()
    {
        var number = Interlocked.Increment(ref next);
        return SmallTown.Payment(number, number % SmallTown.WalletCount, number % SmallTown.MerchantCount, 10);
    }

    private Task<long> Stored(Sent sent) => schema.Value<long>("select count(*) from mt_events where id = $1", sent.Id);

    private async Task<NpgsqlTransaction> HoldHead()
    {
        var connection = await schema.Owner.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("select seq from ledger_head for update", connection);
        await command.ExecuteNonQueryAsync();
        return transaction; // its connection goes with the schema's pool
    }
}
