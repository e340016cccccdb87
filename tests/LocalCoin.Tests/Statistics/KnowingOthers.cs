using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

// Quartiles and means show nobody's figure, but somebody may know their own and some others'. Every group that could
// have led to what is shown is written down. (At the ends of the scale "at most that" may be "exactly that": so no
// group that is asked about stands at them.)
public class KnowingOthers
{
    private const int Few = 3, Top = 4;

    [Fact]
    public void Who_knows_fewer_than_k_less_one_figures_of_a_group_names_no_other_by_its_quartiles() =>
        Assert.Empty(Named(2 * Few, Quartiles, Few - 2, hasWhole: false));

    [Fact]
    public void Who_knows_k_less_one_might() =>
        Assert.NotEmpty(Named(2 * Few, Quartiles, Few - 1, hasWhole: false));

    [Fact]
    public void Who_knows_none_names_none_by_the_quartiles_of_two_groups_and_their_whole() =>
        Assert.Empty(Named(2 * Few, Quartiles, 0, hasWhole: true));

    [Fact]
    public void Who_knows_fewer_than_k_less_one_names_none_by_the_means_of_two_groups_and_their_whole() =>
        Assert.Empty(Named(Few, values => [Figures.Mean(values, Few).Value ?? 0], Few - 2, hasWhole: true));

    private static long[] Quartiles(long[] values) =>
        [.. new[] { 25, 50, 75 }.Select(percent => Figures.Percentile(values, percent, Few).Value ?? 0)];

    /// <summary>What is shown of two groups where somebody who knows so many of the first can name one more.</summary>
    private static HashSet<string> Named(int size, Func<long[], long[]> shown, int known, bool hasWhole)
    {
        var groups = Sorted(size, 0).ToArray();
        var alone = Array.ConvertAll(groups, group => string.Join(' ', shown(group)));
        var possible = new Dictionary<(string Shown, string Known), int>();
        var asked = new HashSet<(string Shown, string Known)>();
        for (var first = 0; first < groups.Length; first++)
        {
            for (var second = 0; second < (hasWhole ? groups.Length : 1); second++)
            {
                var isInside = groups[first][0] > 0 && groups[first][^1] < Top;
                var key = hasWhole
                    ? $"{alone[first]} | {alone[second]} | {string.Join(
                        ' ', shown([.. groups[first], .. groups[second]]))}"
                    : alone[first];
                foreach (var (others, rest) in Known(groups[first], known))
                {
                    possible[(key, others)] = possible.GetValueOrDefault((key, others)) | rest;
                    if (isInside) asked.Add((key, others));
                }
            }
        }
        return [.. asked.Where(one => System.Numerics.BitOperations.PopCount((uint)possible[one]) == 1)
            .Select(one => $"{one.Shown}, knowing {one.Known}")];
    }

    /// <summary>Which figures somebody may know, and, as bits, which the others have.</summary>
    private static IEnumerable<(string Known, int Others)> Known(long[] figures, int known) =>
        from choice in Enumerable.Range(0, 1 << figures.Length)
        where System.Numerics.BitOperations.PopCount((uint)choice) == known
        let others = Enumerable.Range(0, figures.Length).Where(at => (choice & (1 << at)) == 0)
        select (
            string.Join(' ', figures.Where((_, at) => (choice & (1 << at)) != 0)),
            others.Aggregate(0, (bits, at) => bits | (1 << (int)figures[at])));

    private static IEnumerable<long[]> Sorted(int size, long least) => size == 0
        ? [[]]
        : from value in Enumerable.Range((int)least, (int)(Top - least) + 1)
          from rest in Sorted(size - 1, value)
          select (long[])[value, .. rest];
}
