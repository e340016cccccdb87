using FsCheck;
using FsCheck.Fluent;

namespace LocalCoin.Tests.Statistics;

public enum Deed { Buy, Refund, Undo, Strike, Grant, Expire, Join, Leave, Measure, Count, Wait }

/// <summary>What several people of the town do, one after another.</summary>
/// <param name="From">The first of them, or how many payments ago; <paramref name="Many"/> from there.</param>
/// <param name="Choice">A small number: which fund, which programme, how long, whether in parts.</param>
public sealed record Doing(Deed Deed, int From, int Many, int Spot, int Coins, int Vegetables, int Choice);

/// <param name="Salt">By which people differ.</param>
/// <param name="Month">Of which the tables are made, counted from April; 12 is the year.</param>
public sealed record MarketYear(int People, int Salt, int Month, List<Doing> Doings)
{
    private static readonly Gen<Doing> Doing =
        from deed in Gen.Frequency(
            (9, Gen.Constant(Deed.Buy)), (5, Gen.Constant(Deed.Wait)), (3, Gen.Constant(Deed.Join)),
            (2, Gen.Elements(Deed.Measure, Deed.Measure, Deed.Leave)),
            (3, Gen.Elements(Deed.Refund, Deed.Undo, Deed.Strike)),
            (2, Gen.Elements(Deed.Grant, Deed.Expire, Deed.Count)))
        from start in Gen.Choose(0, 80)
        from many in Gen.Frequency((3, Gen.Choose(1, 12)), (2, Gen.Choose(15, 45)))
        from spot in Gen.Choose(0, 5)
        from coins in Gen.Choose(20, 900)
        from vegetables in Gen.Choose(0, 600)
        from choice in Gen.Choose(0, 9)
        select new Doing(deed, start, many, spot, coins, vegetables, choice);

    public static readonly Arbitrary<MarketYear> Any = Arb.From(
        from people in Gen.Choose(25, 80)
        from salt in Gen.Choose(1, 30)
        from month in Gen.Choose(0, 12)
        from length in Gen.Choose(20, 70)
        from doings in Doing.ListOf(length)
        select new MarketYear(people, salt, month, [.. doings]),
        year => year.Doings.Select((_, i) => year with { Doings = [.. year.Doings.Where((_, j) => j != i)] }));
}
