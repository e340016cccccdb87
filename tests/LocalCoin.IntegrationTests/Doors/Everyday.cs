using System.Text.Json;

namespace LocalCoin.IntegrationTests.Doors;

// A day in the town, through the doors: what residents, shops and the office do.
public class Everyday(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;
    private readonly People people = settled.People;

    private async Task<long> Coins(string actor, string wallet) =>
        (await town.Must(actor, HttpMethod.Get, $"/api/v1/wallets/{wallet}", null))["coins"].GetInt64();

    [Fact]
    public async Task A_resident_pays_at_the_stand_and_the_vegetables_earn()
    {
        var before = await Coins("alice", people.Alice);
        var payment = Town.NewId();
        var body = new { merchant = People.Grocer, spot = People.Stand, amount = 500 };
        var paid = await town.Put("alice", $"/api/v1/payments/{payment}", body);
        Assert.Equal(201, paid.Status);
        Assert.Equal(100, paid["earned"][0].GetProperty("coins").GetInt64());
        Assert.Equal(before - 400, await Coins("alice", people.Alice));

        var again = await town.Put("alice", $"/api/v1/payments/{payment}", body);
        Assert.Equal(200, again.Status);
        Assert.Equal("true", again.Message.Headers.GetValues("Idempotent-Repeat").Single());
        Assert.Equal(paid["seq"].GetInt64(), again["seq"].GetInt64());

        var other = await town.Put("alice", $"/api/v1/payments/{payment}",
            new { merchant = People.Grocer, spot = People.Stand, amount = 501 });
        Assert.Equal(409, other.Status);
        Assert.Equal("paid", (await town.Get("alice", $"/api/v1/payments/{payment}"))["state"].GetString());
        Assert.Equal(404, (await town.Get("bob", $"/api/v1/payments/{payment}")).Status);

        Assert.Equal(200, (await town.Post("alice", $"/api/v1/payments/{payment}/undo", new { })).Status);
        Assert.Equal(before, await Coins("alice", people.Alice));
    }

    [Fact]
    public async Task A_shop_sees_a_payment_live_and_in_its_list_and_never_whose_it_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/live");
        request.Headers.Authorization = new("Bearer", await town.Token("owner"));
        using var live = await town.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await live.Content.ReadAsStreamAsync());
        Assert.Equal("event: open", await lines.ReadLineAsync());

        var asked = Town.NewId();
        await town.Must("register", HttpMethod.Put, $"/api/v1/payment-requests/{asked}",
            new { spot = People.Grocer, amount = 321 });
        var paid = await town.Must("bob", HttpMethod.Post, $"/api/v1/payment-requests/{asked}/pay", new { });
        var text = "";
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!text.Contains(asked, StringComparison.Ordinal)) text += await lines.ReadLineAsync(limit.Token) + "\n";
        Assert.Contains("event: payment", text, StringComparison.Ordinal);
        Assert.Contains("321", text, StringComparison.Ordinal);
        Assert.Equal($"id: {paid["seq"].GetInt64()}", await lines.ReadLineAsync(limit.Token));

        var list = await town.Must("clerk", HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/payments", null);
        var outcome = await town.Must("register", HttpMethod.Get, $"/api/v1/payments/{asked}", null);
        foreach (var seen in new[] { text, list.Text, outcome.Text })
        {
            Assert.Contains(asked, seen, StringComparison.Ordinal);
            Assert.DoesNotContain(people.Bob, seen, StringComparison.Ordinal);
            Assert.DoesNotContain("wallet", seen, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("earned", seen, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_shop_gives_back_a_part_and_never_more_than_was_paid()
    {
        var payment = Town.NewId();
        await town.Must("bob", HttpMethod.Put, $"/api/v1/payments/{payment}",
            new { merchant = People.Grocer, spot = People.Grocer, amount = 200 });
        var refund = Town.NewId();
        var given = await town.Put("owner", $"/api/v1/payments/{payment}/refunds/{refund}",
            new { reason = "goods_returned", amount = 80 });
        Assert.Equal((201, 80), (given.Status, given["coins"].GetInt64()));
        var more = await town.Put("clerk", $"/api/v1/payments/{payment}/refunds/{Town.NewId()}",
            new { reason = "complaint", amount = 121 });
        Assert.Equal((422, "RefundTooLarge"), (more.Status, more.Code));
        Assert.Equal(120, more["figure"].GetInt64());
        var foreign = await town.Put("baker-owner", $"/api/v1/payments/{payment}/refunds/{Town.NewId()}",
            new { reason = "complaint" });
        Assert.Equal((422, "OtherMerchant"), (foreign.Status, foreign.Code));
        Assert.Equal("partly_refunded", (await town.Get("bob", $"/api/v1/payments/{payment}"))["state"].GetString());
    }

    [Fact]
    public async Task A_card_pays_a_little_alone_and_more_with_its_pin_and_five_wrong_pins_block_it()
    {
        var cards = await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 });
        var (card, token) = (cards.Json[0].GetProperty("card").GetString(),
            cards.Json[0].GetProperty("token").GetString());
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/binding", new { wallet = people.Bob });
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/pin", new { pin = "1357" });
        Task<Reply> Charge(object payer, int amount) => town.Put(
            "register", $"/api/v1/charges/{Town.NewId()}", new { payer, spot = People.Grocer, amount });

        Assert.Equal(201, (await Charge(new { card = token }, 10)).Status);
        Assert.Equal("CardUnusable", (await Charge(new { card = token }, 2_001)).Code);
        Assert.Equal("NotEnoughCoins", (await Charge(new { card = token, pin = "1357" }, 49_999)).Code);
        Assert.Equal(201, (await Charge(new { card = token, pin = "1357" }, 11)).Status);
        for (var i = 0; i < 5; i++) Assert.Equal("PinWrong",
            (await Charge(new { card = token, pin = "0000" }, 10)).Code);
        Assert.Equal("PinBlocked", (await Charge(new { card = token, pin = "1357" }, 10)).Code);
        Assert.Equal(201, (await Charge(new { card = token }, 12)).Status);
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/pin", new { pin = "1357" });
        Assert.Equal(201, (await Charge(new { card = token, pin = "1357" }, 13)).Status);
        await town.Must("bob", HttpMethod.Post, $"/api/v1/cards/{card}/stop", new { reason = "lost" });
        Assert.Equal("CardUnusable", (await Charge(new { card = token }, 10)).Code);
        Assert.Equal("CardUnusable", (await Charge(new { card = "no-such-card" }, 10)).Code);
    }

    [Fact]
    public async Task A_one_time_code_pays_once_and_a_retried_charge_is_told_so()
    {
        var code = await town.Must("bob", HttpMethod.Post, "/api/v1/codes", new { });
        var charge = Town.NewId();
        var body = new { payer = new { digits = code["digits"].GetString() }, spot = People.Grocer, amount = 33 };
        var paid = await town.Put("register", $"/api/v1/charges/{charge}", body);
        Assert.Equal(201, paid.Status);
        Assert.Equal(code["payment"].GetString(), paid["payment"].GetString());
        Assert.Equal(200, (await town.Put("register", $"/api/v1/charges/{charge}", body)).Status);
        var twice = await town.Put("register", $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { code = code["code"].GetString() }, spot = People.Grocer, amount = 33,
        });
        Assert.Equal((422, "PaymentAlreadyMade"), (twice.Status, twice.Code));
        await town.Schema.Execute("update directory_codes set valid_until = now() - interval '1 minute'");
        var late = await town.Must("bob", HttpMethod.Post, "/api/v1/codes", new { });
        await town.Schema.Execute("update directory_codes set valid_until = now() - interval '1 minute'");
        var ended = await town.Put("register", $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { code = late["code"].GetString() }, spot = People.Grocer, amount = 33,
        });
        Assert.Equal((422, "CodeExpired"), (ended.Status, ended.Code));
    }

    [Fact]
    public async Task The_counter_takes_cash_and_brings_it_to_the_bank()
    {
        var topUp = Town.NewId();
        var made = await town.Put("mado", $"/api/v1/top-ups/{topUp}", new
        {
            wallet = people.Alice, till = "counter-1", fund = "paid", amount = 2_000, premium = "spring",
        });
        Assert.Equal((201, 500), (made.Status, made["bonus"].GetInt64()));
        Assert.Equal(200, (await town.Post("mado", $"/api/v1/top-ups/{topUp}/void",
            new { till = "counter-1" })).Status);
        await town.Must("mado", HttpMethod.Put, $"/api/v1/top-ups/{Town.NewId()}", new
        {
            wallet = people.Alice, till = "counter-1", fund = "paid", amount = 1_000,
        });
        await town.Must("mado", HttpMethod.Post, "/api/v1/tills/counter-1/bank", new { amount = 1_000 });
        var shop = await town.Put("owner", $"/api/v1/top-ups/{Town.NewId()}", new
        {
            payer = new { card = people.AliceCardToken }, fund = "paid", amount = 500,
        });
        Assert.Equal(201, shop.Status);
        Assert.DoesNotContain(people.Alice, shop.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_approved_by_another_hand_and_carries_itself_out()
    {
        var (run, wallets) = (Town.NewId(), Enumerable.Range(0, 250).Select(_ => Town.NewId()).ToArray());
        await Task.WhenAll(wallets.Select(wallet =>
            town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { })));
        var body = new { fund = "welcome", purpose = "campaign",
            lines = wallets.Append(Town.NewId()).Select(wallet => new { wallet, coins = 3 }) };
        Assert.Equal(201, (await town.Put("somu", $"/api/v1/runs/{run}", body)).Status);
        Assert.Equal(200, (await town.Put("somu", $"/api/v1/runs/{run}", body)).Status);
        Assert.Equal(403, (await town.Post("somu", $"/api/v1/runs/{run}/approve", new { proposal = run })).Status);
        Assert.Equal(200, (await town.Post("kessai", $"/api/v1/runs/{run}/approve", new { proposal = run })).Status);
        JsonElement shown;
        var limit = DateTime.UtcNow.AddSeconds(30);
        do
        {
            shown = (await town.Must("kansa", HttpMethod.Get, $"/api/v1/runs/{run}", null)).Json;
        }
        while (shown.GetProperty("state").GetString() != "finished" && DateTime.UtcNow < limit);
        Assert.Equal("finished", shown.GetProperty("state").GetString());
        Assert.Equal(3, await Coins("mado", wallets[249]));
    }

    [Fact]
    public async Task An_unpaired_register_is_out_at_once()
    {
        var invited = await town.Must("owner", HttpMethod.Post, $"/api/v1/merchants/{People.Grocer}/devices", new
        {
            kind = "register", name = "second", spots = new[] { People.Grocer },
        });
        var code = new { code = invited["code"].GetString()!.ToUpperInvariant() };
        var bound = await town.Must(null, HttpMethod.Post, "/api/v1/devices", code);
        Assert.Equal("CodeUnknown", (await town.Post(null, "/api/v1/devices", code)).Code);
        town.Keep("second", bound["token"].GetString()!);
        Assert.Equal(200, (await town.Get("second", "/api/v1/me")).Status);
        var secret = new { secret = bound["secret"].GetString() };
        Assert.Equal(200, (await town.Post(null, "/api/v1/sign-in/device", secret)).Status);
        Assert.Equal(200, (await town.Send("owner", HttpMethod.Delete,
            $"/api/v1/devices/{bound["device"].GetString()}", null)).Status);
        Assert.Equal(401, (await town.Get("second", "/api/v1/me")).Status);
        Assert.Equal(401, (await town.Post(null, "/api/v1/sign-in/device", secret)).Status);
    }

    [Fact]
    public async Task A_lost_card_is_stopped_by_its_number_without_signing_in()
    {
        var cards = await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 });
        var card = cards.Json[0];
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card.GetProperty("card").GetString()}/binding",
            new { wallet = people.Bob });
        var stop = new { stopNumber = card.GetProperty("stopNumber").GetString() };
        var stopped = await town.Must(null, HttpMethod.Post, "/api/v1/cards/stop-by-number", stop);
        Assert.Equal(card.GetProperty("lastFour").GetString(), stopped["lastFour"].GetString());
        await town.Must(null, HttpMethod.Post, "/api/v1/cards/stop-by-number", stop);
        Assert.Equal(404, (await town.Post(null, "/api/v1/cards/stop-by-number",
            new { stopNumber = "000000000000" })).Status);
    }

    [Fact]
    public async Task Nobody_serves_their_own_wallet()
    {
        var own = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{own}", new { });
        await town.Hire("mado-2", "counter", null, own);
        Assert.Equal("OwnWallet", (await town.Get("mado-2", $"/api/v1/wallets/{own}")).Code);
        var grant = await town.Put("mado-2", $"/api/v1/grants/{Town.NewId()}",
            new { wallet = own, fund = "welcome", amount = 1, purpose = "effort" });
        Assert.Equal((403, "OwnWallet"), (grant.Status, grant.Code));
        var topUp = await town.Put("mado-2", $"/api/v1/top-ups/{Town.NewId()}",
            new { wallet = own, till = "counter-1", fund = "paid", amount = 1 });
        Assert.Equal((403, "OwnWallet"), (topUp.Status, topUp.Code));
    }

    [Fact]
    public async Task A_person_can_be_forgotten_and_the_ledger_does_not_notice()
    {
        var wallet = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { });
        await town.Must("mado", HttpMethod.Put, $"/api/v1/members/{wallet}",
            new { name = "たろう (fictional)", phone = "000-0000" });
        await town.Must("mado", HttpMethod.Put, $"/api/v1/notes/{Town.NewId()}",
            new { subject = "wallet-" + wallet, text = "likes tomatoes" });
        await People.Grant(town, wallet, 70);
        await town.Schema.Execute($"update directory_members set number = 'M-70' where wallet = '{wallet}'");
        Assert.Equal(wallet, (await town.Must("mado", HttpMethod.Get, "/api/v1/members?text=000-0000", null))
            .Json[0].GetProperty("wallet").GetString());
        await town.Must("somu", HttpMethod.Get, $"/api/v1/wallets/{wallet}", null);
        await town.Must("somu", HttpMethod.Get, $"/api/v1/notes?subject=wallet-{wallet}", null);
        const string Ledger = """
            select (select md5(string_agg(row_to_json(event)::text, '|' order by seq_id)) from mt_events as event)
                || (select md5(string_agg(row_to_json(balance)::text, '|' order by address)) from balances as balance)
            """;
        var before = await town.Schema.Value<string>(Ledger);
        Assert.Equal(204, (await town.Send("somu", HttpMethod.Delete, $"/api/v1/members/{wallet}", null)).Status);
        Assert.Equal(before, await town.Schema.Value<string>(Ledger));
        Assert.Equal(404, (await town.Get("mado", $"/api/v1/members/{wallet}")).Status);
        Assert.Equal("MemberErased", (await town.Put("mado", $"/api/v1/members/{wallet}", new { name = "たろう" })).Code);
        Assert.Equal(70, await Coins("mado", wallet));
        Assert.Equal(0L, await town.Schema.Value<long>(
            "select count(number) from directory_members where wallet = $1", wallet));
        Assert.Equal(0L, await town.Schema.Value<long>(
            "select count(*) from directory_notes where subject = 'wallet-' || $1", wallet));
        await town.Must("kansa", HttpMethod.Get, $"/api/v1/wallets/{wallet}/statement", null);
        var looked = (await town.Must("kansa", HttpMethod.Get, $"/api/v1/members/{wallet}/access-log", null))["rows"];
        Assert.Equal(
            ["statement", "wallet", "change", "erase", "notes", "wallet", "found", "change"],
            looked.EnumerateArray().Select(entry => entry.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task Refusals_are_told_in_the_language_that_was_asked_for()
    {
        foreach (var (language, expected) in new[] { ("en-GB,en;q=0.9", "en"), ("ja", "ja"), ("de", "ja"), ("", "ja") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
            if (language.Length > 0) request.Headers.Add("Accept-Language", language);
            var reply = await town.Send(request);
            Assert.Equal(expected, reply.Message.Content.Headers.ContentLanguage.Single());
            Assert.Equal("application/problem+json", reply.Message.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        var document = (await town.Get(null, "/openapi/v1.json")).Json;
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString()!, StringComparison.Ordinal);
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/v1/payments/{payment}", out _));
    }
}
