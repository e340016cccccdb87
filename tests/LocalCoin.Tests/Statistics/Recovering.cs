using FsCheck;
using FsCheck.Fluent;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

// Somebody who knows the rules, and all that is shown, writes down every table that it could be. They must not get
// nearer to any figure that is held back than k possibilities, and k or more must be among them. They know as well that
// some small figure is the reason for it all: each must still be able to be one of the others.
public class Recovering
{
    private const int Few = 3;
    private const int WorldsMax = 200_000;

    [Theory]
    [InlineData(1UL, 3UL)]
    [InlineData(20270110UL, 7UL)]
    public void Nobody_reckons_a_figure_of_one_table_back(ulong seed, ulong gamma) =>
        Check(Tables(1), seed, gamma, 1_000);

    [Theory]
    [InlineData(5UL, 9UL)]
    public void Nobody_reckons_a_figure_of_two_tables_with_the_same_rows_back(ulong seed, ulong gamma) =>
        Check(Tables(2), seed, gamma, 300);

    [Fact]
    public void Nobody_does_at_random_either() => Check(Tables(1), null, 0, 300);

    private static void Check(Gen<long[][][]> tables, ulong? seed, ulong gamma, int most)
    {
        var (held, unclear) = (0, 0);
        var config = Config.QuickThrowOnFailure.WithMaxTest(most);
        if (seed is { } from) config = config.WithReplay(from, gamma);
        Prop.ForAll(Arb.From(tables), blocks =>
        {
            var crossing = new Crossing(blocks);
            if (Suppression.Find(crossing, Few) is not { } hidden || !hidden.Contains(true)) return true;
            if (Worlds.Of(crossing, blocks, hidden, WorldsMax) is not { } worlds)
            {
                unclear++;
                return true;
            }
            held++;
            return Enumerable.Range(0, hidden.Length).Where(arc => hidden[arc]).All(arc => IsSafe(worlds, arc, hidden));
        }).Check(config);
        Assert.True(held > most / 10 && unclear < held, $"{held} tables had something to hide, {unclear} too much");
    }

    private static bool IsSafe(List<long[]> worlds, int arc, bool[] hidden)
    {
        var (least, most) = (worlds.Min(world => world[arc]), worlds.Max(world => world[arc]));
        return most >= Few && most - least >= Few && worlds.Exists(world => world[arc] >= Few
            && Enumerable.Range(0, hidden.Length).Any(other => other != arc && hidden[other] && world[other] < Few));
    }

    private static Gen<long[][][]> Tables(int blocks) =>
        from rows in Gen.Choose(2, 3)
        from left in Gen.Choose(2, 3)
        from right in Gen.Choose(2, 3)
        from people in Gen.ListOf(Gen.Two(Gen.Choose(0, 8)), rows * 8).Resize(40)
        select Counted(blocks, rows, left, right, [.. people.Select(one => (one.Item1, one.Item2))]);

    // People with two traits each, so that both tables have the same sums.
    private static long[][][] Counted(int blocks, int rows, int left, int right, (int First, int Second)[] people)
    {
        var first = Empty(rows, left);
        var second = Empty(rows, right);
        for (var i = 0; i < people.Length; i++)
        {
            var row = i % 4 % rows;
            first[row][people[i].First * people[i].First % 8 % left]++;
            second[row][people[i].Second % right]++;
        }
        return blocks == 1 ? [first] : [first, second];
    }

    private static long[][] Empty(int rows, int columns) =>
        [.. Enumerable.Range(0, rows).Select(_ => new long[columns])];

    /// <summary>Every table that agrees with what is shown, written down one by one.</summary>
    private sealed class Worlds(Crossing crossing, long[][][] blocks, bool[] hidden, int max)
    {
        private readonly List<long[]> found = [];
        private readonly long[] world = new long[hidden.Length];
        private readonly (int Block, int Row, int Column)[] cells =
        [
            .. from block in Enumerable.Range(0, blocks.Length)
               from row in Enumerable.Range(0, blocks[block].Length)
               from column in Enumerable.Range(0, blocks[block][0].Length)
               select (block, row, column),
        ];

        private int looked;

        /// <returns>Null where there are too many to write down.</returns>
        internal static List<long[]>? Of(Crossing crossing, long[][][] blocks, bool[] hidden, int max)
        {
            var worlds = new Worlds(crossing, blocks, hidden, max);
            worlds.Fill(0);
            return worlds.looked > max ? null : worlds.found;
        }

        private void Fill(int at)
        {
            if (++looked > max) return;
            if (at == cells.Length)
            {
                if (Agrees()) found.Add((long[])world.Clone());
                return;
            }
            var (block, row, column) = cells[at];
            var arc = crossing.Cell(block, row, column);
            var truth = blocks[block][row][column];
            var most = hidden[arc] ? Room(block, row, column) : truth;
            for (var value = hidden[arc] ? 1 : truth; value <= most; value++)
            {
                world[arc] = value;
                if (column + 1 < blocks[block][0].Length || RowFits(block, row)) Fill(at + 1);
            }
            world[arc] = 0;
        }

        private long Room(int block, int row, int column)
        {
            var all = blocks[0].Sum(one => one.Sum());
            var inRow = hidden[crossing.RowSum(row)] ? all : blocks[0][row].Sum();
            var inColumn = hidden[crossing.ColumnSum(block, column)] ? all : blocks[block].Sum(one => one[column]);
            for (var before = 0; before < column; before++) inRow -= world[crossing.Cell(block, row, before)];
            for (var before = 0; before < row; before++) inColumn -= world[crossing.Cell(block, before, column)];
            return Math.Min(inRow, inColumn);
        }

        private bool RowFits(int block, int row) =>
            hidden[crossing.RowSum(row)] || Sum(block, row) == blocks[0][row].Sum();

        private long Sum(int block, int row) => Enumerable.Range(0, blocks[block][0].Length)
            .Sum(column => world[crossing.Cell(block, row, column)]);

        private bool Agrees()
        {
            for (var row = 0; row < blocks[0].Length; row++)
            {
                world[crossing.RowSum(row)] = Sum(0, row);
                if (blocks.Length == 2 && Sum(1, row) != Sum(0, row)) return false;
                if (hidden[crossing.RowSum(row)] ? Sum(0, row) < 1 : !RowFits(0, row)) return false;
            }
            var all = 0L;
            for (var block = 0; block < blocks.Length; block++)
            {
                for (var column = 0; column < blocks[block][0].Length; column++)
                {
                    var sum = Enumerable.Range(0, blocks[block].Length)
                        .Sum(row => world[crossing.Cell(block, row, column)]);
                    var arc = crossing.ColumnSum(block, column);
                    if (hidden[arc] ? sum < 1 : sum != blocks[block].Sum(row => row[column])) return false;
                    world[arc] = sum;
                    if (block == 0) all += sum;
                }
            }
            return all == blocks[0].Sum(row => row.Sum());
        }
    }
}
