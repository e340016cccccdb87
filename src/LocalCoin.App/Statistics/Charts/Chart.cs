// What all charts share: one picture for whoever sees, one sentence for whoever listens, and one way to show what may
// not be shown. The table beside a chart has every figure that the chart has.

using LocalCoin.Ledger.Statistics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LocalCoin.App.Statistics.Charts;

public abstract class Chart : Pages.Talking
{
    /// <summary>What one would say who looked at it: the finding, not "a chart".</summary>
    [Parameter, EditorRequired] public string Finding { get; set; } = "";

    [Parameter, EditorRequired] public Unit Unit { get; set; }

    /// <summary>leaf for vegetables and what they earn, nasu for people and everything else.</summary>
    [Parameter] public string Colour { get; set; } = "nasu";

    protected abstract Drawing Draw();

    protected string Figure(Cell cell) => Numerals.Of(cell, Unit, Visit.IsJapanese);

    protected string Figure(long value) => Numerals.Of(value, Unit, Visit.IsJapanese);

    /// <summary>A cell that is held back: hatched, of one size whatever it holds.</summary>
    protected static void Hatch(Drawing drawing, double x, double y, double width, double tall)
    {
        drawing.Box(x, y, width, tall, "hatched");
        drawing.Word(x + (width / 2), y + (tall / 2) + 5, Numerals.Suppressed, "middle", "held");
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var drawing = Draw();
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "chart");
        builder.AddAttribute(2, "viewBox", FormattableString.Invariant($"0 0 {Drawing.Width} {drawing.Height:0.#}"));
        builder.AddAttribute(3, "role", "img");
        builder.AddAttribute(4, "aria-label", Finding);
        builder.AddAttribute(5, "focusable", "false");
        builder.AddMarkupContent(6, drawing.ToString());
        builder.CloseElement();
    }
}
