using System.Text.RegularExpressions;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer(
    $"{nameof(LocalCoin)}.{nameof(LocalCoin.IntegrationTests)}.{nameof(LocalCoin.IntegrationTests.LongestFirst)}",
    $"{nameof(LocalCoin)}.{nameof(LocalCoin.IntegrationTests)}")]

namespace LocalCoin.IntegrationTests;

/// <summary>
/// What takes minutes and waits for browsers starts first, what takes seconds fills what it leaves of the machine: else
/// the run ends with one long collection and an idle processor.
/// </summary>
public sealed partial class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(one => WithBrowsers().IsMatch(one.DisplayName))
            .ThenByDescending(one => Long().IsMatch(one.DisplayName));

    [GeneratedRegex("LookingAt|pages of")]
    private static partial Regex WithBrowsers();

    [GeneratedRegex("BackingUp|Crashing|FromRuleToDashboard|GivingToTenThousand|Importing|LongImports|Matrix")]
    private static partial Regex Long();
}
