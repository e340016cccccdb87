using System.Globalization;
using System.Xml.Linq;
using LocalCoin.App.Pages;
using LocalCoin.App.Statistics.Charts;
using LocalCoin.Ledger.Statistics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalCoin.Tests.Statistics;

// A chart is what its table says and nothing more: lengths are true from nought, and what is held back leaves no trace.
public class Charts
{
    private static readonly Cell Held = new(CellState.Suppressed, null);
    private static readonly Cell Nil = new(CellState.Nil, null);

    [Fact]
    public async Task A_bar_is_as_long_as_its_figure_and_says_it()
    {
        var drawn = await Drawn<Bars>(true, Unit.People, ("Marks", Marks(("高辺台", Of(20)), ("寺池台", Of(80)))));
        var lengths = drawn.Descendants("rect").Select(box => Number(box, "width")).ToArray();
        Assert.Equal(4, lengths[1] / lengths[0], 1);
        Assert.Equal(["高辺台", "20人", "寺池台", "80人"], Words(drawn));
    }

    [Fact]
    public async Task What_is_held_back_is_hatched_alike_and_nothing_is_a_stroke()
    {
        var few = await Drawn<Bars>(true, Unit.People, ("Marks", Marks(("甲", Held), ("乙", Of(30)), ("丙", Nil))));
        Assert.Equal(["甲", "x", "乙", "30人", "丙", "-"], Words(few));
        Assert.Single(few.Descendants("rect"), box => box.Attribute("class")!.Value == "hatched");
        var months = await Drawn<Columns>(
            true, Unit.People, ("Marks", Marks(("8月", Held), ("9月", Of(12)), ("10月", Of(40)))));
        Assert.Single(months.Descendants("rect"), box => box.Attribute("class")!.Value == "hatched");
        Assert.DoesNotContain("12人", Words(months));
        Assert.Contains("40人", Words(months));
    }

    [Fact]
    public async Task A_line_does_not_cross_a_month_that_is_held_back()
    {
        var spreads = new[] { Of(20), Of(22), Held, Of(25), Of(30) }.Select((cell, at) => new Spread(
            $"{at + 4}月", cell, cell, cell)).ToArray();
        var drawn = await Drawn<Ranges>(true, Unit.Tenths, ("Middle", "まん中"), ("Spreads", spreads));
        Assert.Equal(2, drawn.Descendants("path").Count(path => path.Attribute("class")!.Value == "nasu-line"));
        Assert.Equal(4, drawn.Descendants("circle").Count());
    }

    [Fact]
    public async Task A_funnel_says_each_step_and_its_share_of_the_first()
    {
        var steps = Marks(("参加した人", Of(150)), ("野菜を 買った人", Of(132)), ("コインを もらった人", Held));
        var drawn = await Drawn<Funnel>(true, Unit.People, ("Steps", steps));
        Assert.Equal(["参加した人", "150人", "野菜を 買った人", "132人  88%", "コインを もらった人", "x", "x"], Words(drawn));
    }

    [Fact]
    public async Task Two_figures_of_which_none_is_held_back_are_never_hatched()
    {
        var held = await Compared(Held, Held);
        Assert.Equal(["はじめ", "x", "あと", "x"], Words(held));
        var nobody = await Compared(Nil, Nil);
        Assert.Equal(["はじめ", "-", "あと", "-"], Words(nobody));
        Assert.Empty(nobody.Descendants("rect"));
        var begun = await Compared(Nil, Of(12));
        Assert.Equal(["はじめ", "あと", "-", "1.2"], Words(begun));
        Assert.Equal(2, begun.Descendants("circle").Count());
    }

