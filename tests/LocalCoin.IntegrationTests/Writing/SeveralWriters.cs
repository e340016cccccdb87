// Any number of nodes may write at once: no gap, no coin spent twice, and every answer true.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

public sealed class SeveralWriters
{
    private const int PaymentsEach = 200;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Nodes_that_write_at_once_keep_one_ledger(int count)
    {
        await using var own = await TestSchema.Make();
        var nodes = Enumerable.Range(0, count)
            .Select(i => Node.Open(own.Schema.Community, new WriterOptions { BatchMax = 5 + (20 * i) })).ToArray();
        await nodes[0].Do(SmallTown.Founding());
        var random = new Random(count);
        var payments = Enumerable.Range(1, PaymentsEach * count)
            .Select(number => SmallTown.Payment(number, random.Next(2), random.Next(2), random.Next(1, 700))).ToArray();

        // Every tenth is sent to two nodes, as by a phone that changed from one network to another.
        var answers = await Task.WhenAll(nodes.SelectMany((node, i) => payments
            .Where((_, number) => number % count == i || (number % 10 == 0 && number % count == (i + 1) % count))
            .Select(async payment => (payment.Id, Answer: await node.Send(payment)))));
        foreach (var node in nodes) await node.DisposeAsync();

        var accepted = answers.Where(one => one.Answer is Answer.Accepted).Select(one => one.Id).ToArray();
        Assert.Equal(accepted.Length, accepted.Distinct().Count());
        Assert.Equal(
            accepted.Length,
                await own.Schema.Value<long>("select count(*) from mt_events where type = 'payment_made'"));
        Assert.Equal(
            accepted.Length,
                await own.Schema.Value<long>("select count(*) from mt_events where id = any($1)", accepted));
        Assert.All(
            answers.Where(one => one.Answer is Answer.Repeated), one => Assert.Contains(one.Id, accepted));
        // Two wallets do not have what all of these ask for: some must be refused, and for no other reason.
        var refused = answers.Where(one => one.Answer is not (Answer.Accepted or Answer.Repeated)).ToArray();
        Assert.NotEmpty(refused);
        Assert.All(
            refused, one => Assert.Equal(Rejection.BalanceShort, Assert.IsType<Answer.Rejected>(one.Answer).Reason));
        await LedgerProof.Holds(own.Schema);
        await LedgerProof.SequenceIsHead(own.Schema);
    }
}
