// The frame of everything that goes by months: nought below, a few round figures at the left, the months under it.

using LocalCoin.Ledger.Statistics;
using Microsoft.AspNetCore.Components;

namespace LocalCoin.App.Statistics.Charts;

public abstract class Months : Chart
{
    protected const double Top = 30;
    protected const double Bottom = 180;
    private const double Tall = 212;
    private const double Apart = 4;

    protected (Drawing Drawing, double Left, double Each) Frame(
        Axis axis, IReadOnlyList<(string Label, string? Short)> months, double right)
    {
        var drawing = new Drawing(Tall);
        var left = axis.Ticks.Max(tick => Drawing.WidthOf(Numerals.Bare(tick, Unit))) + 10;
        foreach (var tick in axis.Ticks)
        {
            var y = At(axis, tick);
            drawing.Line(left, y, Drawing.Width - right, y, tick == 0 ? "axis" : "tick");
            drawing.Word(left - 8, y + 5, Numerals.Bare(tick, Unit), "end", "scale");
        }
        var each = (Drawing.Width - left - right) / Math.Max(1, months.Count);
        var isCrowded = months.Any(month => Drawing.WidthOf(month.Label) > each - Apart);
        var words = months.Select(month => isCrowded ? month.Short ?? month.Label : month.Label).ToArray();
        // Where short ones touch too, every second is named, and the newest always is.
        var widest = words.Select(word => Drawing.WidthOf(word) + (Apart / 2)).DefaultIfEmpty().Max();
        var every = (int)Math.Max(1, Math.Ceiling(widest / each));
        for (var at = (months.Count - 1) % every; at < months.Count; at += every)
        {
            drawing.Word(left + ((at + 0.5) * each), Bottom + 22, words[at], "middle", "scale");
        }
        return (drawing, left, each);
    }

    protected static double At(Axis axis, long value) => Bottom - (axis.Part(value) * (Bottom - Top));
}

/// <summary>A column for each month; the last is what one came for, and has its figure above it.</summary>
public sealed class Columns : Months
{
    private const double Held = 36;

    [Parameter, EditorRequired] public IReadOnlyList<Mark> Marks { get; set; } = [];
    [Parameter] public long Least { get; set; } = 1;

    protected override Drawing Draw()
    {
        var axis = Axis.Of(Marks.Select(mark => mark.Cell), Least);
        var (drawing, left, each) = Frame(axis, [.. Marks.Select(mark => (mark.Label, mark.Short))], 0);
        var wide = Math.Min(40, each * 0.7);
        for (var at = 0; at < Marks.Count; at++)
        {
            var (middle, cell) = (left + ((at + 0.5) * each), Marks[at].Cell);
            if (cell.State is CellState.Suppressed)
            {
                Hatch(drawing, middle - (wide / 2), Bottom - Held, wide, Held);
                continue;
            }
            var y = At(axis, cell.Value ?? 0);
            var isLast = at == Marks.Count - 1;
            drawing.Box(middle - (wide / 2), y, wide, Bottom - y, isLast ? Colour : $"{Colour}-before");
            var word = Figure(cell);
            if (isLast) drawing.Word(Drawing.Width, y - 8, word, "end", "figure");
            else if (cell.Value is null) drawing.Word(middle, y - 6, word, "middle", "scale");
        }
        return drawing;
    }
}
