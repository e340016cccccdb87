using System.Globalization;
using System.Text.RegularExpressions;
using LocalCoin.App.Codes;
using LocalCoin.Tests.Tidiness;

namespace LocalCoin.Tests.Codes;

// specs/qr.md, example by example.
public class QrSpec
{
    private const string Identifier = "jp.lg.tondabayashi.kongo";
    private const string Site = "https://coin.example.jp";
    private static readonly string[] Lines = Checkout.Lines("specs/qr.md");
    private static readonly Regex Line = new(@"^(?<verb>\w+) +(?<rest>.+)$");
    private static readonly Regex Refusal = new(@"^(?<fault>\w+)(?: at (?<where>\S+))?(?: +(?<text>.+))?$");
    private static readonly Regex Pair = new("(?<name>\\w+) (?:\"(?<value>[^\"]*)\"|(?<value>\\S+))");

    public static TheoryData<int, string> Examples()
    {
        var examples = new TheoryData<int, string>();
        var heading = "";
        for (var at = 0; at < Lines.Length; at++)
        {
            if (Lines[at].StartsWith("## ", StringComparison.Ordinal)) heading = Lines[at][3..];
            if (Lines[at] == "```qr") examples.Add(at + 1, heading);
        }
        return examples;
    }

    public static TheoryData<string, string> Scanned()
    {
        var scanned = new TheoryData<string, string>();
        foreach (var line in Lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            scanned.Add(cells[1].Trim('`'), cells[2]);
        }
        return scanned;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_so(int from, string heading)
    {
        Assert.NotEmpty(heading);
        EmvReading? read = null;
        (string? Text, string? Why) written = default;
        foreach (var line in Lines.Skip(from).TakeWhile(line => line != "```").Select(line => Line.Match(line)))
        {
            var rest = line.Groups["rest"].Value;
            switch (line.Groups["verb"].Value)
            {
                case "reads": read = Assert.IsType<EmvReading.Valid>(EmvReading.Of(rest)); break;
                case "says": Says(Code(read), rest.Split(" = ")); break;
                case "spot": Assert.Equal(rest, Shop(read).Spot); break;
                case "amount": Assert.Equal(long.Parse(rest, CultureInfo.InvariantCulture), Shop(read).Amount); break;
                case "request": Assert.Equal(rest, Shop(read).Request); break;
                case "writes": written = Written(Pair.Matches(rest)); break;
                case "gives": Assert.Equal(rest, written.Text); break;
                case "refused": Refused(Refusal.Match(rest), written.Why); break;
                default: throw new InvalidDataException(line.Value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Scanned))]
    public void What_a_camera_read_is_told_apart(string text, string expected) =>
        Assert.Equal(expected, ScannedText.Of(text, Site, Identifier) switch
        {
            ScannedText.Spot(var number) => $"spot {number}",
            ScannedText.Request(var payment) => $"request {payment}",
            ScannedText.Card(var token) => $"card {token}",
            ScannedText.OtherScheme(var scheme) => $"other scheme {scheme}",
            ScannedText.Damaged(var reading) => $"damaged {reading.Fault}",
            _ => "unknown",
        });

    [Theory]
    [InlineData("", "FFFF")]
    [InlineData("a", "9D77")]
    [InlineData("123456789", "29B1")]
    [InlineData("abcdefghij", "4213")]
    public void The_check_sum_is_as_published(string text, string sum) => Assert.Equal(sum, EmvCode.CheckSum(text));

    [Fact]
    public void Broken_text_is_refused() => Assert.All(
        (string[])["00020101\n", "000201\ud800", "000201\udc00\ud800"],
        text => Assert.Equal(EmvFault.BrokenText, Assert.IsType<EmvReading.Malformed>(EmvReading.Of(text)).Fault));

    private static EmvCode Code(EmvReading? read) => Assert.IsType<EmvReading.Valid>(read).Code;

    private static ShopCode Shop(EmvReading? read) =>
        ShopCode.Of(Code(read), Identifier) ?? throw new InvalidDataException("not ours");

    private static void Says(EmvCode code, string[] parts)
    {
        var objects = code.Objects;
        foreach (var id in parts[0].Split('/')[..^1]) objects = objects.Single(one => one.Id == id).Inside;
        Assert.Equal(parts[1], objects.Single(one => one.Id == parts[0].Split('/')[^1]).Value);
    }

    private static void Refused(Match refusal, string? whyNotWritten)
    {
        var (fault, where) = (refusal.Groups["fault"].Value, refusal.Groups["where"].Value);
        if (refusal.Groups["text"] is { Success: true, Value: var text })
        {
            var malformed = Assert.IsType<EmvReading.Malformed>(EmvReading.Of(text));
            Assert.Equal((fault, where, text), (malformed.Fault.ToString(), malformed.Where, text));
        }
        else
        {
            Assert.Contains(where, whyNotWritten);
        }
    }

    private static (string? Text, string? Why) Written(MatchCollection pairs)
    {
        var said = pairs.ToDictionary(one => one.Groups["name"].Value, one => one.Groups["value"].Value);
        try
        {
            return (new ShopCode(
                said["spot"],
                said.TryGetValue("amount", out var yen) ? long.Parse(yen, CultureInfo.InvariantCulture) : null,
                said.GetValueOrDefault("request")).Write(Identifier, new(
                said["name"], said["city"], said.GetValueOrDefault("postcode"), said["category"],
                said.GetValueOrDefault("japanese"))), null);
        }
        catch (FormatException malformed)
        {
            return (null, malformed.Message);
        }
    }
}
