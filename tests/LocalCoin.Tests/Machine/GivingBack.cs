using FsCheck;
using FsCheck.Fluent;
using LocalCoin.Ledger;

namespace LocalCoin.Tests.Machine;

// A refund leaves nothing behind: whatever was paid, in whatever parts it is given back.
public class GivingBack
{
    private static readonly Gen<(Step Pay, int[] Parts)> Purchases =
        from act in Gen.Elements(Act.Pay, Act.Charge)
        from shop in Gen.Choose(0, 1)
        from coins in Gen.Choose(1, 20)
        from vegetables in Gen.Choose(0, 20)
        from parts in Gen.Choose(1, 9).ListOf()
        select (new Step(act, 0, 0, shop, coins, vegetables, 0), parts.ToArray());

    [Theory]
    [InlineData(4UL, 5UL)]
    [InlineData(5UL, 5UL)]
    public void Giving_everything_back_in_any_parts_restores_every_purse_and_tally(ulong seed, ulong gamma) =>
        Prop.ForAll(Purchases.ListOf(4).Select(all => all.ToList()).ToArbitrary(), Restores)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(seed, gamma));

    private static void Restores(List<(Step Pay, int[] Parts)> purchases)
    {
        var town = new Town();
        town.Do(new Step(Act.Grant, 0, 0, 0, 25, 0, 0));
        town.Do(new Step(Act.Grant, 1, 0, 0, 15, 0, 1));
        town.Do(new Step(Act.TopUp, 0, 0, 0, 30, 0, 0));
        var before = Left(town.Ledger);
        var paid = purchases.Select((one, i) => (Pay: one.Pay with { Id = i },
            one.Parts)).Where(one => town.Do(one.Pay)).ToArray();
        foreach (var (pay, parts) in paid.Reverse())
        {
            foreach (var part in parts) town.Do(new Step(Act.Refund, pay.Id, 0, pay.Shop, part, 0, 1));
            town.Do(new Step(Act.Refund, pay.Id, 0, pay.Shop, 1, 0, 0));
            var payment = town.Ledger.Stream(StreamId.Of(new PaymentId($"p{pay.Id}")))!.As<Payment>()!;
            Assert.Equal(payment.Made!.Amount.Coins, payment.Refunded);
            Assert.Equal(payment.Made.Earned.Sum(one => one.Coins), payment.TakenBack.Sum());
        }
        Assert.Equal(before, Left(town.Ledger));
    }

    private static string Left(InMemoryLedger ledger) => string.Join('\n', ledger.Balances
        .Select(one => (one.Key.Value, one.Value)).Concat(ledger.Tallies.Select(one => (one.Key.Value, one.Value)))
        .Where(one => one.Item2 != 0).Order().Select(one => $"{one.Item1} {one.Item2}"));
}
