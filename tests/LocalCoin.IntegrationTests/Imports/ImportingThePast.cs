// What was before the ledger: a counter's year of cash, and vegetables that earned by the rule of then.

using System.Text.Json;

namespace LocalCoin.IntegrationTests.Imports;

public class ImportingThePast(Town town) : IClassFixture<Town>
{
    private const string Header = "id,at,kind,member,till,merchant,spot,amount,vegetables,fund,premium\n";

    private const string Funds = """
        fund,family,expiry,budget,received,at
        paid,paid,6 months,,,2026-01-05 09:00
        bonus,premium,12-31,100000,100000,2026-01-05 09:00
        yasai,free,12-31,100000,100000,2026-01-05 09:00

        """;

    private const string Terms = """
        番号,種別,日時,開始日,終了日,原資,単位額,上乗せ額,入金上限,還元率,日の上限,申告者
        counter-kongo,窓口,2026-01-05 10:00,,,,,,,,,
        counter-hall,窓口,,,,,,,,,,
        haru,プレミアム,2026-01-05 10:00,2026-02-01,2026-09-30,bonus,"10,000","2,500","20,000",,,
        yasai,事業,2026-01-05 10:00,2026-02-01,2026-10-31,yasai,,,,２０,100,店舗 売場 本人

        """;

    [Fact]
    public async Task A_counters_year_is_imported_with_the_cash_it_brought_to_the_bank_and_what_vegetables_earned()
    {
        Assert.Equal(0, Refused(await town.ImportJson("funds", town.Put("past-funds.csv", Funds))));
        var terms = town.Put("past-terms.csv", Terms);
        Assert.Equal(0, Refused(await town.ImportTerms(terms)));
        Assert.Equal(4, (await town.ImportTerms(terms)).GetProperty("repeated").GetInt32());
        var history = new System.Text.StringBuilder(Header);
        var members = new[] { "M1", "M2", "M3", "M4", "M5" };
        for (var month = 2; month <= 3; month++)
        {
            foreach (var member in members)
            {
                history.Append($"t{month}{member},2026-{month:00}-03 10:00,入金,{member},counter-kongo,,,90000,,paid,\n");
                history.Append($"p{month}{member}a,2026-{month:00}-03 11:00,,{member},,yaoya,,50000,600,,\n");
                history.Append($"p{month}{member}b,2026-{month:00}-03 12:00,,{member},,yaoya,,40000,,,\n");
            }
        }
        var rows = history.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]
            .OrderBy(row => row.Split(',')[1], StringComparer.Ordinal);
        var whole = Header + string.Join('\n', rows) + "\n";
        var full = await town.ImportJson("payments", town.Put("no-bank.csv", whole));
        Assert.Contains("CashFloatFull (50000)", full.GetProperty("bad")[0].GetProperty("reason").GetString());

        var brought = whole.Replace("t3M1,", "b1,2026-02-28 16:00,銀行入金,,counter-kongo,,,４５０，０００円,,,\nt3M1,",
            StringComparison.Ordinal);
        Assert.Equal(0, Refused(await Import("bank.csv", brought)));
        Assert.Equal(-450_000, await Coins("cash:counter-kongo"));
        Assert.Equal(200 * members.Length, await town.Schema.Value<decimal>(
            "select sum(coins) from balances where address like 'wallet:%/yasai/%'"));
        Assert.Equal(200, await town.Coins("M1"));
        Assert.Equal(0, (await Executable.Run(town.Schema.Community, "verify")).ExitCode);
    }

    [Fact]
    public async Task A_top_up_of_then_brings_the_premium_of_then_at_a_counter_or_a_shop_and_only_once()
    {
        await town.ImportJson("funds", town.Put("past-funds.csv", Funds));
        await town.ImportTerms(town.Put("past-terms.csv", Terms));
        await town.Print("k-9");
        Assert.Equal(0, Refused(await town.ImportJson(
            "members", town.Put("ninth.csv", "number,name,card\nM9,架空 九子,k-9\n"))));
        const string file = Header
            + "u1,2026-09-30 10:00,topup,M9,counter-hall,,,20000,,paid,haru\n"
            + "u2,2026-10-01 10:00,topup,M9,,yaoya,,3000,,paid,\n";
        Assert.Equal(0, Refused(await Import("ups.csv", file)));
        Assert.Equal(20_000 + 5_000 + 3_000, await town.Coins("M9"));
        Assert.Equal(-3_000, await Coins("cash:yaoya"));
        var head = await town.Head();
        Assert.Equal(2, (await Import("ups.csv", file)).GetProperty("repeated").GetInt32());
        Assert.Equal(head, await town.Head());
    }

    [Theory]
    [InlineData("x,2026-10-02 09:00,topup,M1,counter-kongo,,,1000,,paid,haru", "PremiumUnknown")]
    [InlineData("x,2026-10-02 09:00,topup,M1,counter-none,,,1000,,paid,", "TillUnknown")]
    [InlineData("x,2026-10-02 09:00,topup,M1,,,,1000,,paid,", "is empty and must not be")]
    [InlineData("x,2026-10-02 09:00,topup,M1,,yaoya,,50001,,paid,", "CashFloatFull")]
    [InlineData("x,2026-10-02 09:00,topup,M1,,yaoya,,1000,,welcome,", "FundNotOfFamily")]
    [InlineData("x,2026-10-02 09:00,topup,,,yaoya,,1000,,paid,", "is empty and must not be")]
    [InlineData("x,2026-10-02 09:00,bank,,stand,,,1,,,", "CashFloatShort")]
    [InlineData("x,2026-10-02 09:00,bank,,counter-kongo,,,,,,", "is empty and must not be")]
    public async Task Top_ups_and_cash_that_cannot_have_been_are_refused(string row, string reason)
    {
        await town.ImportJson("funds", town.Put("past-funds.csv", Funds));
        await town.ImportTerms(town.Put("past-terms.csv", Terms));
        var head = await town.Head();
        var result = await Import("refused.csv", Header + row + "\n");
        Assert.Contains(reason, result.GetProperty("bad")[0].GetProperty("reason").GetString());
        Assert.Equal(head, await town.Head());
    }

    [Fact]
    public async Task A_rule_for_the_past_needs_the_time_at_which_it_was_set()
    {
        var late = await town.ImportTerms(town.Put(
            "late.csv", "id,kind,from,until,fund,rate_percent,declared_by\n"
            + "late,programme,2026-02-01,2026-03-31,welcome,10,shop\n"));
        Assert.Contains("RuleInThePast", late.GetProperty("bad")[0].GetProperty("reason").GetString());
    }

    private Task<JsonElement> Import(string name, string text) => town.ImportJson("payments", town.Put(name, text));

    private Task<long> Coins(string address) =>
        town.Schema.Value<long>("select coins from balances where address = $1", address);

    private static int Refused(JsonElement result) => result.GetProperty("refused").GetInt32();
}
