using System.Text.RegularExpressions;

namespace LocalCoin.Tests.Tidiness;

// What specs say is held by a test is held by one that is there: a table of good intentions would rot unseen.
public partial class Attacks
{
    private const string Table = "specs/security.md";
    private const string Standard = "specs/asvs.md";

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
            where File.Exists(Checkout.Path(file))
            from Match test in Named().Matches(Checkout.Read(file))
            let name = test.Groups["name"].Value
            where !Known.Contains(name)
            select $"{file}: {name}");

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

    [GeneratedRegex(@"`(?<name>[A-Z]\w+\.[A-Z]\w+\.[A-Z]\w*_\w+)`")]
    private static partial Regex Named();
}
