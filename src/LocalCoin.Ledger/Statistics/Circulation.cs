// Everything that is published of a table, and of a second one with the same rows, is a circulation: the grand total
// flows to the columns, through their cells to the rows, and back. What is shown is fixed; what is held back may be
// whatever keeps every sum true. How far one of them can go is then a maximum flow: whole numbers, and exact.

namespace LocalCoin.Ledger.Statistics;

/// <param name="Value">What is true; a circulation of true values keeps all sums.</param>
internal readonly record struct Arc(int From, int To, long Value);

internal sealed class Circulation(IReadOnlyList<Arc> arcs, int nodes)
{
    internal IReadOnlyList<Arc> Arcs => arcs;
    internal int Nodes => nodes;

    /// <summary>What a held-back value may be to somebody who knows all that is shown.</summary>
    /// <param name="least">What everybody knows of any value that is held back: 1 where noughts are shown.</param>
    internal (long Least, long Most) Range(int arc, bool[] hidden, long least)
    {
        return hidden[arc]
            ? (Move(arc, hidden, least, up: false), Move(arc, hidden, least, up: true))
            : (arcs[arc].Value, arcs[arc].Value);
    }

    /// <summary>Pushes one value from what is true up or down as far as the sums allow.</summary>
    private long Move(int arc, bool[] hidden, long least, bool up)
    {
        long[] flow = [.. arcs.Select(one => one.Value)];
        var goal = up ? long.MaxValue : least;
        var (from, to) = up ? (arcs[arc].To, arcs[arc].From) : (arcs[arc].From, arcs[arc].To);
        while (up ? flow[arc] < goal : flow[arc] > goal)
        {
            if (Path(flow, arc, hidden, least, from, to) is not { } path) break;
            var step = path.Min(one => one.Forward ? long.MaxValue : flow[one.Arc] - least);
            // No way leads round without the grand total, which is never held back: so this has an end.
            step = Math.Min(step, up ? goal - flow[arc] : flow[arc] - goal);
            foreach (var one in path) flow[one.Arc] += one.Forward ? step : -step;
            flow[arc] += up ? step : -step;
        }
        return flow[arc];
    }

    /// <summary>The shortest way on which values may change, without the one that is asked about.</summary>
    private List<(int Arc, bool Forward)>? Path(
        long[] flow, int without, bool[] hidden, long least, int from, int to)
    {
        var came = new (int Arc, bool Forward)?[nodes];
        var queue = new Queue<int>([from]);
        var seen = new bool[nodes];
        seen[from] = true;
        while (queue.TryDequeue(out var node) && !seen[to])
        {
            for (var i = 0; i < arcs.Count; i++)
            {
                if (i == without || !hidden[i]) continue;
                var isForward = arcs[i].From == node;
                if (!isForward && (arcs[i].To != node || flow[i] <= least)) continue;
                var next = isForward ? arcs[i].To : arcs[i].From;
                if (seen[next]) continue;
                (seen[next], came[next]) = (true, (i, isForward));
                queue.Enqueue(next);
            }
        }
        if (!seen[to]) return null;
        var path = new List<(int Arc, bool Forward)>();
        for (var node = to; node != from; node = path[^1].Forward ? arcs[path[^1].Arc].From : arcs[path[^1].Arc].To)
        {
            path.Add(came[node]!.Value);
        }
        return path;
    }
}
