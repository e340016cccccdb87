using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

/// <summary>Somebody's first number and their last one.</summary>
internal sealed record PlainPair(long First, long Last)
{
    public long At(string column) => column == "first" ? First : column == "last" ? Last : Last - First;
}

/// <summary>What may be said of pairs.</summary>
internal static class PlainPairs
{
    public static Cell Many(this List<PlainPair> pairs, long few) => PlainFigures.People(pairs.Count, few);

    public static Cell Level(this List<PlainPair> pairs, string column, long few) =>
        PlainFigures.Mean([.. pairs.Select(pair => pair.At(column))], few);

    public static Cell Median(this List<PlainPair> pairs, string column, long few) =>
        PlainFigures.Middle([.. pairs.Select(pair => pair.At(column))], "median", few);

    public static Cell Reached(this List<PlainPair> pairs, string column, long goal, long few)
    {
        var reached = pairs.Count(pair => pair.At(column) >= goal);
        return reached == 0 || reached == pairs.Count ? Cell.Suppressed
            : PlainFigures.Share(reached, pairs.Count, few);
    }
}
