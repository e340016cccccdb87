// For each group the half of its people as a band, and the middle one as a dot on it; from nought.

using LocalCoin.Ledger.Statistics;
using Microsoft.AspNetCore.Components;

namespace LocalCoin.App.Statistics.Charts;

public sealed class Intervals : Chart
{
    private const double Each = 40;
    private const double Thick = 18;
    private const double Held = 44;

    [Parameter, EditorRequired] public IReadOnlyList<Spread> Spreads { get; set; } = [];

    protected override Drawing Draw()
    {
        var words = Spreads.Max(one => Drawing.WidthOf(one.Label));
        var isAbove = words > Bars.WordsMax;
        var (above, left) = isAbove ? (24.0, 0.0) : (0.0, words + 8);
        var drawing = new Drawing(Spreads.Count * (above + Each));
        var axis = Axis.Of(Spreads.SelectMany(one => new[] { one.Low, one.Middle, one.High }));
        var room = Drawing.Width - left - Spreads.Max(one => Drawing.WidthOf(Figure(one.Middle))) - 12;
        for (var at = 0; at < Spreads.Count; at++)
        {
            var (spread, y) = (Spreads[at], (at * (above + Each)) + above + (Each / 2));
            if (isAbove) drawing.Word(0, y - (Each / 2), spread.Label);
            else drawing.Word(left - 8, y + 6, spread.Label, "end");
            drawing.Line(left, y - (isAbove ? Thick / 2 : Each / 2), left, y + (Each / 2), "axis");
            if (spread.IsNil)
            {
                drawing.Word(left + 8, y + 6, Figure(spread.Middle));
                continue;
            }
            if (!spread.IsShown)
            {
                Hatch(drawing, left, y - (Thick / 2), Held, Thick);
                continue;
            }
            var (low, middle, high) = (
                axis.Part(spread.Low.Value ?? 0), axis.Part(spread.Middle.Value ?? 0),
                axis.Part(spread.High.Value ?? 0));
            drawing.Box(left + (low * room), y - (Thick / 2), (high - low) * room, Thick, $"{Colour}-range");
            drawing.Dot(left + (middle * room), y, 6, Colour);
            drawing.Word(left + (high * room) + 8, y + 6, Figure(spread.Middle), "start", "figure");
        }
        return drawing;
    }
}
