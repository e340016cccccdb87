// Which figures of a table are held back. First those of few people; then others beside them, until nobody can reckon
// one back: each that is held back lies, by all that is shown, within k or more possibilities; so it may be k or
// more, and harmless. That is proved for every table, not assumed: see specs/statistics.md.

namespace LocalCoin.Ledger.Statistics;

public static class Suppression
{
    private const int ExtraMax = 10;
    private const int TriesMax = 4_000;

    /// <summary>The fewest figures, of these the smallest sum; never a nought, and never the grand total.</summary>
    /// <param name="few">k: below it, and above nought, a count tells of people.</param>
    /// <param name="hidden">What is held back in any case, as somebody else must not see it.</param>
    /// <returns>What is held back, by figure; null where nothing would be enough.</returns>
    public static bool[]? Find(Crossing crossing, long few, params IEnumerable<int> hidden)
    {
        var total = crossing.Value(crossing.Total);
        if (total > 0 && total < few) return null;
        var first = Enumerable.Range(0, crossing.Arcs).Select(arc => IsFew(crossing, arc, few)).ToArray();
        foreach (var arc in hidden) first[arc] = true;
        if (!first.Contains(true)) return first;
        var search = new Search(crossing, few);
        var sumsToo = Enumerable.Range(0, crossing.Arcs).Any(arc => first[arc] && crossing.IsSum(arc));
        return search.Fewest(first, sums: sumsToo) ?? (sumsToo ? null : search.Fewest(first, sums: true));
    }

    public static bool HasFew(Crossing crossing, long few) =>
        Enumerable.Range(0, crossing.Arcs).Any(arc => IsFew(crossing, arc, few));

    internal static bool IsFew(Crossing crossing, int arc, long few) =>
        crossing.Value(arc) is var value && value > 0 && value < few;

    /// <summary>What somebody may think of a figure who knows all that is shown.</summary>
    /// <param name="least">1 for who knows that noughts are shown; 0 for who does not.</param>
    public static (long Least, long Most) Range(Crossing crossing, int arc, bool[] hidden, long least) =>
        crossing.Circulation.Range(arc, hidden, least);

    private sealed class Search(Crossing crossing, long few)
    {
        private readonly HashSet<UInt128> seen = [];
        private bool[]? best;
        private long bestSum;
        private int tries;

        internal bool[]? Fewest(bool[] first, bool sums)
        {
            for (var extra = 0; extra <= ExtraMax && best is null && tries < TriesMax; extra++)
            {
                seen.Clear();
                bestSum = long.MaxValue;
                Add((bool[])first.Clone(), extra, 0, sums);
            }
            return best;
        }

        private void Add(bool[] hidden, int left, long sum, bool sums)
        {
            if (sum >= bestSum || !seen.Add(Key(hidden)) || ++tries > TriesMax) return;
            var lonely = Lonely(hidden);
            if (lonely is null && IsSafe(hidden))
            {
                (best, bestSum) = ((bool[])hidden.Clone(), sum);
                return;
            }
            if (left == 0) return;
            foreach (var arc in Candidates(hidden, lonely, sums))
            {
                hidden[arc] = true;
                Add(hidden, left - 1, sum + crossing.Value(arc), sums);
                hidden[arc] = false;
            }
        }

        /// <summary>A line in which one figure alone is held back: it is what the others leave. Not safe either way;
        /// but who sees it at once looks for others in this line alone.</summary>
        private int? Lonely(bool[] hidden)
        {
            var counts = new int[crossing.Circulation.Nodes];
            for (var arc = 0; arc < hidden.Length; arc++)
            {
                if (!hidden[arc]) continue;
                counts[crossing.Circulation.Arcs[arc].From]++;
                counts[crossing.Circulation.Arcs[arc].To]++;
            }
            return Array.IndexOf(counts, 1) is var node and >= 0 ? node : null;
        }

        private bool IsSafe(bool[] hidden)
        {
            for (var arc = 0; arc < hidden.Length; arc++)
            {
                if (!hidden[arc]) continue;
                var (least, most) = crossing.Circulation.Range(arc, hidden, 1);
                if (most - least < few) return false;
            }
            return true;
        }

        private IEnumerable<int> Candidates(bool[] hidden, int? lonely, bool sums) =>
            from arc in Enumerable.Range(0, hidden.Length - 1)
            let one = crossing.Circulation.Arcs[arc]
            where !hidden[arc] && one.Value > 0 && (sums || !crossing.IsSum(arc))
            where lonely is null || one.From == lonely || one.To == lonely
            orderby one.Value, arc
            select arc;

        private static UInt128 Key(bool[] hidden)
        {
            var key = UInt128.Zero;
            for (var arc = 0; arc < hidden.Length; arc++) if (hidden[arc]) key |= UInt128.One << arc;
            return key;
        }
    }
}
