// From everybody to those who came all the way: each step as wide as it is many, the pale slope between two is who did
// not go on.

using LocalCoin.Ledger.Statistics;
using Microsoft.AspNetCore.Components;

namespace LocalCoin.App.Statistics.Charts;

public sealed class Funnel : Chart
{
    private const double Words = 24;
    private const double Thick = 22;
    private const double Slope = 14;
    private const double Held = 60;

    [Parameter, EditorRequired] public IReadOnlyList<Mark> Steps { get; set; } = [];

    protected override Drawing Draw()
    {
        var each = Words + Thick + Slope;
        var drawing = new Drawing((Steps.Count * each) - Slope + 4);
        var whole = Math.Max(1, Steps.Max(step => step.Cell.Value) ?? 1);
        double? before = null;
        for (var at = 0; at < Steps.Count; at++)
        {
            var (cell, y) = (Steps[at].Cell, at * each);
            var first = Steps[0].Cell.Value;
            var share = at > 0 && first > 0 && cell.Value is { } part
                ? $"  {Numerals.Share(part, first.Value, Visit.IsJapanese)}" : "";
            var wide = (double)(cell.Value ?? 0) / whole * Drawing.Width;
            if (before is { } upper && cell.State is not CellState.Suppressed)
            {
                drawing.Path([(0, y - Slope), (upper, y - Slope), (wide, y + Words), (0, y + Words)],
                    $"{Colour}-range", isClosed: true);
            }
            drawing.Word(0, y + 17, Steps[at].Label);
            drawing.Word(Drawing.Width, y + 17, Figure(cell) + share, "end", "figure");
            if (cell.State is CellState.Suppressed) Hatch(drawing, 0, y + Words, Held, Thick);
            else drawing.Box(0, y + Words, wide, Thick, Colour);
            before = cell.State is CellState.Suppressed ? null : wide;
        }
        return drawing;
    }
}
