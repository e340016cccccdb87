// Bars lying down, one under the other: the word before, the figure behind. With a second one under each, where two
// things are compared: that one is pale and dotted, so that black and white tells them apart too.

using LocalCoin.Ledger.Statistics;
using Microsoft.AspNetCore.Components;

namespace LocalCoin.App.Statistics.Charts;

public sealed class Bars : Chart
{
    private const double Thick = 20;
    private const double ThickBeside = 12;
    private const double Gap = 16;
    /// <summary>Longer words stand above what they name, not before it.</summary>
    internal const double WordsMax = 150;

    private const double Held = 44;

    [Parameter, EditorRequired] public IReadOnlyList<Mark> Marks { get; set; } = [];

    /// <summary>What each is compared with, in the same order; empty for nothing.</summary>
    [Parameter] public IReadOnlyList<Mark> Beside { get; set; } = [];

    /// <summary>Of a share: the whole, to which the bars are drawn.</summary>
    [Parameter] public long Least { get; set; } = 1;

    /// <summary>A line across them, where each would be if all were alike; null for none.</summary>
    [Parameter] public long? Alike { get; set; }

    protected override Drawing Draw()
    {
        var words = Marks.Max(mark => Drawing.WidthOf(mark.Label));
        var isAbove = words > WordsMax;
        var left = isAbove ? 0 : words + 8;
        var figures = Marks.Concat(Beside).Max(mark => Drawing.WidthOf(Figure(mark.Cell))) + 8;
        var axis = Axis.Of(Marks.Concat(Beside).Select(mark => mark.Cell), Math.Max(Least, Alike ?? 0));
        var tall = (isAbove ? 24 : 0) + Thick + (Beside.Count > 0 ? ThickBeside + 2 : 0);
        var above = Alike is null ? 0 : Drawing.Letter + Gap;
        var drawing = new Drawing(above + (Marks.Count * (tall + Gap)) - Gap + 8);
        var y = above + 4;
        if (Alike is { } alike)
        {
            // Behind the bars: seen between them, and never through a figure.
            var x = left + (axis.Part(alike) * (Drawing.Width - left - figures));
            drawing.Line(x, above, x, drawing.Height, "alike");
            drawing.Word(x, Drawing.Letter, Figure(alike), "middle", "scale");
        }
        for (var at = 0; at < Marks.Count; at++)
        {
            if (isAbove) drawing.Word(0, y + 16, Marks[at].Label);
            else drawing.Word(left - 8, y + 16, Marks[at].Label, "end");
            var top = y + (isAbove ? 24 : 0);
            Lay(drawing, Marks[at].Cell, axis, left, top, Thick, Drawing.Width - left - figures, Colour);
            if (Beside.Count > 0)
            {
                Lay(drawing, Beside[at].Cell, axis, left, top + Thick + 2, ThickBeside,
                    Drawing.Width - left - figures, "pale");
            }
            drawing.Line(left, top - 4, left, top + tall - (isAbove ? 24 : 0) + 4, "axis");
            y += tall + Gap;
        }
        return drawing;
    }

    private void Lay(
        Drawing drawing, Cell cell, Axis axis, double x, double y, double thick, double room, string colour)
    {
        if (cell.State is CellState.Suppressed)
        {
            Hatch(drawing, x, y, Held, thick);
            return;
        }
        var length = cell.Value is { } value ? axis.Part(value) * room : 0;
        drawing.Box(x, y, length, thick, colour);
        drawing.Word(
            x + length + 6, y + (thick / 2) + 6, Figure(cell), "start", colour == "pale" ? "aside" : "figure on-line");
    }
}
