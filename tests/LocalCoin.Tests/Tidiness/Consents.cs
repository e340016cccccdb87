using System.Text.RegularExpressions;

namespace LocalCoin.Tests.Tidiness;

// Nobody takes part without words that they agreed to. The ledger has no place for these words: so it hears who takes
// part only from where they were just written down, or where nobody is meant, made-up people aside.
public class Consents
{
    [Fact]
    public void The_ledger_hears_who_takes_part_only_where_their_consent_is_written_down() => Assert.Equal(
        [
            "src/LocalCoin.App/Demonstration/DemoHistory.cs",
            "src/LocalCoin.App/Health/Joining.cs",
            "src/LocalCoin.App/Programmes/ExampleTown.cs",
        ],
        Checkout.Sources.Where(file => file.StartsWith("src/", StringComparison.Ordinal)
            && Regex.IsMatch(Checkout.Read(file), @"\bnew EnrolWallet\(")));
}
