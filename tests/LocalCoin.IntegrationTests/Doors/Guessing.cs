namespace LocalCoin.IntegrationTests.Doors;

// Secrets are few letters or digits; what keeps them is that nobody may try many.
public sealed class Guessing(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;

    [Fact]
    public async Task Ten_wrong_passwords_lock_a_name_for_a_while()
    {
        await town.Hire("locked", "counter", null, null);
        Task<Reply> SignIn(string password) => town.Post(null, "/api/v1/sign-in", new { name = "locked", password });
        for (var i = 0; i < 10; i++) Assert.Equal("SignInFailed", (await SignIn("wrong")).Code);
        Assert.Equal((401, "SignInFailed"), ((await SignIn(Town.Password)).Status, (await SignIn(Town.Password)).Code));
        await town.Schema.Execute(
            "update directory_credentials set locked_until = now() - interval '1 second' where actor = 'locked'");
        Assert.Equal(200, (await SignIn(Town.Password)).Status);
        Assert.Equal("SignInFailed", (await SignIn("wrong")).Code);
        Assert.Equal(200, (await SignIn(Town.Password)).Status);
    }

    [Fact]
    public async Task A_stolen_token_tries_ten_passwords_and_no_more()
    {
        await town.Hire("stolen", "counter", null, null);
        Task<Reply> Change(string old) => town.Post("stolen", "/api/v1/me/password", new { old, @new = Town.Password });
        for (var i = 0; i < 10; i++) Assert.Equal("SignInFailed", (await Change("wrong")).Code);
        Assert.Equal((422, "SignInFailed"), ((await Change(Town.Password)).Status, (await Change(Town.Password)).Code));
        await town.Schema.Execute(
            "update directory_credentials set locked_until = now() - interval '1 second' where actor = 'stolen'");
        Assert.Equal(204, (await Change(Town.Password)).Status);
    }

    [Fact]
    public async Task A_password_has_twelve_characters_wherever_it_is_set()
    {
        foreach (var (password, status) in new[] { ("elf letters", 400), ("twelve chars", 204) })
        {
            var id = Town.NewId();
            var entered = await town.Put("somu", $"/api/v1/staff/{id}",
                new { name = id, displayName = "x", roles = new[] { "helper" }, password });
            Assert.Equal(status, entered.Status);
        }
        var changed = await town.Post("helper", "/api/v1/me/password", new { old = "x", @new = "elf letters" });
        Assert.Equal((400, "new"), (changed.Status, changed["field"].GetString()));
    }

    [Fact]
    public async Task Twenty_wrong_pins_stop_a_register_whatever_the_card()
    {
        var cards = (await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 5 })).Json;
        var wallet = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { });
        foreach (var card in cards.EnumerateArray())
        {
            var path = $"/api/v1/cards/{card.GetProperty("card").GetString()}";
            await town.Must("mado", HttpMethod.Put, $"{path}/binding", new { wallet });
            await town.Must("mado", HttpMethod.Put, $"{path}/pin", new { pin = "8642" });
        }
        Task<Reply> Charge(int card, string pin) => town.Put("register", $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { card = cards[card].GetProperty("token").GetString(), pin }, spot = People.Grocer, amount = 1,
        });
        var head = await town.Head();
        for (var i = 0; i < 20; i++) Assert.Equal("PinWrong", (await Charge(i / 5, "0000")).Code);
        var stopped = await Charge(4, "8642");
        Assert.Equal((429, "TooManyTries"), (stopped.Status, stopped.Code));
        Assert.True(stopped.Message.Headers.Contains("Retry-After"));
        Assert.Equal(head, await town.Head());
        await town.Schema.Execute("update directory_devices set pin_window_from = now() - interval '2 hours'");
        Assert.Equal("NotEnoughCoins", (await Charge(4, "8642")).Code);
    }

    [Fact]
    public async Task An_address_that_tries_secrets_too_often_must_wait()
    {
        var strict = Town.With("--LocalCoin:SecretTriesPerMinute", "3");
        await strict.InitializeAsync();
        try
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(
                    404, (await strict.Post(null, "/api/v1/cards/stop-by-number", new { stopNumber = $"{i}" })).Status);
            }
            var waits = await strict.Post(null, "/api/v1/cards/stop-by-number", new { stopNumber = "4" });
            Assert.Equal((429, "TooManyTries"), (waits.Status, waits.Code));
            Assert.Equal(200, (await strict.Get(null, "/health/live")).Status);
        }
        finally
        {
            await strict.DisposeAsync();
        }
    }

    [Fact]
    public async Task Somebody_elses_payment_id_tells_nothing()
    {
        var payment = Town.NewId();
        var body = new { merchant = People.Grocer, spot = People.Grocer, amount = 7 };
        await town.Must("alice", HttpMethod.Put, $"/api/v1/payments/{payment}", body);
        var head = await town.Head();
        var stolen = await town.Put("bob", $"/api/v1/payments/{payment}", body);
        Assert.Equal((409, "IdUsedOtherwise"), (stolen.Status, stolen.Code));
        Assert.DoesNotContain(settled.People.Alice, stolen.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await town.Get("bob", $"/api/v1/payments/{payment}")).Status);
        Assert.Equal(404, (await town.Post("bob", $"/api/v1/payments/{payment}/undo", new { })).Status);
        Assert.Equal(404, (await town.Post("bob", $"/api/v1/payments/{payment}/abandon", new { })).Status);
        Assert.Equal(404, (await town.Get("baker-owner", $"/api/v1/payments/{payment}")).Status);
        var foreign = await town.Put(
            "bob", $"/api/v1/payments/{Town.NewId()}", new { merchant = People.Baker, spot = People.Grocer,
            amount = 7 });
        Assert.Equal((422, "SpotOfOtherMerchant"), (foreign.Status, foreign.Code));
        Assert.Equal(head, await town.Head());
    }
}
