// The main job as one: a town office brings its lists, gives everybody coins, residents pay by phone and by card,
// vegetables earn, the shop sees what it is owed, and the auditor finds the same in a program of somebody else.

using System.Diagnostics;
using System.Text;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Reading;

namespace LocalCoin.IntegrationTests.Imports;

public sealed class FromFilesToBooks : IAsyncLifetime
{
    private readonly Doors.Town town = new();
    private readonly string folder = Directory.CreateTempSubdirectory("localcoin-books-").FullName;

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        await town.Hire("somu", "operator", null, null);
        await town.Hire("kessai", "approver", null, null);
        await town.Hire("mado", "counter", null, null);
        await town.Hire("tenshu", "owner", "yaoya", null);
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await town.DisposeAsync();
    }

    [Fact]
    public async Task Lists_of_a_town_office_become_payments_that_a_foreign_program_adds_up_to_the_same()
    {
        var card = (await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 })).Json[0];
        await ImportLists(card.GetProperty("card").GetString()!);
        var (hanako, taro) = (await WalletOf("はなこ"), await WalletOf("たろう"));
        await town.Must("mado", HttpMethod.Put, $"/api/v1/members/{hanako}",
            new { name = "架空 花子", kana = "かくう　はなこ" });
        Assert.Equal(hanako, await WalletOf("ｶｸｳﾊ"));
        await GiveWelcome(hanako, taro);

        var code = await town.Must("mado", HttpMethod.Post, $"/api/v1/wallets/{hanako}/phone-codes", new { });
        var phone = await town.Must(null, HttpMethod.Post, "/api/v1/phones", new { code = code["code"].GetString() });
        town.Keep("hanako", phone["token"].GetString()!);
        var byPhone = await town.Must("hanako", HttpMethod.Put, $"/api/v1/payments/{Doors.Town.NewId()}",
            new { merchant = "yaoya", spot = "stand", amount = 500 });
        Assert.Equal(100, byPhone["earned"][0].GetProperty("coins").GetInt64());
        await PairRegister();
        await town.Must("register", HttpMethod.Put, $"/api/v1/charges/{Doors.Town.NewId()}", new
        {
            payer = new { card = card.GetProperty("token").GetString() }, spot = "yaoya", amount = 300,
            vegetables = 200,
        });

        Assert.Equal(2_000 - 500 + 100, await Coins(hanako));
        Assert.Equal(2_000 - 300 + 40, await Coins(taro));
        var owed = await town.Must("tenshu", HttpMethod.Get, "/api/v1/merchants/yaoya/balance", null);
        Assert.Equal(800, owed["coins"].GetInt64());
        var verified = await Job("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
        var journal = Path.Combine(folder, "town.journal");
        Assert.Equal(0, (await Job("export", "hledger", "--output", journal)).ExitCode);
        await Hledger("check", "-s", "-f", journal);
        Assert.Contains("-800 COIN", await Hledger(
            "balance", "-f", journal, "--flat", "--no-total", "Liabilities:Merchant:Yaoya"));
        // Of the budget for vegetables, 140 are given.
        Assert.Contains("-49860 COIN", await Hledger(
            "balance", "-f", journal, "--flat", "--no-total", "Liabilities:Fund:Yasai"));
    }

    private async Task ImportLists(string card)
    {
        await Import("merchants", "加盟店番号,店名\nyaoya,見本やおや\n");
        await Import("spots", "売場,加盟店,名称,種別,野菜のみ\nyaoya,yaoya,見本やおや,店舗,\nstand,yaoya,無人販売所,無人販売所,はい\n");
        await Import("funds", "原資,区分,有効期限,予算,入金額\nwelcome,無償,03-31 09-30,100000,100000\n"
            + "yasai,無償,03-31 09-30,50000,50000\n");
        var today = DateTime.UtcNow.AddHours(9);
        await ImportApproved("terms", "番号,種別,開始日,終了日,原資,還元率,申告者\n"
            + $"yasai,事業,{today:yyyy-MM-dd},{today.AddYears(1):yyyy-MM-dd},yasai,20,店舗 売場\n");
        await Import("members", "会員番号,氏名,ふりがな,カード番号\nM1,架空 花子,はなこ,\n" + $"M2,架空 太郎,ﾀﾛｳ,{card}\n");
    }

    private Task Import(string kind, string text) => Import(kind, text, "");
    private Task ImportApproved(string kind, string text) => Import(kind, text, Doors.Town.Password, "kessai");

    private async Task Import(string kind, string text, string typed, params string[] approver)
    {
        var file = Path.Combine(folder, kind + ".csv");
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(true));
        var ran = await Executable.RunWith(
            town.Schema.Community, typed,
            ["import", kind, file, .. approver.SelectMany(name => (string[])["--approved-by", name])]);
        Assert.True(ran.ExitCode == 0, ran.Output + ran.Error);
    }

    private async Task<string> WalletOf(string kana) =>
        (await town.Must("mado", HttpMethod.Get, $"/api/v1/members?text={Uri.EscapeDataString(kana)}", null))
            .Json[0].GetProperty("wallet").GetString()!;

    private async Task GiveWelcome(params string[] wallets)
    {
        var run = Doors.Town.NewId();
        await town.Must("somu", HttpMethod.Put, $"/api/v1/runs/{run}", new
        {
            fund = "welcome", purpose = "welcome", lines = wallets.Select(wallet => new { wallet, coins = 2_000 }),
        });
        await town.Must("kessai", HttpMethod.Post, $"/api/v1/runs/{run}/approve", new { proposal = run });
        await Until.True(async () =>
            (await town.Must("somu", HttpMethod.Get, $"/api/v1/runs/{run}", null))["state"].GetString() == "finished");
    }

    private async Task PairRegister()
    {
        var invited = await town.Must("tenshu", HttpMethod.Post, "/api/v1/merchants/yaoya/devices",
            new { kind = "register", name = "レジ", spots = new[] { "yaoya" } });
        var bound = await town.Must(
            null, HttpMethod.Post, "/api/v1/devices", new { code = invited["code"].GetString() });
        town.Keep("register", bound["token"].GetString()!);
    }

    private async Task<long> Coins(string wallet) =>
        (await town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{wallet}", null))["coins"].GetInt64();

    private Task<Ran> Job(params string[] args) => Executable.Run(town.Schema.Community, args);

    private static async Task<string> Hledger(params string[] arguments)
    {
        var start = new ProcessStartInfo("hledger", arguments)
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
