// A table of people by rows and columns with all its sums, or two with the same rows: sums they share are one figure,
// held back in both or in neither.

namespace LocalCoin.Ledger.Statistics;

/// <summary>Counts by row and column.</summary>
public sealed class Crossing
{
    private const int Hub = 0;
    private const int Gathered = 1;
    private readonly long[][][] blocks;
    private readonly int[] starts;
    private readonly int sums;

    internal Circulation Circulation { get; }
    internal int Arcs => Circulation.Arcs.Count;

    /// <param name="blocks">One table, or two whose rows have the same sums.</param>
    public Crossing(params long[][][] blocks)
    {
        if (blocks.Length is not (1 or 2))
        {
            throw new ArgumentException("one table, or two with the same rows", nameof(blocks));
        }
        this.blocks = blocks;
        var rows = blocks[0].Length;
        var (left, right) = (blocks[0][0].Length, blocks.Length == 2 ? blocks[1][0].Length : 0);
        var (before, after) = (2 + left, 2 + left + rows);
        var rightOnes = after + rows;
        var arcs = new List<Arc>();
        starts = [0, rows * left];
        Cells(blocks[0], (row, column, value) => arcs.Add(new(2 + column, before + row, value)));
        if (right > 0) Cells(blocks[1], (row, column, value) => arcs.Add(new(after + row, rightOnes + column, value)));
        sums = arcs.Count;
        for (var row = 0; row < rows; row++)
        {
            arcs.Add(new(before + row, right > 0 ? after + row : Gathered, blocks[0][row].Sum()));
            if (right > 0 && blocks[0][row].Sum() != blocks[1][row].Sum())
            {
                throw new ArgumentException($"row {row} has two sums", nameof(blocks));
            }
        }
        for (var column = 0; column < left; column++) arcs.Add(new(Hub, 2 + column, Column(0, column)));
        for (var column = 0; column < right; column++)
        {
            arcs.Add(new(rightOnes + column, Gathered, Column(1, column)));
        }
        arcs.Add(new(Gathered, Hub, blocks[0].Sum(row => row.Sum())));
        Circulation = new Circulation(arcs, rightOnes + right);
    }

    public int Cell(int block, int row, int column) => starts[block] + row * blocks[block][0].Length + column;
    public int RowSum(int row) => sums + row;
    public int ColumnSum(int block, int column) =>
        sums + blocks[0].Length + (block == 0 ? 0 : blocks[0][0].Length) + column;
    public int Total => Arcs - 1;

    /// <summary>Whether this is a sum, not a cell.</summary>
    internal bool IsSum(int arc) => arc >= sums;

    internal long Value(int arc) => Circulation.Arcs[arc].Value;

    private long Column(int block, int column) => blocks[block].Sum(row => row[column]);

    private static void Cells(long[][] block, Action<int, int, long> each)
    {
        for (var row = 0; row < block.Length; row++)
        {
            for (var column = 0; column < block[row].Length; column++) each(row, column, block[row][column]);
        }
    }
}
