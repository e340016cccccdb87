using LocalCoin.IntegrationTests.Pages;

namespace LocalCoin.IntegrationTests.Doors;

// What the office says of wallets, cards, shops and places, each of it once and through the door, and how the next
// payment follows it.
public class TheOfficesWord(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;
    private readonly People people = settled.People;

    [Fact]
    public async Task A_resident_lowers_the_limits_of_the_card_to_nothing_and_the_counter_raises_them()
    {
        var path = $"/api/v1/wallets/{people.Alice}";
        await town.Must("alice", HttpMethod.Put, path + "/limits", new { cardPaymentMax = 0, cardDayMax = 30 });
        var shown = await town.Must("alice", HttpMethod.Get, path, null);
        Assert.Equal((0, 30), (shown["cardPaymentMax"].GetInt64(), shown["cardDayMax"].GetInt64()));
        var alone = new { card = people.AliceCardToken };
        Assert.Equal("CardUnusable", (await Charge(alone, 1)).Code);
        Assert.Equal(201, (await Charge(new { card = people.AliceCardToken, pin = "2468" }, 31)).Status);

        foreach (var higher in new object[] { new { cardDayMax = 30 }, new { cardPaymentMax = 1, cardDayMax = 30 } })
        {
            var raised = await town.Put("alice", path + "/limits", higher);
            Assert.Equal((422, "LimitRaised"), (raised.Status, raised.Code));
        }
        Assert.Equal("CardUnusable", (await Charge(alone, 1)).Code);
        await town.Must("mado", HttpMethod.Put, path + "/limits", new { cardDayMax = 30 });
        Assert.Equal(201, (await Charge(alone, 20)).Status);
        Assert.Equal("CardUnusable", (await Charge(alone, 11)).Code);
        var more = await town.Put("alice", path + "/limits", new { cardPaymentMax = 2_001, cardDayMax = 30 });
        Assert.Equal((422, "TermsInvalid"), (more.Status, more.Code));
        await town.Must("mado", HttpMethod.Put, path + "/limits", new { });
        Assert.Equal(201, (await Charge(alone, 11)).Status);
    }

    [Fact]
    public async Task A_frozen_wallet_is_unfrozen_by_another_hand()
    {
        var path = $"/api/v1/wallets/{people.Bob}";
        await town.Must("mado", HttpMethod.Post, path + "/freeze", new { reason = "dispute" });
        Assert.Equal("WalletFrozen", (await Pay(People.Grocer, 10)).Code);
        var same = await town.Post("mado", path + "/unfreeze", new { });
        Assert.Equal((422, "SameHand"), (same.Status, same.Code));
        Assert.True((await town.Must("mado", HttpMethod.Get, path, null))["isFrozen"].GetBoolean());
        await town.Must("somu", HttpMethod.Post, path + "/unfreeze", null);
        Assert.False((await town.Must("mado", HttpMethod.Get, path, null))["isFrozen"].GetBoolean());
        Assert.Equal(201, (await Pay(People.Grocer, 10)).Status);
    }

    [Fact]
    public async Task Who_takes_part_in_a_programme_earns_what_others_do_not()
    {
        var today = NodaTime.Text.LocalDatePattern.Iso.Format(
            LocalCoin.Ledger.Tokyo.Day(NodaTime.SystemClock.Instance.GetCurrentInstant()));
        await town.SetRule("/api/v1/programmes/walk/rules", new
        {
            from = today, until = today, fund = "welcome", fixedCoins = 7, declarers = new[] { "payer" },
            spots = new[] { People.Baker }, enrolledOnly = true,
        });
        var path = $"/api/v1/wallets/{people.Bob}";
        async Task<long> Earned()
        {
            var paid = await Pay(People.Baker, 10, vegetables: 10);
            Assert.Equal(201, paid.Status);
            return paid["earned"].EnumerateArray().Where(one => one.GetProperty("programme").GetString() == "walk")
                .Sum(one => one.GetProperty("coins").GetInt64());
        }
        Assert.Equal(0, await Earned());
        var entry = await town.Joins(people.Bob, new("walk"));
        var enrolled = (await town.Must("bob", HttpMethod.Get, path, null))["enrolments"];
        Assert.Equal(["walk"], enrolled.EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(7, await Earned());
        await town.Leaves(entry);
        Assert.Empty((await town.Must("bob", HttpMethod.Get, path, null))["enrolments"].EnumerateArray());
        Assert.Equal(0, await Earned());
    }

    [Fact]
    public async Task A_mailed_card_is_woken_found_stopped_and_started_again()
    {
        var printed = (await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 })).Json[0];
        var card = printed.GetProperty("card").GetString()!;
        var token = printed.GetProperty("token").GetString()!;
        var path = $"/api/v1/cards/{card}";
        await town.Must("mado", HttpMethod.Put, path + "/binding", new { wallet = people.Bob, asleep = true });
        var found = await town.Must("mado", HttpMethod.Post, "/api/v1/cards/find", new { card = token });
        Assert.Equal((card, people.Bob), (found["card"].GetString(), found["wallet"].GetString()));
        var own = await town.Must("bob", HttpMethod.Get, $"/api/v1/wallets/{people.Bob}/cards", null);
        Assert.Equal(
            printed.GetProperty("lastFour").GetString(),
            own.Json.EnumerateArray().Single(one => one.GetProperty("card").GetString() == card)
                .GetProperty("lastFour").GetString());

        var payer = new { card = token };
        Assert.Equal("CardUnusable", (await Charge(payer, 5)).Code);
        await town.Must("mado", HttpMethod.Post, path + "/wake", null);
        Assert.Equal(201, (await Charge(payer, 5)).Status);
        await town.Must("bob", HttpMethod.Post, path + "/stop", new { reason = "lost" });
        Assert.Equal("CardUnusable", (await Charge(payer, 5)).Code);
        await town.Must("mado", HttpMethod.Post, path + "/restart", null);
        Assert.Equal(201, (await Charge(payer, 5)).Status);
    }

    [Fact]
    public async Task A_merchants_class_says_which_coins_are_spent_there()
    {
        await town.Must("somu", HttpMethod.Put, "/api/v1/funds/shoten", new
        {
            family = "free", expiry = new { kind = "none" }, merchantClasses = new[] { "corner-shop" },
        });
        await town.Must("somu", HttpMethod.Post, "/api/v1/funds/shoten/budget", new { change = 100 });
        await town.Must("somu", HttpMethod.Post, "/api/v1/funds/shoten/funding", new { amount = 100 });
        var grant = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/grants/{grant}",
            new { wallet = people.Bob, fund = "shoten", amount = 100, purpose = "campaign" });
        await town.Must("kessai", HttpMethod.Post, $"/api/v1/grants/{grant}/approve", new { proposal = grant });
        async Task<long> Restricted() => (await town.Must(
            "bob", HttpMethod.Get, $"/api/v1/wallets/{people.Bob}", null))["purses"].EnumerateArray()
            .Single(purse => purse.GetProperty("fund").GetString() == "shoten").GetProperty("coins").GetInt64();

        Assert.Equal(201, (await Pay(People.Baker, 10)).Status);
        Assert.Equal(100, await Restricted());
        var path = $"/api/v1/merchants/{People.Baker}";
        await town.Must("somu", HttpMethod.Put, path + "/class", new { @class = "corner-shop" });
        Assert.Equal("corner-shop", (await town.Must("somu", HttpMethod.Get, path, null))["class"].GetString());
        Assert.Equal(201, (await Pay(People.Baker, 10)).Status);
        Assert.Equal(90, await Restricted());
    }

    [Fact]
    public async Task A_suspended_merchant_takes_nothing_until_it_is_reinstated()
    {
        var path = $"/api/v1/merchants/{People.Baker}";
        async Task<bool> IsSuspended() =>
            (await town.Must("baker-owner", HttpMethod.Get, path, null))["isSuspended"].GetBoolean();
        await town.Must("somu", HttpMethod.Post, path + "/suspend", new { reason = "suspicion" });
        Assert.True(await IsSuspended());
        var refused = await Pay(People.Baker, 10);
        Assert.Equal((422, "MerchantSuspended"), (refused.Status, refused.Code));
        await town.Must("somu", HttpMethod.Post, path + "/reinstate", null);
        Assert.False(await IsSuspended());
        Assert.Equal(201, (await Pay(People.Baker, 10)).Status);
    }

    [Fact]
    public async Task A_place_is_changed_and_given_up()
    {
        await town.Must("somu", HttpMethod.Put, "/api/v1/spots/tent", new
        {
            merchant = People.Baker, kind = "event", vegetablesOnly = false, names = new { name = "tent" },
        });
        async Task<(string, bool, bool)> Shown()
        {
            var spot = await town.Must("bob", HttpMethod.Get, "/api/v1/spots/tent", null);
            return (spot["kind"].GetString()!, spot["vegetablesOnly"].GetBoolean(), spot["isClosed"].GetBoolean());
        }
        Assert.Equal(("event", false, false), await Shown());
        Assert.Empty((await Pay("tent", 100, null, People.Baker))["earned"].EnumerateArray());
        await town.Must("somu", HttpMethod.Post, "/api/v1/spots/tent/change",
            new { kind = "kitchen_car", vegetablesOnly = true });
        Assert.Equal(("kitchen_car", true, false), await Shown());
        var paid = await Pay("tent", 100, null, People.Baker);
        Assert.Equal(20, paid["earned"][0].GetProperty("coins").GetInt64());
        await town.Must("somu", HttpMethod.Post, "/api/v1/spots/tent/close", null);
        Assert.Equal(("kitchen_car", true, true), await Shown());
        var late = await Pay("tent", 100, null, People.Baker);
        Assert.Equal((422, "SpotClosed"), (late.Status, late.Code));
    }

    private Task<Reply> Charge(object payer, int amount) => town.Put(
        "register", $"/api/v1/charges/{Town.NewId()}", new { payer, spot = People.Grocer, amount });

    private Task<Reply> Pay(string spot, int amount, int? vegetables = null, string? merchant = null) => town.Put(
        "bob", $"/api/v1/payments/{Town.NewId()}", new { merchant = merchant ?? spot, spot, amount, vegetables });
}
