// What a row alone can be refused for, kind by kind; what only the ledger knows is refused in the integration tests.

using LocalCoin.App;
using LocalCoin.App.Imports;
using LocalCoin.Ledger;
using LocalCoin.Store.Imports;
using NodaTime;

namespace LocalCoin.Tests.Imports;

public class RefusingRows
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 0, 0);

    [Theory]
    [InlineData("members", "number,name", ",架空 花子", "number", "is empty")]
    [InlineData("members", "number,name", "M1,", "name", "is empty")]
    [InlineData("members", "number,name", "12345678901234567890123456789012345678901,a", "number", "longer than 40")]
    [InlineData("members", "number,name", "M1,a\0b", "name", "U+0000")]
    [InlineData("members", "number,name", "M1,\uE000", "name", "外字")]
    [InlineData("members", "number,name,phone", "M1,a,721000000x", "phone", "telephone")]
    [InlineData("members", "number,name,phone", "M1,a,110", "phone", "telephone")]
    [InlineData("members", "number,name,card", "M1,a,k-2", "card", "printed here")]
    [InlineData("members", "number,name,card", "M1,a,k 2", "card", "a card id has")]
    [InlineData("members", "number,name,card,card_asleep", "M1,a,k-1,maybe", "card_asleep", "neither yes")]
    [InlineData("members", "number,name,household", "M1,a,yaoya;;Ｂ！", "household", "a merchant id has")]
    [InlineData("members", "number,name,joined", "M1,a,2099-01-01", "joined", "in the future")]
    [InlineData("members", "number,name,joined", "M1,a,2026-02-30", "joined", "in no calendar")]
    [InlineData("merchants", "merchant,name", "Ya oya,a", "merchant", "a merchant id has")]
    [InlineData("merchants", "merchant,name", "yaoya,", "name", "is empty")]
    [InlineData("merchants", "merchant,name,t_number", "yaoya,a,T123456789012", "t_number", "thirteen digits")]
    [InlineData("merchants", "merchant,name,t_number", "yaoya,a,1234567890123", "t_number", "thirteen digits")]
    [InlineData("merchants", "merchant,name,t_number", "yaoya,a,T12345678901２x", "t_number", "thirteen digits")]
    [InlineData("merchants", "merchant,name,class", "yaoya,a,'; drop table", "class", "a merchant class id has")]
    [InlineData("merchants", "merchant,name,joined", "yaoya,a,平成33年1月1日", "joined", "not a day of 平成")]
    [InlineData("spots", "spot,merchant,name,kind", "s,yaoya,a,自動販売機", "kind", "none of")]
    [InlineData("spots", "spot,merchant,name,weekdays", "s,yaoya,a,日曜定休", "weekdays", "list of weekdays")]
    [InlineData("spots", "spot,merchant,name,weekdays", "s,yaoya,a,wed funday", "weekdays", "list of weekdays")]
    [InlineData("spots", "spot,merchant,name,vegetables_only", "s,yaoya,a,たぶん", "vegetables_only", "neither yes")]
    [InlineData("spots", "spot,merchant,name", "s,,a", "merchant", "is empty")]
    [InlineData("funds", "fund,family", "f,もらった", "family", "none of")]
    [InlineData("funds", "fund,family,expiry", "f,free,そのうち", "expiry", "is not")]
    [InlineData("funds", "fund,family,expiry", "f,free,02-30", "expiry", "is not")]
    [InlineData("funds", "fund,family,expiry", "f,free,2027-02-29", "expiry", "in no calendar")]
    [InlineData("funds", "fund,family,life_min_days", "f,free,367", "life_min_days", "from 0 to 366")]
    [InlineData("funds", "fund,family,budget", "f,free,1.5", "budget", "whole number")]
    [InlineData("funds", "fund,family,received", "f,free,-5", "received", "1 or more")]
    [InlineData("funds", "fund,budget", "f,5", "id", "is needed")]
    [InlineData("terms", "id,kind", "counter-a,drawer", "kind", "none of")]
    [InlineData("terms", "id,kind", "Counter A,till", "id", "till")]
    [InlineData("terms", "id,kind,until,fund", "p,premium,2027-01-01,f", "from", "is empty")]
    [InlineData("terms", "id,kind,from,until,fund", "p,premium,2026-11-01,2027-01-01,f", "unit", "is empty")]
    [InlineData("terms", "id,kind,from,until,fund,declared_by", "y,programme,2026-11-01,2027-01-01,f,shop",
        "rate_percent", "exactly one")]
    [InlineData("terms", "id,kind,from,until,fund,rate_percent", "y,programme,2026-11-01,2027-01-01,f,20",
        "declared_by", "is empty")]
    [InlineData("terms", "id,kind,from,until,fund,rate_percent", "y,programme,2026-11-01,2027-01-01,f,101",
        "rate_percent", "from 1 to 100")]
    [InlineData("terms", "id,kind,from,until,fund,rate_percent,declared_by",
        "y,programme,2026-11-01,2027-01-01,f,5,cat", "declared_by", "is no list")]
    public void A_row_is_refused_with_its_column_and_a_reason(
        string file, string header, string row, string column, string reason)
    {
        var bad = Refused(file, header, row);
        Assert.Equal((2, column), (bad.Line, bad.Column));
        Assert.Contains(reason, bad.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("members", "number,name,card", "M1,架空 花子,k-1")]
    [InlineData("merchants", "merchant,name,t_number", "yaoya,a,Ｔ１２３４５６７８９０１２３")]
    [InlineData("spots", "spot,merchant,name,weekdays", "s,yaoya,a,水・木")]
    [InlineData("funds", "fund,family,expiry", "f,無償,03-31 09-30")]
    [InlineData("terms", "id,kind,from,until,fund,fixed_coins,declared_by",
        "y,事業,2026-11-01,2027-01-01,f,10,店舗、本人")]
    public void A_good_row_is_not(string file, string header, string row) => Assert.Empty(Read(file, header, row));

    [Fact]
    public void A_rule_needs_somebody_who_approves_it_and_a_till_does_not()
    {
        const string Header = "id,kind,from,until,fund,fixed_coins,declared_by";
        var bad = Assert.Single(Read("terms", Header, "y,事業,2026-11-01,2027-01-01,f,10,店舗", isApproved: false));
        Assert.Contains("--approved-by", bad.Reason, StringComparison.Ordinal);
        Assert.Empty(Read("terms", Header, "counter-a,till,,,,,", isApproved: false));
    }

    [Fact]
    public void A_file_of_too_many_rows_is_refused()
    {
        var text = "id\n" + string.Concat(Enumerable.Repeat("a\n", CsvTable.RowsMax + 1));
        var refused = Assert.Throws<UnreadableFileException>(() => CsvTable.Parse(text, [new("id", true)]));
        Assert.Contains("more than 1000000 rows", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_too_many_bytes_is_refused_before_it_is_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(path)) file.SetLength(CsvText.BytesMax + 1L);
            var refused = await Assert.ThrowsAsync<UnreadableFileException>(
                () => CsvText.Read(path, CancellationToken.None));
            Assert.Contains("at most 52428800", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The first reason of perhaps several.</summary>
    private static BadRow Refused(string file, string header, string row) => Read(file, header, row)[0];

    private static List<BadRow> Read(string file, string header, string row, bool isApproved = true)
    {
        ImportKind kind = file switch
        {
            "members" => new MembersFile(),
            "merchants" => new MerchantsFile(),
            "spots" => new SpotsFile(),
            "funds" => new FundsFile(),
            _ => new TermsFile(),
        };
        var approver = isApproved
            ? new Caller(new ActorId("kessai"), Roles.Approver, "session", null, null, null)
            : null;
        var names = new ImportNames([], new() { [new("k-1")] = null }, [], () => new WalletId("w"));
        var table = CsvTable.Parse($"{header}\n{row}\n", kind.Columns);
        var bad = table.Bad.ToList();
        var line = Assert.Single(table.Rows);
        kind.Read(new RowReader(line, bad), line, new ImportContext(Now, "import-1", names, approver));
        return bad;
    }
}
