namespace LocalCoin.IntegrationTests.Doors;

// What a shop may learn of whoever stands before it: nothing that it has not been told, and what it did itself.
public class AtTheTill(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;

    [Fact]
    public async Task A_charge_that_got_no_answer_is_repeated_though_the_card_or_the_register_is_blocked()
    {
        var (card, _, _) = await CardOf(Town.NewId());
        var (first, withPin) = (Town.NewId(), new { card, pin = "8642" });
        Assert.Equal(201, (await Charge(first, withPin)).Status);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("PinWrong", (await Charge(Town.NewId(), new { card, pin = "0000" })).Code);
        }
        Assert.Equal("PinBlocked", (await Charge(Town.NewId(), withPin)).Code);
        IsRepeat(await Charge(first, withPin));
        Assert.Equal("PinBlocked", (await Charge(first, withPin, amount: 2)).Code);

        var digits = (await town.Must("alice", HttpMethod.Post, "/api/v1/codes", new { }))["digits"].GetString();
        var second = Town.NewId();
        Assert.Equal(201, (await Charge(second, new { digits })).Status);
        await town.Schema.Execute("update directory_devices set pin_failures = 20, pin_window_from = now()");
        try
        {
            Assert.Equal(429, (await Charge(Town.NewId(), withPin)).Status);
            Assert.Equal(429, (await Charge(Town.NewId(), new { digits })).Status);
            IsRepeat(await Charge(first, withPin));
            IsRepeat(await Charge(second, new { digits }));
        }
        finally
        {
            await town.Schema.Execute("update directory_devices set pin_failures = 0");
        }
    }

    [Fact]
    public async Task A_phones_code_ends_for_top_ups_too()
    {
        var code = (await town.Must("alice", HttpMethod.Post, "/api/v1/codes", new { }))["code"].GetString();
        var body = new { fund = "paid", amount = 100, payer = new { code } };
        var (early, late) = ($"/api/v1/top-ups/{Town.NewId()}", $"/api/v1/top-ups/{Town.NewId()}");
        await town.Must("owner", HttpMethod.Put, early, body);
        await town.Schema.Execute("update directory_codes set valid_until = now() - interval '1 second'");
        var refused = await town.Put("owner", late, body);
        Assert.Equal((422, "CodeExpired"), (refused.Status, refused.Code));
        IsRepeat(await town.Put("owner", early, body));
    }

    [Fact]
    public async Task No_amount_tells_a_shop_what_a_customer_has()
    {
        var (card, wallet, _) = await CardOf(Town.NewId());
        await town.Must("mado", HttpMethod.Put, $"/api/v1/top-ups/{Town.NewId()}",
            new { fund = "paid", amount = 90_000, wallet, till = "counter-1" });
        Task<Reply> TopUp(string by, long amount, string? premium, object payer, string? till = null) => town.Put(
            by, $"/api/v1/top-ups/{Town.NewId()}", new { fund = "paid", amount, premium, payer, till });
        async Task Masked(long amount, string? premium, object payer, string reason)
        {
            var told = await TopUp("owner", amount, premium, payer);
            Assert.Equal((422, "TopUpNotPossible"), (told.Status, told.Code));
            Assert.False(told.Json.TryGetProperty("figure", out _));
            Assert.Equal(reason, (await TopUp("mado", amount, premium, payer, "counter-1")).Code);
        }
        foreach (var holder in new[] { card, settled.People.AliceCardToken })
        {
            Assert.Equal("CashFloatFull", (await TopUp("owner", 50_001, null, new { card = holder })).Code);
        }
        var full = new { card };
        await Masked(20_000, null, full, "BalanceTooLarge");
        await Masked(20_000, "spring", full, "BalanceTooLarge");
        var other = new { card = settled.People.AliceCardToken };
        await Masked(30_000, "spring", other, "PremiumCapReached");
        await town.Must("somu", HttpMethod.Post, "/api/v1/funds/bonus/budget", new { change = -10_000_000 });
        await Masked(10_000, "spring", other, "BudgetExhausted");
        await town.Must("mado", HttpMethod.Post, $"/api/v1/wallets/{wallet}/freeze", new { reason = "suspicion" });
        await Masked(1, null, full, "WalletFrozen");
    }

    private static void IsRepeat(Reply reply)
    {
        Assert.True(reply.Status == 200, reply.Text);
        Assert.True(reply.Message.Headers.Contains("Idempotent-Repeat"));
    }

    private async Task<(string Token, string Wallet, string Card)> CardOf(string wallet)
    {
        await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { });
        var printed = (await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 })).Json[0];
        var card = printed.GetProperty("card").GetString()!;
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/binding", new { wallet });
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/pin", new { pin = "8642" });
        await People.Grant(town, wallet, 100);
        return (printed.GetProperty("token").GetString()!, wallet, card);
    }

    private Task<Reply> Charge(string id, object payer, long amount = 1) =>
        town.Put("register", $"/api/v1/charges/{id}", new { payer, spot = People.Grocer, amount });
}
