// Two figures of the same people, first and later, with a slope between them and the zone that one hopes for.

using LocalCoin.Ledger.Statistics;
using Microsoft.AspNetCore.Components;

namespace LocalCoin.App.Statistics.Charts;

public sealed class BeforeAfter : Chart
{
    private const double First = 110;
    private const double Later = 250;
    private const double Top = 16;
    private const double Bottom = 180;
    private const double Held = 48;

    [Parameter, EditorRequired] public Mark Before { get; set; } = null!;
    [Parameter, EditorRequired] public Mark After { get; set; } = null!;

    /// <summary>The end of what is measured.</summary>
    [Parameter, EditorRequired] public long Most { get; set; }

    /// <summary>Where one hopes to be; null where there is no such zone.</summary>
    [Parameter] public (long From, long To, string Name)? Hoped { get; set; }

    private bool Nobody => Before.Cell.State is CellState.Nil && After.Cell.State is CellState.Nil;

    protected override Drawing Draw()
    {
        var drawing = new Drawing(212);
        if (Hoped is { } hoped)
        {
            drawing.Box(0, Y(hoped.To), Drawing.Width, Y(hoped.From) - Y(hoped.To), "hoped");
            drawing.Word(0, Y(hoped.To) - 6, hoped.Name, "start", "aside");
        }
        drawing.Line(0, Bottom, Drawing.Width, Bottom, "axis");
        foreach (var (mark, x) in new[] { (Before, First), (After, Later) })
        {
            drawing.Word(x, Bottom + 22, mark.Label, "middle", "scale");
            // Below the zone, whose name stands above it.
            if (mark.Cell.State is CellState.Suppressed) Hatch(drawing, x - (Held / 2), Bottom - Held, Held, Held);
            else if (Nobody) drawing.Word(x, Bottom - 10, Numerals.Nil, "middle", "figure");
        }
        if (Nobody || Before.Cell.State is CellState.Suppressed || After.Cell.State is CellState.Suppressed)
        {
            return drawing;
        }
        // Where the other one is a figure, none is nought.
        var (before, after) = (Before.Cell.Value ?? 0, After.Cell.Value ?? 0);
        drawing.Line(First, Y(before), First, Bottom, "tick");
        drawing.Line(Later, Y(after), Later, Bottom, "tick");
        drawing.Path([(First, Y(before)), (Later, Y(after))], $"{Colour}-line");
        drawing.Dot(First, Y(before), 7, "hollow");
        drawing.Dot(Later, Y(after), 7, Colour);
        drawing.Word(First - 14, Y(before) + 8, Figure(Before.Cell), "end", "great");
        drawing.Word(Later + 14, Y(after) + 8, Figure(After.Cell), "start", "great");
        return drawing;
    }

    private double Y(long value) => Bottom - ((double)value / Most * (Bottom - Top));
}
