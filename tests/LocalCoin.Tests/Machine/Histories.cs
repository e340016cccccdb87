using FsCheck;
using FsCheck.Fluent;

namespace LocalCoin.Tests.Machine;

/// <summary>Everything that may happen in the small town, in any order.</summary>
public static class Histories
{
    private static readonly Gen<Step> Steps =
        from act in Gen.Frequency(
            (4, Gen.Elements(Act.Grant, Act.TopUp)), (8, Gen.Elements(Act.Pay, Act.Charge)),
            (6, Gen.Elements(Act.Request, Act.PayRequest)),
            (10, Gen.Elements(Act.Refund, Act.Refund, Act.Strike, Act.Strike, Act.Undo)),
            (3, Gen.Constant(Act.Wait)), (4, Gen.Elements(Act.Void, Act.Bank, Act.Abandon, Act.Expire)),
            (4, Gen.Elements(Act.Freeze, Act.Unfreeze, Act.Close, Act.PayOut)),
            (4, Gen.Elements(Act.Run, Act.Line, Act.Line, Act.Finish)))
        from id in Gen.Choose(0, 4)
        from wallet in Gen.Choose(0, 1)
        from shop in Gen.Choose(0, 1)
        from coins in Gen.Frequency((5, Gen.Choose(1, 15)), (3, Gen.Choose(10, 60)))
        from vegetables in Gen.Choose(0, 30)
        from choice in Gen.Choose(0, 5)
        select new Step(act, id, wallet, shop, coins, vegetables, choice);

    public static readonly Arbitrary<List<Step>> Any = Arb.From(
        Gen.Choose(1, 120).SelectMany(length => Steps.ListOf(length)).Select(steps => steps.ToList()),
        steps => steps.Select((_, i) => steps.Where((_, j) => j != i).ToList()));
}
