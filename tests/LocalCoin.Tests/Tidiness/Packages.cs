using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LocalCoin.Tests.Tidiness;

// A package is code we answer for and cannot change: each has its reason, and each is used.
public class Packages
{
    private const string Decision = "specs/decisions/0015-packages.md";

    private static readonly Regex Row = new(@"^\| (?<name>[\w.]+) \| (?<version>\d[\w.]*) \|", RegexOptions.Multiline);

    [Fact]
    public void Every_package_and_version_stands_in_the_decision() =>
        Assert.Equal(
            Central().Order(StringComparer.Ordinal),
            Row.Matches(Checkout.Read(Decision))
                .Select(match => $"{match.Groups["name"]} {match.Groups["version"]}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void No_project_brings_a_version_of_its_own() =>
        Faults.None(
            from project in Projects()
            from reference in XDocument.Parse(Checkout.Read(project)).Descendants("PackageReference")
            where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
            select $"{project}: {reference}");

    private static IEnumerable<string> Central() =>
        XDocument.Parse(Checkout.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => $"{package.Attribute("Include")!.Value} {package.Attribute("Version")!.Value}");

    private static IEnumerable<string> Projects() =>
        Checkout.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));
}
