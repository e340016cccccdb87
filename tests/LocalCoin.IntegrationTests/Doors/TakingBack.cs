namespace LocalCoin.IntegrationTests.Doors;

// What was given or left behind goes back by two hands, and by nobody's hand whose own wallet it is about.
public class TakingBack(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;

    [Fact]
    public async Task One_line_of_a_run_is_taken_back_as_far_as_its_coins_are_there()
    {
        var (wallet, other) = (await OpenWallet(), await OpenWallet());
        var (run, line) = await GiveRun(wallet, other);
        var path = $"/api/v1/runs/{run}/lines/{line}";
        var hands = await OwnHands(wallet);
        Assert.Equal("RefundTooLarge", (await town.Post("somu", path + "/withdrawals", new { amount = 8 })).Code);
        Refused(await town.Post(hands.Operator, path + "/withdrawals", new { amount = 5 }));
        var asked = await town.Must("somu", HttpMethod.Post, path + "/withdrawals", new { amount = 5 });
        var shown = await town.Must("kessai", HttpMethod.Get, path, null);
        Assert.Equal(
            (wallet, 7, 0, 5),
            (shown["wallet"].GetString(), shown["granted"].GetInt32(), shown["withdrawn"].GetInt32(),
                shown["withdrawalAmount"].GetInt32()));
        var proposal = new { proposal = shown["withdrawal"].GetString() };
        Assert.Equal(asked["id"].GetString(), proposal.proposal);
        Refused(await town.Get(hands.Approver, path));
        Refused(await town.Post(hands.Approver, path + "/withdrawals/approve", proposal));
        Refused(await town.Post(hands.Approver, path + "/withdrawals/reject", proposal));
        await town.Must("kessai", HttpMethod.Post, path + "/withdrawals/approve", proposal);
        Assert.Equal((2, 7), (await Coins(wallet), await Coins(other)));
        await town.Must("somu", HttpMethod.Post, path + "/withdrawals", new { amount = 2 });
        proposal = new { proposal = (await town.Get("kessai", path))["withdrawal"].GetString() };
        await town.Must("kessai", HttpMethod.Post, path + "/withdrawals/reject", proposal);
        Assert.Equal("ProposalUnknown",
            (await town.Post("kessai", path + "/withdrawals/approve", proposal)).Code);
        Assert.Equal((2, 5), (await Coins(wallet), (await town.Get("kansa", path))["withdrawn"].GetInt32()));
        Assert.Equal(404, (await town.Get("kansa", $"/api/v1/runs/{run}/lines/3")).Status);
        Assert.Equal("RunLineUnknown",
            (await town.Post("somu", $"/api/v1/runs/{run}/lines/3/withdrawals", new { amount = 1 })).Code);
    }

    [Fact]
    public async Task What_a_refund_brings_back_to_somebody_who_left_is_paid_out()
    {
        var gone = await OpenWallet();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/top-ups/{Town.NewId()}",
            new { wallet = gone, till = "counter-1", fund = "paid", amount = 900 });
        var cards = await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 });
        await town.Must("mado", HttpMethod.Put,
            $"/api/v1/cards/{cards.Json[0].GetProperty("card").GetString()}/binding", new { wallet = gone });
        var payment = (await town.Must("register", HttpMethod.Put, $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { card = cards.Json[0].GetProperty("token").GetString() }, spot = People.Grocer, amount = 400,
        }))["payment"].GetString();
        var path = $"/api/v1/wallets/{gone}";
        var closing = await town.Must("mado", HttpMethod.Post, path + "/closing",
            new { reason = "moved", till = "counter-1" });
        await town.Must("kessai", HttpMethod.Post, path + "/closing/approve", new { proposal = closing["id"] });
        Assert.Equal("NothingLeft", (await town.Post("mado", path + "/payout", new { till = "counter-1" })).Code);
        await town.Must("owner", HttpMethod.Put, $"/api/v1/payments/{payment}/refunds/{Town.NewId()}",
            new { reason = "complaint" });
        await town.Must("mado", HttpMethod.Put, $"/api/v1/top-ups/{Town.NewId()}",
            new { wallet = settled.People.Bob, till = "counter-1", fund = "paid", amount = 1_000 });

        var hands = await OwnHands(gone);
        Refused(await town.Post(hands.Operator, path + "/payout", new { till = "counter-1" }));
        await town.Must("mado", HttpMethod.Post, path + "/payout", new { till = "counter-1" });
        var shown = await town.Must("kessai", HttpMethod.Get, path + "/payout", null);
        Assert.Equal("counter-1", shown["till"].GetString());
        var proposal = new { proposal = shown["proposal"].GetString() };
        foreach (var door in new[] { "approve", "reject" })
        {
            Refused(await town.Post(hands.Approver, $"{path}/payout/{door}", proposal));
        }
        Refused(await town.Get(hands.Approver, path + "/payout"));
        var inTill = await InTill();
        await town.Must("kessai", HttpMethod.Post, path + "/payout/approve", proposal);
        Assert.Equal(inTill - 400, await InTill());
        Assert.Equal("ProposalDecided", (await town.Post("kessai", path + "/payout/reject", proposal)).Code);
        Assert.Equal(404, (await town.Get("kessai", path + "/payout")).Status);
        Assert.Equal("NothingLeft", (await town.Post("mado", path + "/payout", new { })).Code);
    }

    [Fact]
    public async Task A_run_whose_lines_were_lost_is_cancelled_and_its_coins_go_back()
    {
        var wallet = await OpenWallet();
        var (run, path) = await Propose(wallet, await OpenWallet());
        var hands = await OwnHands(wallet);
        Refused(await town.Post(hands.Approver, path + "/reject", new { proposal = run }));
        await town.Schema.Execute("delete from directory_run_lines where run = $1 and line = 2", run);
        await town.Must("kessai", HttpMethod.Post, path + "/approve", new { proposal = run });
        Refused(await town.Post(hands.Operator, path + "/cancellation", new { }));
        await town.Must("somu", HttpMethod.Post, path + "/cancellation", new { });
        var shown = await town.Must("kessai", HttpMethod.Get, path, null);
        Assert.Equal(("approved", 14), (shown["state"].GetString(), shown["left"].GetInt32()));
        var proposal = new { proposal = shown["cancellation"].GetString() };
        foreach (var door in new[] { "approve", "reject" })
        {
            Refused(await town.Post(hands.Approver, $"{path}/cancellation/{door}", proposal));
        }
        await town.Must("kessai", HttpMethod.Post, path + "/cancellation/reject", proposal);
        Assert.Equal("ProposalDecided", (await town.Post("kessai", path + "/cancellation/approve", proposal)).Code);
        var again = await town.Must("somu", HttpMethod.Post, path + "/cancellation", new { });
        var approve = new { proposal = again["id"].GetString() };
        await town.Must("kessai", HttpMethod.Post, path + "/cancellation/approve", approve);
        shown = await town.Must("kansa", HttpMethod.Get, path, null);
        Assert.Equal(("cancelled", 0), (shown["state"].GetString(), shown["left"].GetInt32()));
        Assert.Equal(14L, await town.Schema.Value<long>("""
            select sum((posting ->> 'amount')::bigint)::bigint
            from mt_events, jsonb_array_elements(data -> 'postings') as posting
            where stream_id = 'run-' || $1 and type = 'run_cancelled' and posting ->> 'to' = 'fund:welcome'
            """, run));
        Assert.Equal(0, await Coins(wallet));
    }

    private static void Refused(Reply reply) => Assert.Equal((403, "OwnWallet"), (reply.Status, reply.Code));

    private async Task<string> OpenWallet()
    {
        var wallet = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { });
        return wallet;
    }

    /// <summary>An operator and an approver whose own wallet it is.</summary>
    private async Task<(string Operator, string Approver)> OwnHands(string wallet)
    {
        var (maker, checker) = ("maker-" + wallet, "checker-" + wallet);
        await town.Hire(maker, "operator", null, wallet);
        await town.Hire(checker, "approver", null, wallet);
        return (maker, checker);
    }

    private async Task<(string Run, string Path)> Propose(params string[] wallets)
    {
        var run = Town.NewId();
        var lines = wallets.Select(wallet => new { wallet, coins = 7 });
        var body = new { fund = "welcome", purpose = "effort", lines };
        await town.Must("somu", HttpMethod.Put, $"/api/v1/runs/{run}", body);
        return (run, $"/api/v1/runs/{run}");
    }

    /// <returns>The run, and the first wallet's line in it.</returns>
    private async Task<(string Run, int Line)> GiveRun(params string[] wallets)
    {
        var (run, path) = await Propose(wallets);
        await town.Must("kessai", HttpMethod.Post, path + "/approve", new { proposal = run });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await town.Must("kansa", HttpMethod.Get, path, null))["state"].GetString() != "finished")
        {
            limit.Token.ThrowIfCancellationRequested();
        }
        return (run, 1);
    }

    private async Task<int> Coins(string wallet) =>
        (await town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{wallet}", null))["coins"].GetInt32();

    private Task<long> InTill() =>
        town.Schema.Value<long>("select -coins from balances where address = 'cash:counter-1'");
}
