using System.Xml.Linq;

namespace LocalCoin.Tests.Tidiness;

// Imports point one way: App -> Store -> Ledger. The Ledger stays pure because it cannot reach anything.
public class Rooms
{
    [Theory]
    [InlineData("LocalCoin.Ledger", "")]
    [InlineData("LocalCoin.Store", "LocalCoin.Ledger")]
    [InlineData("LocalCoin.App", "LocalCoin.Store")]
    public void A_room_imports_only_the_room_below_it(string room, string below) =>
        Assert.Equal(
            below,
            string.Join(' ', References(room, "ProjectReference").Select(Path.GetFileNameWithoutExtension)));

    [Fact]
    public void The_ledger_needs_no_package_but_NodaTime() =>
        Assert.Equal(
            ["NodaTime", "Microsoft.CodeAnalysis.BannedApiAnalyzers"],
            References("LocalCoin.Ledger", "PackageReference"));

    private static IEnumerable<string> References(string room, string kind) =>
        XDocument.Parse(Checkout.Read($"src/{room}/{room}.csproj"))
            .Descendants(kind)
            .Select(reference => reference.Attribute("Include")!.Value);
}
