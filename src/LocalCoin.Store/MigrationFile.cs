using System.Reflection;

namespace LocalCoin.Store;

/// <summary>One numbered step of the schema, as it is embedded in this assembly.</summary>
public sealed record MigrationFile(string Name, string Sql)
{
    private const string Folder = "Migrations/";

    /// <summary>All of them, in the order in which they are applied.</summary>
    public static IReadOnlyList<MigrationFile> All()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new MigrationFile(name[Folder.Length..], Read(assembly, name)))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
