using LocalCoin.App;
using LocalCoin.App.Imports;
using LocalCoin.Tests.Tidiness;

namespace LocalCoin.Tests.Imports;

public class ReadingTables
{
    private static readonly Column Id = new("id", true, "番号");
    private static readonly Column Amount = new("amount", false, "金額");

    [Fact]
    public void Columns_are_found_by_either_name_and_in_any_order()
    {
        var table = CsvTable.Parse("金額,#note,ＩＤ\n5,x,a\n", [Id, Amount]);
        Assert.Equal(("a", "5", 2), (table.Rows[0].Cell(Id), table.Rows[0].Cell(Amount), table.Rows[0].Line));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("id,amonut\n1,2", "'amonut' is not known")]
    [InlineData("amount\n1", "id (番号) is missing")]
    [InlineData("id,番号\n1,2", "there twice")]
    public void A_header_that_is_not_understood_refuses_the_file(string text, string why) =>
        Assert.Contains(why, Assert.Throws<UnreadableFileException>(() => CsvTable.Parse(text, [Id, Amount])).Message);

    [Fact]
    public void A_row_of_several_lines_is_named_by_its_first()
    {
        var table = CsvTable.Parse("id,amount\r\n\"a\r\nb\",1\r\n\r\nc,2,3\r\nd,4\r\n", [Id, Amount]);
        Assert.Equal([2, 5, 6], table.Rows.Select(row => row.Line));
        Assert.Equal("line 5: 3 cells where the header names 2", Assert.Single(table.Bad).ToString());
    }

    [Fact]
    public void A_quote_out_of_place_is_a_bad_row_and_not_the_end()
    {
        var table = CsvTable.Parse("id,amount\na\"b,1\nc,2\n", [Id, Amount]);
        Assert.Equal("line 2: a quotation mark stands where none may; write \"\" inside quotes",
            Assert.Single(table.Bad).ToString());
        Assert.Equal("c", table.Rows[^1].Cell(Id));
    }

    [Fact]
    public void Every_column_stands_in_the_specification()
    {
        var spec = File.ReadAllText(Path.Combine(Checkout.Root, "specs", "imports.md"));
        foreach (ImportKind kind in (ImportKind[])[new MembersFile(), new MerchantsFile(), new SpotsFile(),
            new FundsFile(), new TermsFile(), new PaymentsFile()])
        {
            var start = spec.IndexOf($"\n## {kind.Name}\n", StringComparison.Ordinal);
            Assert.True(start > 0, $"specs/imports.md has no part about {kind.Name}");
            var end = spec.IndexOf("\n## ", start + 5, StringComparison.Ordinal);
            var documented = (end < 0 ? spec[start..] : spec[start..end]).Split('\n')
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..4]);
            var known = kind.Columns.Select(
                column => new[] { column.Name, column.Also[0], column.Required ? "mandatory" : "" });
            Assert.Equal(known, documented);
        }
    }
}
