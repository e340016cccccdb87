using System.Text.RegularExpressions;

namespace LocalCoin.Tests.Tidiness;

// A feature never imports another feature of its room: what two of them need moves up to the room's root.
// So a feature can be read, changed and thrown away by itself.
public class Features
{
    // What features are made of: Codes is the form of what cameras read, Pages what pages are drawn with.
    private static readonly string[] NotFeatures =
        ["Codes", "Migrations", "Operator", "Pages", "Properties", "wwwroot"];

    [Theory]
    [InlineData("Ledger")]
    [InlineData("Store")]
    [InlineData("App")]
    public void A_feature_imports_no_other_feature(string room)
    {
        var files = Checkout.Files
            .Where(file => file.StartsWith($"src/LocalCoin.{room}/", StringComparison.Ordinal))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => (file, parts: file.Split('/')))
            .Where(found => found.parts.Length > 3 && !NotFeatures.Contains(found.parts[2]))
            .Select(found => (found.file, feature: found.parts[2]))
            .ToList();
        var features = files.Select(found => found.feature).Distinct().ToList();

        Faults.None(
            from found in files
            from other in features
            where other != found.feature
            where Regex.IsMatch(Checkout.Read(found.file), $@"\bLocalCoin\.{room}\.{other}\b")
            select $"{found.file} imports {other}");
    }
}
