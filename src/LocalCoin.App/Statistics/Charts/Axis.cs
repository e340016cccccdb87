using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Statistics.Charts;

/// <summary>From nought to a round figure that no drawn value passes: a length on paper is the amount itself.</summary>
public sealed record Axis(long Top, long Step)
{
    private static readonly long[] Round = [1, 2, 5];

    public IEnumerable<long> Ticks
    {
        get
        {
            for (long tick = 0; tick <= Top; tick += Step) yield return tick;
        }
    }

    /// <param name="least">How far it goes at least: the whole of a share.</param>
    public static Axis Of(IEnumerable<Cell> cells, long least = 1)
    {
        var most = Math.Max(least, cells.Max(cell => cell.Value) ?? least);
        for (long power = 1; ; power *= 10)
        {
            foreach (var step in Round.Select(one => one * power))
            {
                if (step * 4 >= most) return new Axis((most + step - 1) / step * step, step);
            }
        }
    }

    public double Part(long value) => (double)value / Top;
}
