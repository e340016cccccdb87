using System.Text.RegularExpressions;

namespace LocalCoin.Tests.Tidiness;

// What does not fit on a few screens is not read, and what is not read is not reviewed.
public class Lengths
{
    private static readonly Ratchet FileLines = new("lines", 300, new Dictionary<string, int>());

    private static readonly Ratchet LongLines = new("lines over 120 characters", 0, new Dictionary<string, int>
    {
        ["src/LocalCoin.Ledger/AccountAddress.cs"] = 2,
        ["src/LocalCoin.Ledger/Accounts/Cards.cs"] = 2,
        ["src/LocalCoin.Ledger/Accounts/Closing.cs"] = 2,
        ["src/LocalCoin.Ledger/Accounts/Devices.cs"] = 4,
        ["src/LocalCoin.Ledger/Accounts/Funds.cs"] = 7,
        ["src/LocalCoin.Ledger/Accounts/Merchants.cs"] = 2,
        ["src/LocalCoin.Ledger/Accounts/Spots.cs"] = 1,
        ["src/LocalCoin.Ledger/Accounts/Wallets.cs"] = 1,
        ["src/LocalCoin.Ledger/Decision.cs"] = 1,
        ["src/LocalCoin.Ledger/Giving.cs"] = 3,
        ["src/LocalCoin.Ledger/History.cs"] = 1,
        ["src/LocalCoin.Ledger/ImportedTime.cs"] = 1,
        ["src/LocalCoin.Ledger/Incentives/Earning.cs"] = 3,
        ["src/LocalCoin.Ledger/Incentives/Strike.cs"] = 2,
        ["src/LocalCoin.Ledger/Issuance/Expiry.cs"] = 1,
        ["src/LocalCoin.Ledger/Issuance/Grants.cs"] = 3,
        ["src/LocalCoin.Ledger/Issuance/Premiums.cs"] = 2,
        ["src/LocalCoin.Ledger/Issuance/Runs.cs"] = 3,
        ["src/LocalCoin.Ledger/Issuance/TopUps.cs"] = 5,
        ["src/LocalCoin.Ledger/LedgerEvent.cs"] = 2,
        ["src/LocalCoin.Ledger/LedgerState.cs"] = 3,
        ["src/LocalCoin.Ledger/Payments/Payments.cs"] = 8,
        ["src/LocalCoin.Ledger/Payments/Purchase.cs"] = 1,
        ["src/LocalCoin.Ledger/Payments/Refunds.cs"] = 1,
        ["src/LocalCoin.Ledger/Payments/Reversal.cs"] = 4,
        ["src/LocalCoin.Ledger/Programmes/Programmes.cs"] = 3,
        ["src/LocalCoin.Ledger/StreamId.cs"] = 1,
        ["src/LocalCoin.Ledger/Tokyo.cs"] = 1,
        ["src/LocalCoin.Store/CanonicalJson.cs"] = 2,
        ["src/LocalCoin.Store/CommunityDatabase.cs"] = 3,
        ["src/LocalCoin.Store/EventJson.cs"] = 2,
        ["src/LocalCoin.Store/EventTypes.cs"] = 1,
        ["src/LocalCoin.Store/Migrations.cs"] = 6,
    });

    private static readonly Ratchet FunctionLines = new("lines in one function", 60, new Dictionary<string, int>());

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        FileLines.Check(Checkout.CodeFiles.Select(file => (file, Checkout.Lines(file).Length)));

    [Fact]
    public void No_line_is_longer_than_120_characters() =>
        LongLines.Check(Checkout.CodeFiles.Select(file =>
            (file, Checkout.Lines(file).Count(line => line.Length > 120))));

    [Fact]
    public void No_function_is_longer_than_60_lines() =>
        FunctionLines.Check(Checkout.Sources.Select(file =>
            (file, Functions(Checkout.Lines(file)).DefaultIfEmpty().Max())));

    /// <summary>Lengths of blocks that are not types: from a lone brace to the one below it in its column.</summary>
    private static IEnumerable<int> Functions(string[] lines)
    {
        for (var start = 1; start < lines.Length; start++)
        {
            if (lines[start].Trim() != "{" || OpensType(lines, start)) continue;
            var column = lines[start].IndexOf('{', StringComparison.Ordinal);
            var end = Array.FindIndex(lines, start, line => Regex.IsMatch(line, $"^ {{{column}}}}}"));
            if (end >= 0) yield return end - start - 1;
        }
    }

    /// <summary>A type's head can run over several lines; it starts at the column of its brace.</summary>
    private static bool OpensType(string[] lines, int brace)
    {
        var column = lines[brace].IndexOf('{', StringComparison.Ordinal);
        var head = Array.FindLastIndex(lines, brace - 1, line =>
            line.Length > column && line[..column].Trim().Length == 0 && !") ".Contains(line[column]));
        return head >= 0 && Regex.IsMatch(lines[head], @"\b(class|record|struct|interface|enum|namespace)\b.*");
    }
}
