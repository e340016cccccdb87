// How many of those who began are still there, by months since their beginning: the way along is true to time.

using LocalCoin.Ledger.Statistics;
using Microsoft.AspNetCore.Components;

namespace LocalCoin.App.Statistics.Charts;

/// <param name="Months">Since the beginning.</param>
public sealed record Stayed(int Months, string Label, Cell Cell);

public sealed class Staying : Chart
{
    private const double Left = 58;
    private const double Right = 24;
    private const double Top = 30;
    private const double Bottom = 180;
    private const long Everybody = 1000;

    [Parameter, EditorRequired] public IReadOnlyList<Stayed> After { get; set; } = [];

    protected override Drawing Draw()
    {
        var drawing = new Drawing(212);
        foreach (var tick in new long[] { 0, 500, Everybody })
        {
            drawing.Line(Left, Y(tick), Drawing.Width - Right, Y(tick), tick == 0 ? "axis" : "tick");
            drawing.Word(Left - 8, Y(tick) + 5, Numerals.Of(tick, Unit.PerMille, true), "end", "scale");
        }
        var points = After.Where(one => one.Cell.Value is not null)
            .Select(one => (X: X(one.Months), Y: Y(one.Cell.Value!.Value)))
            .Prepend((X: X(0), Y: Y(Everybody))).ToArray();
        drawing.Path(
            points.Append((points[^1].X, Bottom)).Append((X(0), Bottom)), $"{Colour}-range", isClosed: true);
        drawing.Path(points, $"{Colour}-line");
        foreach (var one in After)
        {
            // Words would lie on each other: months are close where they are few.
            if (one == After[^1]) drawing.Word(Drawing.Width, Bottom + 22, one.Label, "end", "scale");
            else drawing.Word(X(one.Months), Bottom + 22, $"{one.Months}", "middle", "scale");
            if (one.Cell.State is CellState.Suppressed)
            {
                Hatch(drawing, X(one.Months) - 12, Top, 24, Bottom - Top);
                continue;
            }
            if (one.Cell.Value is not { } value) continue;
            drawing.Dot(X(one.Months), Y(value), 5, Colour);
            // Beside the point, for the way to it comes down from the left.
            if (one == After[^1]) drawing.Word(Drawing.Width, Y(value) - 12, Figure(one.Cell), "end", "figure");
            else drawing.Word(X(one.Months) + 8, Y(value) - 6, Figure(one.Cell), "start", "figure");
        }
        return drawing;
    }

    // Read backwards from the last, whatever that is: a year or the six months that there are so far.
    private double X(int months) =>
        Left + ((double)months / Math.Max(1, After[^1].Months) * (Drawing.Width - Left - Right));

    private static double Y(long share) => Bottom - ((double)share / Everybody * (Bottom - Top));
}
