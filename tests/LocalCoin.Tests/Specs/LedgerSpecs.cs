using System.Text.RegularExpressions;
using LocalCoin.Ledger;

namespace LocalCoin.Tests.Specs;

// specs/ledger/*.md, executed: prose and behaviour cannot part.
public class LedgerSpecs
{
    private static readonly Lazy<IReadOnlyList<Story>> Told = new(() =>
        [.. SpecFile.All().SelectMany(file => file.Examples).Select(example => example.Tell())]);

    public static TheoryData<string, string> Headings()
    {
        var all = new TheoryData<string, string>();
        foreach (var example in SpecFile.All().SelectMany(file => file.Examples))
            all.Add(example.File, example.Heading);
        return all;
    }

    [Theory]
    [MemberData(nameof(Headings))]
    public void Example(string file, string heading) =>
        SpecFile.Read(file).Examples.Single(example => example.Heading == heading).Tell();

    [Fact]
    public void Every_fence_runs_and_every_example_expects_something()
    {
        foreach (var file in SpecFile.All())
        {
            var text = File.ReadAllText(Path.Combine(SpecFile.Folder, file.Name));
            var fenced = Regex.Count(text, "^(given|when|then|and) ", RegexOptions.Multiline);
            var run = file.Background.Count + file.Examples.Sum(example => example.Lines.Count - file.Background.Count);
            Assert.Equal((file.Name, fenced), (file.Name, run));
            Assert.All(file.Examples, example => Assert.Contains(example.Lines, line => line.StartsWith("then ",
                StringComparison.Ordinal)));
            Assert.Equal(file.Examples.Count, file.Examples.Select(example => example.Heading).Distinct().Count());
        }
    }

    [Fact]
    public void Every_reason_for_no_is_the_outcome_of_a_spec() =>
        Assert.Empty(Enum.GetValues<Rejection>().Except(Told.Value.SelectMany(story => story.Refusals)));

    [Fact]
    public void Every_command_and_every_event_occurs_in_a_spec()
    {
        Assert.Empty(Concrete<Command>().Except(Told.Value.SelectMany(story => story.Commands))
            .Select(type => type.Name));
        Assert.Empty(Concrete<LedgerEvent>().Except(Told.Value.SelectMany(story => story.Events)
            .Select(one => one.Event.GetType()))
            .Select(type => type.Name));
    }

    [Fact]
    public void The_documented_order_of_refusals_is_the_order_of_the_list()
    {
        var text = File.ReadAllText(Path.Combine(SpecFile.Folder, "order-of-refusals.md"));
        var documented = Regex.Matches(text, @"^\| \d+ \| `(\w+)` \|",
            RegexOptions.Multiline).Select(match => match.Groups[1].Value);
        Assert.Equal(Enum.GetNames<Rejection>(), documented);
    }

    private static IEnumerable<Type> Concrete<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);
}
