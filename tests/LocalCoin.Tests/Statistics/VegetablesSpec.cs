using System.Globalization;
using System.Text.Json;
using LocalCoin.App;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Tests.Tidiness;

namespace LocalCoin.Tests.Statistics;

// specs/vegetables.md, row by row.
public class VegetablesSpec
{
    private static readonly string[][] Rows = [.. Checkout.Lines("specs/vegetables.md")
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void The_table_is_what_the_program_counts() => Assert.Equal(
        Rows.Where(cells => cells.Length == 5).Select(cells => string.Join(' ', cells[..4])),
        Enum.GetValues<FoodGroup>().Select(group => string.Join(
            ' ', $"`{JsonNamingPolicy.SnakeCaseLower.ConvertName($"{group}")}`",
            FoodTexts.Of(group).Plain(isJapanese: true), Foods.Number(group), Counted(group))));

    public static TheoryData<string, string> Codes()
    {
        var codes = new TheoryData<string, string>();
        foreach (var cells in Rows.Where(cells => cells.Length == 2)) codes.Add(cells[0].Trim('`'), cells[1]);
        return codes;
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_is_read_so(string code, string said)
    {
        if (said.StartsWith("refused: ", StringComparison.Ordinal))
        {
            Assert.Equal(said[9..], Assert.Throws<FormatException>(() => ItemCode.Parse(code)).Message);
            return;
        }
        var read = ItemCode.Parse(code);
        Assert.Equal(said.Split(' ')[0], read.Value);
        if (said.Contains("of the shop", StringComparison.Ordinal))
        {
            Assert.Equal(said.EndsWith("yes", StringComparison.Ordinal), read.IsOfTheShop());
        }
    }

    // One misread digit is never another item, and never none.
    [Fact]
    public void A_misread_digit_is_noticed()
    {
        const string code = "4901234567894";
        for (var at = 0; at < code.Length; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (digit == code[at]) continue;
                var misread = code.Remove(at, 1).Insert(at, digit.ToString(CultureInfo.InvariantCulture));
                Assert.Throws<FormatException>(() => ItemCode.Parse(misread));
            }
        }
    }

    private static string Counted(FoodGroup group) =>
        Foods.IsVegetable(group, new(false, false)) ? "yes"
        : Foods.IsVegetable(group, new(true, false)) ? "juice"
        : Foods.IsVegetable(group, new(false, true)) ? "pickles" : "no";
}
