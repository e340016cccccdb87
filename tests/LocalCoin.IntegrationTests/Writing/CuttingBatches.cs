// Where one batch ends and the next begins is luck; the ledger must not know of it. The same commands with the same
// times, in batches of any size, give the same last hash, and with it the same everything.

using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.IntegrationTests.Writing;

public sealed class CuttingBatches
{
    private static readonly Instant Begin = SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(3);

    [Fact]
    public async Task Batches_of_one_of_seven_and_of_a_thousand_give_the_same_ledger()
    {
        var heads = new List<(string, string)>();
        foreach (var batchMax in new[] { 1, 7, 1_000 })
        {
            await using var own = await TestSchema.Make();
            var options = new WriterOptions { BatchMax = batchMax, QueueWaitMax = TimeSpan.FromMinutes(1) };
            await using (var node = Node.Open(own.Schema.Community, options))
            {
                var answers = await node.SendAll(History());
                Assert.DoesNotContain(answers,
                    answer => answer is Answer.Failed or Answer.NotExecuted or Answer.OutcomeUnknown);
                heads.Add((
                    await own.Schema.Value<string>("select seq || ' ' || hash from ledger_head"),
                    string.Join(' ', answers.Select(answer => answer.GetType().Name))));
            }
            await LedgerProof.Holds(own.Schema);
            await LedgerProof.SequenceIsHead(own.Schema);
        }
        Assert.Equal(heads[0], heads[1]);
        Assert.Equal(heads[0], heads[2]);
    }

    /// <summary>
    /// Payments, requests that are paid, refunds, repetitions, conflicts and refusals, close together.
    /// </summary>
    private static IEnumerable<Sent> History()
    {
        foreach (var sent in SmallTown.Founding(Begin)) yield return sent;
        var shop = new Sender(new ActorId("shop"), null, null);
        for (var i = 0; i < 150; i++)
        {
            var at = Begin + Duration.FromMinutes(1 + i);
            var (wallet, merchant) = (i % SmallTown.WalletCount, i % SmallTown.MerchantCount);
            var payment = SmallTown.Payment(10 * i, wallet, merchant, 100 + (i * 13 % 2_500), at);
            var id = ((PayMerchant)payment.Command).Payment;
            yield return payment;
            if (i % 5 == 0) yield return payment;
            if (i % 7 == 0) yield return payment with { Sender = shop };
            if (i % 3 == 0)
            {
                yield return new(
                    SmallTown.Id((10 * i) + 1),
                    new RefundPayment(id, SmallTown.Merchant(merchant), new Amount(60), 10,
                        RefundReason.GoodsReturned), shop, at, null, null);
            }
            if (i % 4 > 0) continue;
            var request = new PaymentId($"request-{i}");
            yield return new(
                SmallTown.Id((10 * i) + 2),
                new RequestPayment(request, SmallTown.Merchant(merchant), SmallTown.Spot(merchant), new Amount(50), 20),
                shop, at, null, null);
            yield return new(
                SmallTown.Id((10 * i) + 3), new PayRequest(request, SmallTown.Wallet(wallet), false),
                SmallTown.Payer(wallet), at, null, null);
        }
    }
}
