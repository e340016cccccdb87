using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalCoin.Tests.Tidiness;

// What specs say is held by a test is held by one that is there: a table of good intentions would rot unseen.
public partial class Attacks
{
    private const string Table = "specs/security.md";
    private const string Standard = "specs/asvs.md";

    /// <summary>How many items of levels 1 and 2 each section has; within a section they come first.</summary>
    private const string Items = "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 "
        + "4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 "
        + "7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 "
        + "10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 "
        + "14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2";

    /// <summary>Folder, class and name, as the specs name a test.</summary>
    private static readonly HashSet<string> Known =
    [
        .. from file in Checkout.Sources
           where file.StartsWith("tests/", StringComparison.Ordinal)
           let source = Checkout.Read(file)
           let room = Room().Match(source).Groups["room"].Value
           from Match kind in Kind().Matches(source)
           from Match test in Test().Matches(source)
           select $"{room}.{kind.Groups["name"].Value}.{test.Groups["name"].Value}",
    ];

    [Fact]
    public void Every_attack_is_held_by_a_test() =>
        Faults.None(
            from line in Rows(Table, "| attack |")
            where !Named().IsMatch(line)
            select line);

    [Fact]
    public void Every_test_that_the_specs_name_is_there() =>
        Faults.None(
            from file in new[] { Table, Standard }
            from Match test in Named().Matches(Checkout.Read(file))
            let name = test.Groups["name"].Value
            where !Known.Contains(name)
            select $"{file}: {name}");

    [Fact]
    public void Every_item_of_the_standards_first_two_levels_is_answered_once() => Assert.Equal(
        Items.Split(' ').Select(section => section.Split(':')).SelectMany(section => Enumerable
            .Range(1, int.Parse(section[1], CultureInfo.InvariantCulture)).Select(item => $"{section[0]}.{item}"))
            .Order(StringComparer.Ordinal),
        Rows(Standard, "| items |").Where(row => row.Split('|')[2].Trim().Length > 0)
            .SelectMany(row => Item().Matches(row.Split('|')[1])).SelectMany(item => Enumerable
                .Range(Number(item, "from"), (item.Groups["to"].Success ? Number(item, "to") : Number(item, "from"))
                    - Number(item, "from") + 1).Select(one => $"{item.Groups["section"].Value}.{one}"))
            .Order(StringComparer.Ordinal));

    private static int Number(Match item, string part) =>
        int.Parse(item.Groups[part].Value, CultureInfo.InvariantCulture);

    private static string[] Rows(string file, string head)
    {
        string[] rows =
        [
            .. Checkout.Lines(file).SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal))
                .TakeWhile(line => line.StartsWith('|')).Skip(2),
        ];
        Assert.NotEmpty(rows);
        return rows;
    }

    [GeneratedRegex(@"^namespace LocalCoin\.(?:IntegrationTests|Tests)\.(?<room>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Room();

    [GeneratedRegex(@"^public (?:sealed |partial )*class (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Kind();

    [GeneratedRegex(
        @"\[(?:Fact|Theory|Property)\b[^\r\n]*\]\s+(?:\[[^\r\n]*\]\s+)*public (?:async )?\S+ (?<name>\w+)\(")]
    private static partial Regex Test();

    [GeneratedRegex(@"(?<section>\d+\.\d+)\.(?<from>\d+)(?:–(?<to>\d+))?")]
    private static partial Regex Item();

    [GeneratedRegex(@"`(?<name>[A-Z]\w+\.[A-Z]\w+\.[A-Z]\w*_\w+)`")]
    private static partial Regex Named();
}
