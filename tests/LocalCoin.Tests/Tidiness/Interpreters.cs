using System.Text.RegularExpressions;

namespace LocalCoin.Tests.Tidiness;

// What another program reads as orders, the database, the matcher of patterns, the shell, gets no word from outside.
public partial class Interpreters
{
    /// <summary>They put statements together of our own tables' names, and of nothing that came in.</summary>
    private static readonly string[] OfOurOwnNames =
    [
        "src/LocalCoin.Store/Audit/", "src/LocalCoin.Store/Projection", "src/LocalCoin.Store/Migrations.cs",
        "src/LocalCoin.Store/Directory/Unfinished.cs", "src/LocalCoin.Store/StoredEvents.cs",
        "src/LocalCoin.Store/Accounts/AccountEntries.cs", "src/LocalCoin.App/Operator/Measuring/",
        "src/LocalCoin.App/Demonstration/",
    ];

    [Fact]
    public void No_statement_for_the_database_is_put_together_of_values() =>
        Faults.None(
            from file in Sources
            where !OfOurOwnNames.Any(own => file.StartsWith(own, StringComparison.Ordinal))
            from Match text in Filled().Matches(Checkout.Read(file))
            where Statement().IsMatch(text.Value)
            from Match hole in Hole().Matches(text.Value)
            where !Constant().IsMatch(hole.Groups["what"].Value)
            select $"{file}: {hole.Value}");

    [Fact]
    public void No_pattern_takes_longer_than_it_may() =>
        Faults.None(
            from file in Sources
            from Match pattern in Pattern().Matches(Checkout.Read(file))
            where !Bounded().IsMatch(pattern.Value)
            select $"{file}: {pattern.Value}");

    [Fact]
    public void No_program_is_started_and_no_code_is_made_while_we_serve() =>
        Faults.None(
            from file in Sources
            from Match call in Loose().Matches(Checkout.Read(file))
            select $"{file}: {call.Value}");

    private static IEnumerable<string> Sources =>
        Checkout.Sources.Where(file => file.StartsWith("src/", StringComparison.Ordinal));

    [GeneratedRegex("""""\$"""(?:.*?)"""|\$"(?:[^"\\\n]|\\.)*""""", RegexOptions.Singleline)]
    private static partial Regex Filled();

    [GeneratedRegex(
        @"\b(?:select|insert into|update|delete from|drop|alter|create)\b.*\b(?:from|into|set|table|where)\b",
        RegexOptions.Singleline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"(?<!\{)\{(?<what>[^{}]+)\}")]
    private static partial Regex Hole();

    /// <summary>A constant of ours, or a table's name that stands there.</summary>
    [GeneratedRegex("""^(?:[A-Z]\w*(?:\.[A-Z]\w*)*|\w+\.Table\("\w+"\))$""")]
    private static partial Regex Constant();

    [GeneratedRegex(
        @"\[GeneratedRegex\((?:[^\]]|\](?!\s*\n))*\]\s*\n|new Regex\([^;]*;"
        + @"|\bRegex\.(?:IsMatch|Match|Replace)\([^;]*;")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"NonBacktracking|(?:, \d+|Milliseconds)\)\]|MatchMax")]
    private static partial Regex Bounded();

    [GeneratedRegex(@"Process\.Start|Assembly\.Load|CSharpScript|BinaryFormatter|XmlDocument|XmlReader|DllImport")]
    private static partial Regex Loose();
}
