// When a single figure may be shown. Each answers with a cell, so what may not be shown is gone at once.

namespace LocalCoin.Ledger.Statistics;

public static class Figures
{
    private const int LargestPercentMax = 85;

    public static Cell People(long count, long few) => count > 0 && count < few ? Cell.Suppressed : Cell.Of(count);

    /// <summary>A share in whole per cent, written per mille: finer would tell the count behind it.</summary>
    /// <param name="isSensitive">Where "all of them" or "none of them" says something of each of them.</param>
    public static Cell Share(long part, long whole, long few, bool isSensitive)
    {
        if (whole == 0) return Cell.Nil;
        var rest = whole - part;
        var all = part == 0 || rest == 0;
        var enough = whole >= few && (all ? !isSensitive : part >= few && rest >= few);
        return enough ? Cell.Of(Percent(part, whole) * 10) : Cell.Suppressed;
    }

    public static long Percent(long part, long whole) => (long)(((Int128)part * 200 + whole) / (2 * (Int128)whole));

    /// <summary>Rounded half away from nought.</summary>
    public static Cell Mean(IReadOnlyList<long> values, long few)
    {
        if (values.Count == 0) return Cell.Nil;
        if (values.Count < few) return Cell.Suppressed;
        var sum = values.Sum();
        var twice = 2 * Math.Abs(sum) + values.Count;
        return Cell.Of(Math.Sign(sum) * (twice / (2 * values.Count)));
    }

    /// <summary>The smallest value that at least this many per cent do not exceed. Of fewer than 2k people none.
    /// </summary>
    public static Cell Percentile(IReadOnlyList<long> values, int percent, long few)
    {
        if (values.Count == 0) return Cell.Nil;
        if (values.Count < 2 * few) return Cell.Suppressed;
        var rank = (values.Count * percent + 99) / 100;
        return Cell.Of(values.Order().ElementAt(Math.Max(rank, 1) - 1));
    }

    /// <summary>What a year says less what its months say tells of those months that are held back: of nobody, then, or
    /// of enough.</summary>
    /// <param name="months">Whom the year's figure is about, by the months that tell of them.</param>
    internal static bool HidesMonths<T>(IReadOnlyList<IReadOnlyList<T>> months, long[] few) => few.All(k =>
        months.Where(month => month.Count < k).SelectMany(month => month).Distinct().Count() is var held
        && (held == 0 || held >= k));

    /// <summary>Whether a sum of yen hides what each seller sold: the two largest sold at most 85 %. So there are three
    /// or more, and the second cannot reckon the first to within 10 %: the others have more than that of it.</summary>
    public static bool HidesSellers(IReadOnlyList<long> sales)
    {
        var sum = Sum(sales);
        return sum > 0 && Sum(sales.OrderDescending().Take(2)) * 100 <= LargestPercentMax * sum;

        static Int128 Sum(IEnumerable<long> sold) => sold.Aggregate(Int128.Zero, (all, one) => all + one);
    }
}
