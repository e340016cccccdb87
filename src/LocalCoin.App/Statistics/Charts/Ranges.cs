// The middle one of all people month by month, and around it the half of them. A month that may not be shown is a
// hatched gap in the line: nothing is drawn across it, for a line would guess what is held back.

using Microsoft.AspNetCore.Components;

namespace LocalCoin.App.Statistics.Charts;

public sealed class Ranges : Months
{
    private const double Apart = 18;

    [Parameter, EditorRequired] public IReadOnlyList<Spread> Spreads { get; set; } = [];

    /// <summary>The word behind the middle line.</summary>
    [Parameter, EditorRequired] public string Middle { get; set; } = "";

    protected override Drawing Draw()
    {
        var axis = Axis.Of(Spreads.SelectMany(one => new[] { one.Low, one.Middle, one.High }));
        var last = Spreads.LastOrDefault(one => one.IsShown);
        var right = last is null ? 0 : new[] { last.Low, last.Middle, last.High }
            .Max(cell => Drawing.WidthOf(Figure(cell))) + 12;
        right = Math.Max(right, last is null ? 0 : Drawing.WidthOf(Middle) + 12);
        var (drawing, left, each) = Frame(axis, [.. Spreads.Select(one => (one.Label, one.Short))], right);
        double X(int at) => left + ((at + 0.5) * each);
        foreach (var run in Runs())
        {
            drawing.Path(
                run.Select(at => (X(at), At(axis, Spreads[at].High.Value ?? 0)))
                    .Concat(run.Reverse().Select(at => (X(at), At(axis, Spreads[at].Low.Value ?? 0)))),
                $"{Colour}-range", isClosed: true);
            drawing.Path(run.Select(at => (X(at), At(axis, Spreads[at].Middle.Value ?? 0))), $"{Colour}-line");
            foreach (var at in run) drawing.Dot(X(at), At(axis, Spreads[at].Middle.Value ?? 0), 4.5, Colour);
        }
        for (var at = 0; at < Spreads.Count; at++)
        {
            if (Spreads[at].IsShown || Spreads[at].IsNil) continue;
            Hatch(drawing, X(at) - (each * 0.35), Top, each * 0.7, Bottom - Top);
        }
        if (last is not null) Name(drawing, axis, last, Drawing.Width - right + 8);
        return drawing;
    }

    // Words that would lie on each other are moved apart, downwards, and from the bottom up again.
    private void Name(Drawing drawing, Axis axis, Spread last, double x)
    {
        var middle = At(axis, last.Middle.Value ?? 0);
        (double Y, string Word, string Kind)[] names =
        [
            (At(axis, last.High.Value ?? 0) + 5, Figure(last.High), "aside"), (middle - 12, Middle, "aside"),
            (middle + 6, Figure(last.Middle), "figure"),
            (At(axis, last.Low.Value ?? 0) + 8, Figure(last.Low), "aside"),
        ];
        var free = Drawing.Letter;
        for (var at = 0; at < names.Length; free = names[at++].Y + Apart)
        {
            names[at].Y = Math.Max(names[at].Y, free);
        }
        free = Bottom + 5;
        for (var at = names.Length - 1; at >= 0; free = names[at--].Y - Apart)
        {
            names[at].Y = Math.Min(names[at].Y, free);
        }
        foreach (var (y, word, kind) in names) drawing.Word(x, y, word, "start", kind);
    }

    private IEnumerable<int[]> Runs()
    {
        var run = new List<int>();
        for (var at = 0; at < Spreads.Count; at++)
        {
            if (Spreads[at].IsShown) run.Add(at);
            else if (run.Count > 0)
            {
                yield return [.. run];
                run.Clear();
            }
        }
        if (run.Count > 0) yield return [.. run];
    }
}
