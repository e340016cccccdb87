using System.Text.Json;

namespace LocalCoin.IntegrationTests.Imports;

public class ImportingFiles(Town town) : IClassFixture<Town>
{
    private const string Header = "id,at,kind,member,card,spot,amount,vegetables,fund,payment\n";

    [Fact]
    public async Task Members_of_a_Shift_JIS_file_are_in_the_directory_and_only_their_wallets_in_the_ledger()
    {
        var name = await town.Schema.Value<string>("select name from directory_members where number = 'M2'");
        Assert.Equal("髙橋 見本1", name);
        Assert.Equal(5, await town.Schema.Value<long>("select count(*) from mt_events where type = 'wallet_opened'"));
        Assert.Equal(0, await town.Schema.Value<long>("select count(*) from mt_events where data::text like '%見本%'"));
    }

    [Fact]
    public async Task History_is_replayed_with_its_own_time_and_the_same_again_changes_nothing()
    {
        const string file = Header
            + "g1,2026-10-01 09:00,付与,M1,,,５,０００,,,\n";
        Assert.Equal(1, (await town.Pay(file)).GetProperty("refused").GetInt32());
        const string history = Header
            + "g1,令和8年10月1日 9時00分,付与,M1,,,\"５,０００\",,welcome,\n"
            + "p1,2026/10/2 10:15,,,k-1,yaoya,1200,300,,\n"
            + "p2,2026-10-02T10:20:00+09:00,支払,M1,,stand,200,,,\n"
            + "r1,2026-10-02 11:00,返金,,,,500,,,p1\n";
        var first = await town.Pay(history);
        Assert.Equal((4, 5, 0), Counts(first));
        Assert.Equal(5000 - 1200 - 200 + 500, await town.Coins("M1"));
        Assert.Equal(
            "2026-10-02T01:15:00.000000Z",
            await town.Schema.Value<string>(
                "select data->>'at' from mt_events where type = 'payment_made' order by seq_id limit 1"));
        var head = await town.Head();
        var second = await town.Pay(history);
        Assert.Equal((4, 0, 5), Counts(second));
        Assert.Equal(head, await town.Head());
    }

    [Fact]
    public async Task A_bad_row_is_told_with_line_column_value_and_reason_and_nothing_is_imported()
    {
        var head = await town.Head();
        var result = await town.Pay(
            Header + "b1,2026-10-01 09:00,grant,M2,,,100,,welcome,\nb2,2026-10-01 09:01,grant,M2,,,12a,,welcome,\n");
        var bad = Assert.Single(result.GetProperty("bad").EnumerateArray().ToArray());
        Assert.Equal(
            (3, "amount", "12a", "is not a whole number"),
            (bad.GetProperty("line").GetInt32(), Text(bad, "column"), Text(bad, "value"), Text(bad, "reason")));
        Assert.Equal(head, await town.Head());
    }

    [Fact]
    public async Task What_only_the_ledger_can_refuse_refuses_the_whole_file_too()
    {
        var head = await town.Head();
        var result = await town.Pay(
            Header + "c1,2026-10-01 09:00,grant,M4,,,100,,welcome,\nc2,2026-10-01 09:01,,M4,,stand,101,,,\n");
        Assert.Contains("BalanceShort (100)", Text(result.GetProperty("bad")[0], "reason"));
        Assert.Equal(head, await town.Head());
    }

    [Fact]
    public async Task Good_rows_are_imported_without_the_bad_ones_and_those_are_kept_with_their_reasons()
    {
        var file = town.Put(
            "mixed.csv",
            Header + "d1,2026-10-03 09:00,grant,M3,,,100,,welcome,\nd2,2026-10-03 09:01,,M3,,stand,101,,,\n"
            + "d3,2026-10-03 09:02,,,k-3,stand,40,,,\nd4,yesterday,,M3,,stand,1,,,\n");
        var ran = await town.Import("payments", file, "--approved-by", "yamada", "--skip-bad", "--json");
        Assert.Equal(1, ran.ExitCode);
        Assert.Equal((2, 2), (ran.Json.GetProperty("imported").GetInt32(), ran.Json.GetProperty("refused").GetInt32()));
        Assert.Equal(60, await town.Coins("M3"));
        var refused = Text(ran.Json, "refusedFile");
        var lines = await File.ReadAllLinesAsync(refused);
        Assert.Equal(Header.TrimEnd() + ",#reason", lines[0].TrimStart('\uFEFF'));
        Assert.Contains("BalanceShort", lines[1]);
        Assert.Contains("is not a day", lines[2]);
        var mended = (await File.ReadAllTextAsync(refused))
            .Replace(",101,", ",10,").Replace("09:01", "09:04").Replace("yesterday", "2026-10-03 09:05");
        var again = await town.ImportJson("payments", town.Put("mended.csv", mended));
        Assert.Equal(2, again.GetProperty("imported").GetInt32());
        Assert.Equal(49, await town.Coins("M3"));
    }

    [Fact]
    public async Task A_grant_needs_somebody_who_approves_it()
    {
        var file = town.Put("grant.csv", Header + "e1,2026-10-01 09:00,grant,M2,,,100,,welcome,\n");
        Assert.Contains(
            "--approved-by", Text((await town.ImportJson("payments", file)).GetProperty("bad")[0], "reason"));
        await town.Hire("mado", "counter");
        foreach (var name in new[] { "nobody", "mado" })
        {
            var unknown = await town.Import("payments", file, "--approved-by", name);
            Assert.Equal(2, unknown.ExitCode);
            Assert.Contains($"no approver signs in as '{name}'", unknown.Error);
        }
    }

