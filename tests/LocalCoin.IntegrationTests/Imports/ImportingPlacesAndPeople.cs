// The directory's side of an import: what is new is written, what is there stays, what nobody could use is refused.

using System.Text.Json;
using LocalCoin.IntegrationTests.Reading;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalCoin.IntegrationTests.Imports;

public class ImportingPlacesAndPeople(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task An_old_file_does_not_undo_what_was_corrected_since()
    {
        const string members = "number,name,kana,phone\nC1,架空 花子,かくう はなこ,0721000001\n";
        const string merchants = "merchant,name,address\nc-shop,架空商店,高辺台\n";
        const string spots = "spot,merchant,name,sells\nc-shop,c-shop,架空商店,米\n";
        Assert.Equal(0, Refused(await Import("merchants", merchants)));
        Assert.Equal(0, Refused(await Import("spots", spots)));
        Assert.Equal(0, Refused(await Import("members", members)));
        await town.Schema.Execute("update directory_members set name = '架空 華子', phone = null where number = 'C1'");
        await town.Schema.Execute("update directory_merchants set name = '架空米店' where merchant = 'c-shop'");
        await town.Schema.Execute("update directory_spots set sells = '新米' where spot = 'c-shop'");
        var before = await Rows();
        foreach (var (kind, text) in new[] { ("merchants", merchants), ("spots", spots), ("members", members) })
        {
            var again = await Import(kind, text);
            Assert.Equal((0, 1), (again.GetProperty("accepted").GetInt32(), again.GetProperty("kept").GetInt32()));
        }
        Assert.Equal(before, await Rows());

        var more = await Import("members", members + "C2,架空 月子,つきこ,\n");
        Assert.Equal((1, 1), (more.GetProperty("accepted").GetInt32(), more.GetProperty("kept").GetInt32()));
    }

    [Fact]
    public async Task Whoever_is_imported_with_hiragana_or_half_width_kana_is_found_by_either_kana()
    {
        Assert.Equal(0, Refused(await Import(
            "members", "number,name,kana\nH1,架空 星子,ほしの　ひめこ\nH2,架空 星男,ﾎｼﾉ ﾋｺｵ\n")));
        var members = new Members(town.Schema.App);
        foreach (var (typed, found) in new[]
        {
            ("ほしの", 2), ("ホシノ", 2), ("ﾎｼﾉ", 2), ("ほしの ひめ", 1), ("ホシノヒコ", 1), ("架空 星", 2),
            ("ひめこ", 0),
        })
        {
            Assert.Equal((typed, found), (typed, (await members.Search(typed, 10, CancellationToken.None)).Count));
        }
    }

    [Theory]
    [InlineData("members", "number,name,card\nF1,a,k-77\n", "printed here")]
    [InlineData("members", "number,name,card\nF1,a,k-1\n", "CardAlreadyBound")]
    [InlineData("members", "number,name,household\nF1,a,nobody\n", "MerchantUnknown")]
    [InlineData("merchants", "merchant,name,t_number\nfresh,a,T12\n", "thirteen digits")]
    [InlineData("spots", "spot,merchant,name\nfresh,nobody,a\n", "MerchantUnknown")]
    [InlineData("spots", "spot,merchant,name,weekdays\nfresh,yaoya,a,毎日\n", "list of weekdays")]
    [InlineData("funds", "fund,family\nwelcome,paid\n", "another row")]
    [InlineData("funds", "fund,family,expiry\nfresh,free,いつか\n", "is not")]
    [InlineData("funds", "fund,id,budget\nnowhere,b1,5\n", "FundUnknown")]
    public async Task A_file_with_a_bad_row_changes_neither_ledger_nor_directory(
        string kind, string text, string reason)
    {
        var (head, rows) = (await town.Head(), await Rows());
        var result = await Import(kind, text);
        Assert.Contains(reason, result.GetProperty("bad")[0].GetProperty("reason").GetString());
        Assert.Equal((head, rows), (await town.Head(), await Rows()));
    }

    [Fact]
    public async Task What_is_refused_at_the_last_moment_is_in_the_file_of_refused_rows_too()
    {
        await town.Print("k-5");
        var file = town.Put("late.csv", "number,name,card\nL1,架空 遅子,k-5\nL2,架空 早子,\n");
        // Between rehearsal and writing, somebody at the counter gives the same card away.
        await using var counter = await town.Schema.Owner.OpenConnectionAsync();
        await using var held = await counter.BeginTransactionAsync();
        await using (var hold = counter.CreateCommand())
        {
            hold.CommandText = "lock table directory_members in share row exclusive mode";
            await hold.ExecuteNonQueryAsync();
        }
        var import = town.Import("members", file, "--json");
        await Until.True(() => town.Schema.Value<bool>("""
            select exists (select from pg_locks where relation = 'directory_members'::regclass and not granted)
            """));
        await GiveAway("k-5");
        await held.RollbackAsync();

        var ran = await import;
        Assert.Equal(1, ran.ExitCode);
        Assert.Equal((1, 1), (ran.Json.GetProperty("imported").GetInt32(), Refused(ran.Json)));
        var lines = await File.ReadAllLinesAsync(ran.Json.GetProperty("refusedFile").GetString()!);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("L1,架空 遅子,k-5,", lines[1]);
        Assert.Contains("CardAlreadyBound", lines[1]);
        Assert.Contains("meanwhile", lines[1]);
    }

    private async Task GiveAway(string card)
    {
        await using var store = new PostgresEventStore(TestSchema.AppConnection, town.Schema.Community);
        await using var writer = new LedgerWriter(
            store, new Limits(), SystemClock.Instance, new WriterOptions(), NullLogger<LedgerWriter>.Instance);
        var teller = new Sender(new ActorId("mado"), null, null);
        var wallet = new WalletId("given-away");
        foreach (var command in (Command[])[new OpenWallet(wallet), new BindCard(new(card), wallet, false, null)])
        {
            Assert.IsType<Answer.Accepted>(
                await writer.Send(Sent.Live(Guid.CreateVersion7(), command, teller), CancellationToken.None));
        }
    }

    private Task<JsonElement> Import(string kind, string text) =>
        town.ImportJson(kind, town.Put($"{Guid.NewGuid():N}.csv", text));

    /// <summary>All that an import may write in the directory, with the times of change.</summary>
    private Task<string> Rows() => town.Schema.Value<string>("""
        select md5(coalesce((select string_agg(one::text, '|' order by wallet) from directory_members as one), '')
          || (select string_agg(one::text, '|' order by merchant) from directory_merchants as one)
          || (select string_agg(one::text, '|' order by spot) from directory_spots as one)
          || (select string_agg(one::text, '|' order by card) from directory_cards as one))
        """);

    private static int Refused(JsonElement result) => result.GetProperty("refused").GetInt32();
}