    [Theory]
    [InlineData(20, 20, 20, 20)]
    [InlineData(3, 3, 3, 20)]
    [InlineData(0, 0, 20, 20)]
    [InlineData(1, 19, 20, 20)]
    public async Task Names_at_the_end_of_a_line_do_not_lie_on_each_other(long low, long middle, long high, long top)
    {
        var drawn = await Drawn<Ranges>(true, Unit.Tenths, ("Middle", "まん中"), ("Spreads", new[]
        {
            new Spread("9月", Of(top), Of(top), Of(top)), new Spread("10月", Of(low), Of(middle), Of(high)),
        }));
        var heights = drawn.Descendants("text").TakeLast(4).Select(text => Number(text, "y")).ToArray();
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(
            pair.Second - pair.First >= Drawing.Letter, $"{pair.First} and {pair.Second}"));
        Assert.InRange(heights[0], Drawing.Letter, drawn.Descendants("text").Max(text => Number(text, "y")));
    }

    [Fact]
    public async Task Months_after_a_beginning_are_numbers_but_for_the_last()
    {
        var after = new[] { 1, 3, 6, 12 }.Select(months => new Stayed(months, $"{months} months", Of(700))).ToArray();
        var drawn = await Drawn<Staying>(false, Unit.PerMille, ("After", after));
        Assert.Equal(
            ["1", "3", "6", "12 months"],
            drawn.Descendants("text").Where(text => Number(text, "y") > 190).Select(text => text.Value));
        Assert.All(drawn.Descendants("text").Take(3), text => Assert.True(
            Number(text, "x") >= Drawing.WidthOf(text.Value) + 4, text.Value));
    }

    [Fact]
    public async Task Who_listens_hears_the_finding()
    {
        var drawn = await Drawn<Columns>(false, Unit.People, ("Marks", Marks(("Oct", Of(1)))));
        Assert.Equal(("img", "The finding."), (drawn.Attribute("role")!.Value, drawn.Attribute("aria-label")!.Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Long_words_and_large_figures_stay_in_the_picture(bool isJapanese)
    {
        var word = isJapanese ? "とても とても 長い 名前の ところ" : "Neighbourhood with a long name";
        var marks = Marks((word, Of(12_345_678)), ("乙", Of(99_999_999)));
        foreach (var drawn in new[]
        {
            await Drawn<Bars>(isJapanese, Unit.Yen, ("Marks", marks), ("Beside", marks)),
            await Drawn<Columns>(isJapanese, Unit.Yen, ("Marks", Marks(("10月", Of(99_999_999))))),
            await Drawn<Funnel>(isJapanese, Unit.Yen, ("Steps", Marks((word, Of(1))))),
            await Drawn<Intervals>(
                isJapanese, Unit.Days, ("Spreads", new[] { new Spread(word, Of(1), Of(2), Of(3)) })),
        })
        {
            foreach (var text in drawn.Descendants("text"))
            {
                var (left, wide) = (LeftOf(text), Drawing.WidthOf(text.Value));
                Assert.True(left >= -1 && left + wide <= Drawing.Width + 1, $"{text.Value}: {left} to {left + wide}");
            }
        }
    }

    [Fact]
    public async Task Months_whose_names_would_touch_each_other_have_their_short_ones()
    {
        var months = new[] { "August 2026", "September 2026", "October 2026" }
            .Select(label => new Mark(label, Of(1), label[..3])).ToArray();
        var words = Words(await Drawn<Columns>(false, Unit.People, ("Marks", months)));
        Assert.Equal(["Aug", "Sep", "Oct"], words.Where(word => char.IsLetter(word[0])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_names_of_twelve_months_do_not_touch(bool isJapanese)
    {
        var marks = Enumerable.Range(1, 12).Select(month => new Mark(
            $"a long name of month {month}", Of(987),
            isJapanese ? $"{month}" : CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month)))
            .ToArray();
        var drawn = await Drawn<Columns>(isJapanese, Unit.People, ("Marks", marks));
        var names = drawn.Descendants("text").Where(text => Number(text, "y") > 190).ToArray();
        Apart(names);
        Assert.Contains(marks[^1].Short, names.Select(text => text.Value));
        Assert.Equal(isJapanese ? 12 : 6, names.Length);
    }

    /// <summary>No word stands where another does.</summary>
    private static void Apart(XElement[] texts)
    {
        var boxes = texts.Select(text => (Text: text.Value, X: LeftOf(text), Y: Number(text, "y"))).ToArray();
        foreach (var (one, other) in boxes.SelectMany((one, at) => boxes.Skip(at + 1).Select(other => (one, other))))
        {
            Assert.True(
                Math.Abs(one.Y - other.Y) >= Drawing.Letter || one.X + Drawing.WidthOf(one.Text) <= other.X
                || other.X + Drawing.WidthOf(other.Text) <= one.X,
                $"{one} lies on {other}");
        }
    }

    private static double LeftOf(XElement text)
    {
        var (x, wide) = (Number(text, "x"), Drawing.WidthOf(text.Value));
        return text.Attribute("text-anchor")?.Value switch { "end" => x - wide, "middle" => x - (wide / 2), _ => x };
    }

    [Fact]
    public void A_scale_begins_at_nought_and_ends_at_a_round_figure()
    {
        Assert.Equal([0L, 50, 100, 150], Axis.Of([Of(132)]).Ticks);
        Assert.Equal([0L, 1], Axis.Of([Nil, Held]).Ticks);
        Assert.Equal([0L, 500, 1000], Axis.Of([Of(420)], 1000).Ticks);
    }

    private static Task<XElement> Compared(Cell before, Cell after) => Drawn<BeforeAfter>(
        true, Unit.Tenths, ("Before", new Mark("はじめ", before)), ("After", new Mark("あと", after)), ("Most", 120L));

    private static Cell Of(long value) => new(CellState.Shown, value);

    private static Mark[] Marks(params (string Label, Cell Cell)[] marks) =>
        [.. marks.Select(one => new Mark(one.Label, one.Cell))];

    private static string[] Words(XElement drawn) => [.. drawn.Descendants("text").Select(text => text.Value)];

    private static double Number(XElement of, string name) =>
        double.Parse(of.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static async Task<XElement> Drawn<TChart>(
        bool isJapanese, Unit unit, params (string Name, object Value)[] parameters) where TChart : Chart
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var visit = new Visit(isJapanese, null, "", null, "", null!, default) { Look = null! };
        RenderFragment chart = builder =>
        {
            builder.OpenComponent<TChart>(0);
            builder.AddMultipleAttributes(1, new Dictionary<string, object>(
                parameters.ToDictionary(one => one.Name, one => one.Value))
            {
                [nameof(Chart.Finding)] = "The finding.", [nameof(Chart.Unit)] = unit,
            });
            builder.CloseComponent();
        };
        var given = new Dictionary<string, object?> { ["Value"] = visit, ["ChildContent"] = chart };
        return XElement.Parse(await renderer.Dispatcher.InvokeAsync(async () => (await renderer
            .RenderComponentAsync<CascadingValue<Visit>>(ParameterView.FromDictionary(given))).ToHtmlString()));
    }
}
