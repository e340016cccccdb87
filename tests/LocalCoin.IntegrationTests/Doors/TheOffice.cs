namespace LocalCoin.IntegrationTests.Doors;

// What the office does with coins on an ordinary day, each of it once and through the door: proposals that are turned
// down, coins that are taken back, wallets that are closed for cash.
public class TheOffice(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;

    [Fact]
    public async Task A_grant_that_another_hand_rejects_gives_nothing()
    {
        var (wallet, unspent) = (await OpenWallet(), await Unspent("welcome"));
        var grant = await Propose(wallet, 100);
        var path = $"/api/v1/grants/{grant}";
        Assert.Equal("proposed", (await Shown(path))["state"].GetString());
        await town.Must("kessai", HttpMethod.Post, path + "/reject", new { proposal = grant });
        Assert.Equal("rejected", (await Shown(path))["state"].GetString());
        var late = await town.Post("kessai", path + "/approve", new { proposal = grant });
        Assert.Equal((422, "ProposalDecided"), (late.Status, late.Code));
        Assert.Equal((0, unspent), (await Coins(wallet), await Unspent("welcome")));
    }

    [Fact]
    public async Task Coins_of_a_grant_are_taken_back_by_two_hands()
    {
        var wallet = await OpenWallet();
        var grant = await Propose(wallet, 300);
        var path = $"/api/v1/grants/{grant}";
        await town.Must("kessai", HttpMethod.Post, path + "/approve", new { proposal = grant });
        Assert.Equal(300, await Coins(wallet));
        var unspent = await Unspent("welcome");

        var first = (await town.Must("mado", HttpMethod.Post, path + "/withdrawals", new { amount = 50 }))["id"];
        var shown = await Shown(path);
        Assert.Equal(
            (first.GetString(), 50), (shown["withdrawal"].GetString(), shown["withdrawalAmount"].GetInt64()));
        await town.Must("kessai", HttpMethod.Post, path + "/withdrawals/reject", new { proposal = first });
        shown = await Shown(path);
        Assert.False(shown.Json.TryGetProperty("withdrawal", out _));
        Assert.Equal((300, unspent), (await Coins(wallet), await Unspent("welcome")));

        var second = (await town.Must("mado", HttpMethod.Post, path + "/withdrawals", new { amount = 120 }))["id"];
        var old = await town.Post("kessai", path + "/withdrawals/approve", new { proposal = first });
        Assert.Equal((422, "ProposalUnknown"), (old.Status, old.Code));
        await town.Must("kessai", HttpMethod.Post, path + "/withdrawals/approve", new { proposal = second });
        Assert.Equal((180, unspent + 120), (await Coins(wallet), await Unspent("welcome")));
        Assert.Equal(120, (await Shown(path))["withdrawn"].GetInt64());
    }

    [Fact]
    public async Task A_run_is_read_line_by_line_and_rejected()
    {
        var (run, unspent) = (Town.NewId(), await Unspent("welcome"));
        var wallets = new[] { await OpenWallet(), await OpenWallet(), await OpenWallet() };
        var path = $"/api/v1/runs/{run}";
        await town.Must("somu", HttpMethod.Put, path, new
        {
            fund = "welcome", purpose = "campaign",
            lines = wallets.Select((wallet, i) => new { wallet, coins = 10 + i }),
        });
        var page = await town.Must("kessai", HttpMethod.Get, path + "/lines?limit=2", null);
        var rest = await town.Must(
            "kessai", HttpMethod.Get, $"{path}/lines?limit=2&cursor={page["next"].GetString()}", null);
        var lines = page["rows"].EnumerateArray().Concat(rest["rows"].EnumerateArray()).Select(line => (
            line.GetProperty("line").GetInt32(), line.GetProperty("wallet").GetString()!,
            line.GetProperty("amount").GetInt64()));
        Assert.Equal(wallets.Select((wallet, i) => (i + 1, wallet, 10L + i)), lines);
        Assert.False(rest.Json.TryGetProperty("next", out _));

        await town.Must("kessai", HttpMethod.Post, path + "/reject", new { proposal = run });
        var shown = await Shown(path);
        Assert.Equal(
            ("rejected", 3, 33, 0),
            (shown["state"].GetString(), shown["lines"].GetInt32(), shown["total"].GetInt64(),
                shown["left"].GetInt64()));
        var late = await town.Post("kessai", path + "/approve", new { proposal = run });
        Assert.Equal((422, "ProposalDecided"), (late.Status, late.Code));
        Assert.Equal((0, unspent), (await Coins(wallets[0]), await Unspent("welcome")));
    }

    [Fact]
    public async Task A_wallet_is_closed_for_cash_once_nobody_objects()
    {
        var wallet = await OpenWallet();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/top-ups/{Town.NewId()}", new
        {
            wallet, till = "counter-1", fund = "paid", amount = 3_000, premium = "spring",
        });
        await People.Grant(town, wallet, 200);
        Assert.Equal(3_950, await Coins(wallet));
        var (welcome, bonus, till) = (await Unspent("welcome"), await Unspent("bonus"), await Cash("counter-1"));
        var path = $"/api/v1/wallets/{wallet}/closing";
        var body = new { reason = "moved", till = "counter-1" };

        var first = (await town.Must("mado", HttpMethod.Post, path, body))["id"];
        var shown = await Shown(path);
        Assert.Equal(
            (first.GetString(), "moved", "counter-1"),
            (shown["proposal"].GetString(), shown["reason"].GetString(), shown["till"].GetString()));
        await town.Must("kessai", HttpMethod.Post, path + "/reject", new { proposal = first });
        Assert.Equal(404, (await town.Get("kansa", path)).Status);
        Assert.Equal((3_950, till), (await Coins(wallet), await Cash("counter-1")));

        var second = (await town.Must("mado", HttpMethod.Post, path, body))["id"];
        await town.Must("kessai", HttpMethod.Post, path + "/approve", new { proposal = second });
        var closed = await town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{wallet}", null);
        Assert.Equal((true, 0), (closed["isClosed"].GetBoolean(), closed["coins"].GetInt64()));
        Assert.Equal(
            (welcome + 200, bonus + 750, till - 3_000),
            (await Unspent("welcome"), await Unspent("bonus"), await Cash("counter-1")));
    }

    [Fact]
    public async Task What_a_programme_and_a_premium_promise_is_there_to_read()
    {
        var programme = (await town.Must("bob", HttpMethod.Get, "/api/v1/programmes", null)).Json.EnumerateArray()
            .Single(one => one.GetProperty("programme").GetString() == "yasai").GetProperty("rules")[0];
        var rule = programme.GetProperty("rule");
        Assert.Equal(
            (1, 20, "yasai", 500),
            (programme.GetProperty("number").GetInt32(), rule.GetProperty("ratePercent").GetInt32(),
                rule.GetProperty("fund").GetString(), rule.GetProperty("dayMax").GetInt64()));
        var premium = (await town.Must("bob", HttpMethod.Get, "/api/v1/premiums", null)).Json.EnumerateArray().Single();
        var bonus = premium.GetProperty("rules")[0];
        Assert.Equal(
            ("spring", 1_000, 250, 20_000),
            (premium.GetProperty("premium").GetString(), bonus.GetProperty("unit").GetInt64(),
                bonus.GetProperty("bonus").GetInt64(), bonus.GetProperty("paidInMax").GetInt64()));
    }

    [Fact]
    public async Task A_new_till_is_listed_before_any_cash_is_in_it()
    {
        await town.Must("somu", HttpMethod.Put, "/api/v1/tills/counter-2", null);
        Assert.Equal(0, await Cash("counter-2"));
        foreach (var (till, reason) in new[] { ("counter-2", "CashFloatShort"), ("counter-9", "TillUnknown") })
        {
            var refused = await town.Post("mado", $"/api/v1/tills/{till}/bank", new { amount = 1 });
            Assert.Equal((422, reason), (refused.Status, refused.Code));
        }
        var wallet = await OpenWallet();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/top-ups/{Town.NewId()}",
            new { wallet, till = "counter-2", fund = "paid", amount = 700 });
        await town.Must("mado", HttpMethod.Post, "/api/v1/tills/counter-2/bank", new { amount = 300 });
        Assert.Equal(400, await Cash("counter-2"));
    }

    private async Task<string> OpenWallet()
    {
        var wallet = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { });
        return wallet;
    }

    private async Task<string> Propose(string wallet, long amount)
    {
        var grant = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/grants/{grant}",
            new { wallet, fund = "welcome", amount, purpose = "effort" });
        return grant;
    }

    private Task<Reply> Shown(string path) => town.Must("kansa", HttpMethod.Get, path, null);

    private async Task<long> Coins(string wallet) =>
        (await Shown($"/api/v1/wallets/{wallet}"))["coins"].GetInt64();

    private async Task<long> Unspent(string fund) => (await Shown("/api/v1/funds")).Json.EnumerateArray()
        .Single(one => one.GetProperty("fund").GetString() == fund).GetProperty("unspent").GetInt64();

    private async Task<long> Cash(string till) => (await Shown("/api/v1/tills")).Json.EnumerateArray()
        .Single(one => one.GetProperty("till").GetString() == till).GetProperty("cash").GetInt64();
}
