using System.Text.RegularExpressions;

namespace LocalCoin.Tests.Tidiness;

// A document that leads nowhere, or says two things at once, is worse than none.
public class Documents
{
    private static readonly Regex Link = new(@"\]\((?<target>[^)\s]+)\)");

    private static readonly Regex Outline = new("^## Decision ## Why .*(?i:what it costs).* ?## When to revisit$");

    [Fact]
    public void Every_link_leads_somewhere() =>
        Faults.None(
            from file in Checkout.Documents
            from Match match in Link.Matches(string.Join('\n', Prose(file)))
            let target = match.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Leads(file, target)
            select $"{file} -> {target}");

    [Fact]
    public void Every_document_has_one_title_and_starts_with_it() =>
        Faults.None(
            from file in Checkout.Documents
            let titles = Prose(file).Count(line => line.StartsWith("# ", StringComparison.Ordinal))
            where titles != 1 || !Checkout.Read(file).StartsWith("# ", StringComparison.Ordinal)
            select $"{file}: {titles} titles");

    [Fact]
    public void A_decision_is_short_and_says_what_it_costs() =>
        Faults.None(
            from file in Decisions()
            let lines = Checkout.Lines(file)
            let headings = string.Join(' ', lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)))
            where lines.Length > 40 || !Outline.IsMatch(headings)
            select $"{file}: {lines.Length} lines, {headings}");

    [Fact]
    public void Decisions_are_numbered_without_gaps() =>
        Assert.Equal(
            Decisions().Select((_, index) => $"{index + 1:0000}"),
            Decisions().Select(file => Path.GetFileName(file)[..4]));

    private static IEnumerable<string> Decisions() =>
        Checkout.Documents.Where(file => file.StartsWith("specs/decisions/", StringComparison.Ordinal));

    private static bool Leads(string file, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, parts[0]);
        if (!Path.Exists(Checkout.Path(path))) return false;
        return parts.Length == 1 || Prose(path).Any(line => line.StartsWith('#') && Anchor(line) == parts[1]);
    }

    /// <summary>The name that a heading gets in the page: lower case, spaces as hyphens, punctuation gone.</summary>
    private static string Anchor(string heading) =>
        Regex.Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-');

    /// <summary>The lines outside fences.</summary>
    private static IEnumerable<string> Prose(string file)
    {
        var fence = "";
        foreach (var line in Checkout.Lines(file))
        {
            var mark = Regex.Match(line, "^ *(?<mark>`{3,})").Groups["mark"].Value;
            if (fence.Length == 0 && mark.Length == 0) yield return line;
            else if (fence.Length == 0) fence = mark;
            else if (mark.Length >= fence.Length && line.Trim() == mark) fence = "";
        }
    }
}
