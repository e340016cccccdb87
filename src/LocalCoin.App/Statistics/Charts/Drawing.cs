// A picture in lines, boxes and words. Its unit is a pixel of a phone that is 360 wide, and letters are never smaller
// than sixteen of them: drawn wider it only grows. Colours and patterns are classes of the style sheet.

using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace LocalCoin.App.Statistics.Charts;

public sealed class Drawing(double height)
{
    public const double Width = 360;
    public const double Letter = 16;
    private const char FirstWide = '\u2e80';
    private readonly XElement root = new("g");

    public double Height => height;

    public void Line(double fromX, double fromY, double toX, double toY, string kind) => Add(
        "line", kind, ("x1", fromX), ("y1", fromY), ("x2", toX), ("y2", toY));

    public void Box(double x, double y, double width, double tall, string kind) => Add(
        "rect", kind, ("x", x), ("y", y), ("width", Math.Max(0, width)), ("height", Math.Max(0, tall)));

    public void Dot(double x, double y, double radius, string kind) =>
        Add("circle", kind, ("cx", x), ("cy", y), ("r", radius));

    public void Path(IEnumerable<(double X, double Y)> points, string kind, bool isClosed = false)
    {
        var d = new StringBuilder();
        foreach (var (x, y) in points)
        {
            d.Append(d.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
        }
        if (isClosed) d.Append('Z');
        root.Add(new XElement("path", new XAttribute("class", kind), new XAttribute("d", d.ToString())));
    }

    /// <param name="anchor">start, middle or end: where the word stands on x.</param>
    public void Word(double x, double y, string word, string anchor = "start", string? kind = null)
    {
        var text = new XElement("text", new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), word);
        if (anchor != "start") text.Add(new XAttribute("text-anchor", anchor));
        if (kind is not null) text.Add(new XAttribute("class", kind));
        root.Add(text);
    }

    /// <summary>How much room a word takes, about: Japanese letters are as wide as they are tall.</summary>
    public static double WidthOf(string word) =>
        word.Sum(letter => letter >= FirstWide ? Letter : 0.66 * Letter);

    public override string ToString() =>
        string.Concat(root.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));

    private void Add(string name, string kind, params (string Name, double Value)[] places) => root.Add(new XElement(
        name, new XAttribute("class", kind), places.Select(one => new XAttribute(one.Name, Number(one.Value)))));

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
