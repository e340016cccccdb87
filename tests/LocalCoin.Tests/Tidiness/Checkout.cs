using System.Runtime.CompilerServices;

namespace LocalCoin.Tests.Tidiness;

/// <summary>The project's folder as it stands on this machine; tidiness tests read it.</summary>
public static class Checkout
{
    private static readonly string[] NotOurs =
        ["bin", "obj", "node_modules", "artifacts", "TestResults", ".git", ".local", ".vs"];

    private static readonly string[] Code =
        [".cs", ".razor", ".sql", ".ts", ".mjs", ".css", ".csproj", ".props", ".targets"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file of ours, by its path from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Under(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Sources => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static IEnumerable<string> Documents => Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    /// <summary>What people write and read line by line: code, SQL, pages and scripts.</summary>
    public static IEnumerable<string> CodeFiles => Files.Where(file =>
        Code.Contains(System.IO.Path.GetExtension(file)) || file.StartsWith("scripts/", StringComparison.Ordinal));

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(Path(relative));

    public static string[] Lines(string relative) => File.ReadAllLines(Path(relative));

    private static IEnumerable<string> Under(DirectoryInfo folder) =>
        folder.EnumerateFiles()
            .Select(file => System.IO.Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Concat(folder.EnumerateDirectories().Where(inner => !NotOurs.Contains(inner.Name)).SelectMany(Under));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "LocalCoin.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no LocalCoin.sln above {here}");
    }
}