    [Fact]
    public async Task An_id_that_stands_for_something_else_already_is_refused()
    {
        Assert.Equal(0, (await town.Pay(Header + "f1,2026-10-05 09:00,grant,M2,,,100,,welcome,\n"))
            .GetProperty("refused").GetInt32());
        var other = await town.Pay(Header + "f1,2026-10-05 09:00,grant,M2,,,200,,welcome,\n");
        Assert.Contains("another row", Text(other.GetProperty("bad")[0], "reason"));
        var twice = await town.Pay(
            Header + "f2,2026-10-05 09:00,grant,M2,,,1,,welcome,\nf2,2026-10-05 09:00,grant,M2,,,1,,welcome,\n");
        Assert.Contains("there twice; first in line 2", Text(twice.GetProperty("bad")[0], "reason"));
    }

    [Theory]
    [InlineData("x,2026-10-01 09:00,grant,M2,,,0,,welcome,", "amount", "1 or more")]
    [InlineData("x,2026-10-01 09:00,grant,M2,,,-5,,welcome,", "amount", "1 or more")]
    [InlineData("x,2026-10-01 09:00,grant,M2,,,9007199254740992,,welcome,", "amount", "is more than")]
    [InlineData("x,2026-10-01 09:00,grant,M2,,,99999999999999999999999,,welcome,", "amount", "whole number")]
    [InlineData("x,2026-10-01 09:00,grant,M2'; drop table mt_events; --,,,5,,welcome,", "member", "no member's number")]
    [InlineData("x,2026-10-01 09:00,grant,M2,,,5,,welcome'; drop table balances,", "fund", "a fund id has")]
    [InlineData("x,2026-10-01 09:00,grant,M2,,,5,,../../etc,", "fund", "a fund id has")]
    [InlineData("x,2099-10-01 09:00,grant,M2,,,5,,welcome,", "at", "in the future")]
    [InlineData("x,2026-10-01,grant,M2,,,5,,welcome,", "at", "not a day with a time")]
    [InlineData("x,2026-10-01 09:00,steal,M2,,,5,,welcome,", "kind", "none of")]
    [InlineData("x\0y,2026-10-01 09:00,grant,M2,,,5,,welcome,", "id", "U+0000")]
    [InlineData(",2026-10-01 09:00,grant,M2,,,5,,welcome,", "id", "is empty")]
    [InlineData("x,2026-10-01 09:00,,,k-99,stand,5,,,", "card", "no card")]
    [InlineData("x,2026-10-01 09:00,,M2,,nowhere,5,,,", "spot", "not a spot")]
    [InlineData("x,2026-10-01 09:00,,M2,,yaoya,5,6,,", "vegetables", "from 0 to 5")]
    [InlineData("x,2026-10-01 09:00,refund,,,,5,,,unknown", "merchant", "is needed")]
    [InlineData("x,2026-10-01 09:00,grant,M2,,,5,,welcome", null, "9 cells where the header names 10")]
    public async Task Hostile_and_broken_rows_are_refused_and_change_nothing(string row, string? column, string reason)
    {
        var head = await town.Head();
        var result = await town.Pay(Header + row + "\n");
        var bad = result.GetProperty("bad")[0];
        Assert.Contains(reason, Text(bad, "reason"));
        if (column is not null) Assert.Equal(column, Text(bad, "column"));
        Assert.Equal(head, await town.Head());
    }

    [Fact]
    public async Task Rows_out_of_the_order_of_time_are_refused()
    {
        var result = await town.Pay(
            Header + "h1,2026-10-02 09:00,grant,M2,,,5,,welcome,\nh2,2026-10-01 09:00,grant,M2,,,5,,welcome,\n");
        Assert.Contains("before line 2", Text(result.GetProperty("bad")[0], "reason"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_with_their_place()
    {
        var file = town.Put("broken.csv", [.. "id,at\n"u8, 0xFF, 0xFE]);
        var ran = await town.Import("payments", file);
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("byte 6", ran.Error);
        var missing = await town.Import("payments", file + ".not");
        Assert.Contains("there is no such file", missing.Error);
    }

    [Fact]
    public async Task Coins_that_have_ended_are_swept_once()
    {
        var given = await town.Pay(Header + "z1,2026-01-05 09:00,grant,M5,,,70,,ended,\n");
        Assert.Equal(1, given.GetProperty("imported").GetInt32());
        Assert.Equal(70, await town.Coins("M5"));
        var first = (await Executable.Run(town.Schema.Community, "expire", "--json")).Json;
        Assert.Equal((1, 70), (first.GetProperty("wallets").GetInt32(), first.GetProperty("coins").GetInt32()));
        Assert.Equal("fund:ended", Text(first.GetProperty("funds")[0], "to"));
        Assert.Equal(0, await town.Coins("M5"));
        var second = (await Executable.Run(town.Schema.Community, "expire", "--json")).Json;
        Assert.Equal(0, second.GetProperty("coins").GetInt32());
    }

    private static (int Imported, int Accepted, int Repeated) Counts(JsonElement result) => (
        result.GetProperty("imported").GetInt32(), result.GetProperty("accepted").GetInt32(),
        result.GetProperty("repeated").GetInt32());

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
