using System.Runtime.CompilerServices;

namespace LocalCoin.Tests.Tidiness;

/// <summary>The project's folder as it stands on this machine; tidiness tests read it.</summary>
public static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(Path(relative));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = new FileInfo(here).Directory; folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "LocalCoin.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no LocalCoin.sln above {here}");
    }
}
