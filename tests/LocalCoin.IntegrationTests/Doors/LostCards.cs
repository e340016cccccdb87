namespace LocalCoin.IntegrationTests.Doors;

// The directory notes whose card it is before the ledger decides; a refusal must leave both saying the same.
public class LostCards(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;

    [Fact]
    public async Task Binding_a_bound_card_otherwise_leaves_it_bound()
    {
        var (card, token) = await Print();
        var path = $"/api/v1/cards/{card}/binding";
        await town.Must("mado", HttpMethod.Put, path, new { wallet = settled.People.Bob });
        var wrong = await town.Put("mado", path, new { wallet = settled.People.Bob, replaces = Town.NewId() });
        Assert.Equal((422, "CardUnknown"), (wrong.Status, wrong.Code));
        var paid = await town.Put("register", $"/api/v1/charges/{Town.NewId()}",
            new { payer = new { card = token }, spot = People.Grocer, amount = 1 });
        Assert.True(paid.Status == 201, paid.Text);
    }

    [Fact]
    public async Task A_refused_binding_gives_the_card_back_to_the_stock_or_to_whose_it_is()
    {
        var (card, _) = await Print();
        var path = $"/api/v1/cards/{card}/binding";
        var wrong = await town.Put("mado", path, new { wallet = settled.People.Bob, replaces = Town.NewId() });
        Assert.Equal((422, "CardUnknown"), (wrong.Status, wrong.Code));
        Assert.False((await Shown(card)).TryGetProperty("wallet", out _));

        await town.Must("mado", HttpMethod.Put, path, new { wallet = settled.People.Bob });
        await town.Schema.Execute($"update directory_cards set wallet = null where card = '{card}'");
        Assert.Equal("CardAlreadyBound", (await town.Put("mado", path, new { wallet = settled.People.Alice })).Code);
        Assert.Equal(settled.People.Bob, (await Shown(card)).GetProperty("wallet").GetString());
    }

    [Fact]
    public async Task A_resident_does_not_say_since_when_a_card_was_reported()
    {
        var (card, _) = await Print();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/binding", new { wallet = settled.People.Bob });
        var path = $"/api/v1/cards/{card}/stop";
        var past = new { reason = "lost", reportedAt = "2026-01-01T00:00:00Z" };
        var own = await town.Post("bob", path, past);
        Assert.Equal((403, "NotForYou"), (own.Status, own.Code));
        Assert.NotEqual(403, (await town.Post("mado", path, past)).Status);
        Assert.NotEqual(403, (await town.Post("bob", path, new { reason = "lost" })).Status);
    }

    [Fact]
    public async Task A_blocked_pin_is_unblocked_at_the_counter_and_not_by_a_phone()
    {
        var (card, token) = await Print();
        var path = $"/api/v1/cards/{card}";
        await town.Must("mado", HttpMethod.Put, path + "/binding", new { wallet = settled.People.Bob });
        async Task<string?> Charge(string pin)
        {
            var reply = await town.Put("register", $"/api/v1/charges/{Town.NewId()}",
                new { payer = new { card = token, pin }, spot = People.Grocer, amount = 10 });
            return reply.Status == 201 ? "paid" : reply.Code;
        }
        Assert.Equal(204, (await town.Put("bob", path + "/pin", new { pin = "1357" })).Status);
        for (var i = 0; i < 5; i++) Assert.Equal("PinWrong", await Charge("0000"));
        Assert.Equal("PinBlocked", await Charge("1357"));
        foreach (var body in new object[] { new { pin = "8642" }, new { } })
        {
            var own = await town.Put("bob", path + "/pin", body);
            Assert.Equal((422, "PinBlocked"), (own.Status, own.Code));
        }
        Assert.Equal("PinBlocked", await Charge("1357"));
        await town.Must("mado", HttpMethod.Put, path + "/pin", new { pin = "7531" });
        Assert.Equal("paid", await Charge("7531"));
        Assert.Equal(204, (await town.Put("bob", path + "/pin", new { pin = "8642" })).Status);
        Assert.Equal("paid", await Charge("8642"));
    }

    [Fact]
    public async Task A_shop_blocks_no_pin_that_is_not_chosen_yet()
    {
        var (card, token) = await Print();
        var path = $"/api/v1/cards/{card}";
        await town.Must("mado", HttpMethod.Put, path + "/binding", new { wallet = settled.People.Bob });
        for (var i = 0; i < 6; i++)
        {
            var tried = await town.Put("register", $"/api/v1/charges/{Town.NewId()}",
                new { payer = new { card = token, pin = "1234" }, spot = People.Grocer, amount = 10 });
            Assert.Equal("PinNotSet", tried.Code);
        }
        await town.Must("bob", HttpMethod.Put, path + "/pin", new { pin = "1357" });
    }

    private async Task<System.Text.Json.JsonElement> Shown(string card) =>
        (await town.Must("mado", HttpMethod.Get, $"/api/v1/cards/{card}", null)).Json;

    private async Task<(string Card, string Token)> Print()
    {
        var printed = (await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 })).Json[0];
        return (printed.GetProperty("card").GetString()!, printed.GetProperty("token").GetString()!);
    }
}
