using LocalCoin.Tests.Tidiness;

namespace LocalCoin.Tests.Specs;

/// <param name="Lines">The file's own lines before its first heading, then the example's.</param>
public sealed record Example(string File, string Heading, IReadOnlyList<string> Lines)
{
    public Story Tell()
    {
        var story = new Story();
        if (File != SpecFile.Town) story.Tell(SpecFile.Read(SpecFile.Town).Background);
        story.Tell(Lines);
        return story;
    }
}

/// <summary>
/// The examples of a file in specs/ledger: every <c>## heading</c> with the fences beneath it is one.
/// </summary>
public sealed record SpecFile(string Name, IReadOnlyList<string> Background, IReadOnlyList<Example> Examples)
{
    public const string Town = "town.md";
    private const string Fence = "```";

    public static string Folder => Checkout.Path("specs/ledger");

    public static IEnumerable<SpecFile> All() => Directory.GetFiles(Folder, "*.md")
        .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Select(Read);

    public static SpecFile Read(string name)
    {
        var background = new List<string>();
        var examples = new List<Example>();
        var lines = background;
        string? heading = null;
        var fence = "";
        foreach (var line in File.ReadLines(Path.Combine(Folder, name)))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal)) fence = fence.Length > 0 ? "" : line;
            else if (fence == Fence + "ledger" && line.Trim().Length > 0) lines.Add(line);
            else if (fence.Length == 0 && line.StartsWith("## ", StringComparison.Ordinal))
            {
                Keep();
                heading = line[3..].Trim();
                lines = [];
            }
        }
        Keep();
        return new SpecFile(name, background, examples);

        void Keep()
        {
            if (heading is not null && lines.Count > 0)
                examples.Add(new Example(name, heading, [.. background, .. lines]));
        }
    }
}
