using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

// The rules one by one, with the worked table of the ministry's guideline.
public class HoldingBack
{
    private static readonly long[][] Worked = [[11, 12, 36], [2, 305, 995], [26, 55, 34]];

    [Fact]
    public void Three_others_protect_the_one_figure_of_the_worked_table()
    {
        var crossing = new Crossing(Worked);
        var hidden = Suppression.Find(crossing, 10)!;
        int[] expected = [.. new[] { 0, 1 }.SelectMany(row => new[] { 0, 1 }.Select(at => crossing.Cell(0, row, at)))];
        Assert.Equal(expected, Held(hidden));
        Assert.Equal(328, expected.Sum(arc => Value(arc)) - 2);
        Assert.Equal((0, 13), Suppression.Range(crossing, crossing.Cell(0, 1, 0), hidden, 0));
        Assert.Equal((1, 12), Suppression.Range(crossing, crossing.Cell(0, 1, 0), hidden, 1));
    }

    [Fact]
    public void Alone_it_would_be_what_the_others_leave()
    {
        var crossing = new Crossing(Worked);
        var alone = new bool[crossing.Total + 1];
        alone[crossing.Cell(0, 1, 0)] = true;
        Assert.Equal((2, 2), Suppression.Range(crossing, crossing.Cell(0, 1, 0), alone, 0));
    }

    [Fact]
    public void A_sum_that_two_tables_share_is_held_back_in_both()
    {
        var crossing = new Crossing([[2, 1], [40, 50], [60, 70]], [[3, 0], [45, 45], [65, 65]]);
        var hidden = Suppression.Find(crossing, 10)!;
        Assert.True(hidden[crossing.RowSum(0)]);
        Assert.False(hidden[crossing.Cell(1, 0, 1)]);
        Assert.False(hidden[crossing.Total]);
    }

    [Fact]
    public void What_was_held_back_from_others_stays_so_and_is_protected_with_the_rest()
    {
        foreach (var counts in new[] { Worked, [[11, 12, 36], [20, 305, 995], [26, 55, 34]] })
        {
            var crossing = new Crossing(counts);
            var given = crossing.Cell(0, 2, 2);
            var hidden = Suppression.Find(crossing, 10, given)!;
            Assert.True(hidden[given]);
            Assert.All(Held(hidden), arc => Assert.True(
                Suppression.Range(crossing, arc, hidden, 1) is var (least, most) && most - least >= 10));
        }
    }

    [Fact]
    public void Where_nothing_is_enough_nothing_is_shown()
    {
        Assert.Null(Suppression.Find(new Crossing([[4, 3]]), 10));
        Assert.Null(Suppression.Find(new Crossing([[1, 9]]), 10));
        Assert.NotNull(Suppression.Find(new Crossing([[0, 0]]), 10));
    }

    [Theory]
    [InlineData(0, 0, "nil")]
    [InlineData(5, 9, "x")]
    [InlineData(9, 30, "x")]
    [InlineData(21, 30, "x")]
    [InlineData(10, 30, "330")]
    [InlineData(30, 30, "1000")]
    [InlineData(0, 30, "nil")]
    public void A_share_needs_people_on_both_sides(long part, long whole, string shown) =>
        Assert.Equal(shown, Said(Figures.Share(part, whole, 10, isSensitive: false)));

    [Theory]
    [InlineData(30, 30)]
    [InlineData(0, 30)]
    public void All_or_nobody_of_a_group_is_not_said_of_what_is_sensitive(long part, long whole) =>
        Assert.Equal(Cell.Suppressed, Figures.Share(part, whole, 10, isSensitive: true));

    [Fact]
    public void The_middle_needs_twice_as_many_and_the_mean_as_many()
    {
        Assert.Equal(Cell.Suppressed, Figures.Percentile([.. Enumerable.Range(1, 19).Select(n => (long)n)], 50, 10));
        Assert.Equal(Cell.Of(10), Figures.Percentile([.. Enumerable.Range(1, 20).Select(n => (long)n)], 50, 10));
        Assert.Equal(Cell.Suppressed, Figures.Mean([.. Enumerable.Repeat(5L, 9)], 10));
        Assert.Equal(Cell.Of(-3), Figures.Mean([-2, -2, -2, -2, -2, -3, -3, -3, -3, -3], 10));
    }

    [Theory]
    [InlineData(false, new long[] { 100, 100 })]
    [InlineData(true, new long[] { 100, 100, 100 })]
    [InlineData(false, new long[] { 100, 50, 9 })]
    [InlineData(false, new long[] { 60, 30, 9 })]
    [InlineData(true, new long[] { 60, 25, 15 })]
    [InlineData(false, new long[] { 60, 26, 14 })]
    [InlineData(false, new long[] { 100, 0, 0 })]
    [InlineData(false, new long[] { })]
    public void Yen_hide_what_each_seller_sold(bool isHidden, long[] sales) =>
        Assert.Equal(isHidden, Figures.HidesSellers(sales));

    [Fact]
    public void A_community_may_ask_for_more_people_and_never_for_fewer()
    {
        Assert.Equal(30, new Thresholds(15, 30).Of(Level.Publication));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Thresholds(9, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Thresholds(10, 19));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Thresholds(30, 20));
    }

    private static long Value(int arc) => Worked[arc / 3][arc % 3];
    private static IEnumerable<int> Held(bool[] hidden) => Enumerable.Range(0, hidden.Length).Where(arc => hidden[arc]);

    private static string Said(Cell cell) => cell.State switch
    {
        CellState.Nil => "nil", CellState.Suppressed => "x", _ => $"{cell.Value}",
    };
}
