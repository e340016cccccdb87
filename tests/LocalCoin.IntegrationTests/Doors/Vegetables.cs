using LocalCoin.IntegrationTests.Reading;

namespace LocalCoin.IntegrationTests.Doors;

// What buying vegetables earns, through the doors: not in one's own shop, and not for what the shop says were none.
public sealed class Vegetables(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;
    private readonly People people = settled.People;

    [Fact]
    public async Task A_household_earns_nothing_in_the_shop_it_runs()
    {
        var household = $"/api/v1/wallets/{people.Alice}/household";
        var own = new { merchants = new[] { People.Grocer } };
        Assert.Equal(403, (await town.Put("alice", household, own)).Status);
        await town.Must("mado", HttpMethod.Put, household, own);
        var shown = await town.Must("alice", HttpMethod.Get, $"/api/v1/wallets/{people.Alice}", null);
        Assert.Equal([People.Grocer], shown["household"].EnumerateArray().Select(one => one.GetString()));
        var before = shown["coins"].GetInt64();

        var atOwn = await Pay("alice", People.Grocer, People.Stand, 500, null);
        Assert.Equal((0, "own_household"), Earned(atOwn));
        Assert.Equal((100, null), Earned(await Pay("alice", People.Baker, People.Baker, 500, 500)));
        Assert.Equal(before - 500 - 400, await Coins("alice", people.Alice));

        await town.Must("mado", HttpMethod.Put, household, new { merchants = Array.Empty<string>() });
        Assert.Equal((40, null), Earned(await Pay("alice", People.Grocer, People.Stand, 200, null)));
    }

    [Fact]
    public async Task A_shop_strikes_the_same_day_what_the_payer_called_vegetables()
    {
        var before = await Coins("bob", people.Bob);
        var paid = await Pay("bob", People.Grocer, People.Grocer, 400, 300);
        Assert.Equal((60, null), Earned(paid));
        var payment = paid["payment"].GetString();
        var door = $"/api/v1/payments/{payment}/strike";
        Assert.Equal(403, (await town.Send("bob", HttpMethod.Post, door, null)).Status);
        Assert.Equal("OtherMerchant", (await town.Send("baker-owner", HttpMethod.Post, door, null)).Code);

        await town.Must("owner", HttpMethod.Post, door, null);
        Assert.Equal(before - 400, await Coins("bob", people.Bob));
        Assert.Equal("AlreadyStruck", (await town.Send("clerk", HttpMethod.Post, door, null)).Code);
        Assert.Equal("paid", (await town.Get("bob", $"/api/v1/payments/{payment}"))["state"].GetString());
        var refund = await town.Put("owner", $"/api/v1/payments/{payment}/refunds/{Town.NewId()}",
            new { reason = "goods_returned", amount = 400 });
        Assert.Equal((201, 400), (refund.Status, refund["coins"].GetInt64()));
        Assert.Equal(before, await Coins("bob", people.Bob));

        // What the stand itself says is vegetables is not the payer's word.
        var atStand = await Pay("bob", People.Grocer, People.Stand, 100, null);
        Assert.Equal("NotDeclaredByPayer", (await town.Send(
            "owner", HttpMethod.Post, $"/api/v1/payments/{atStand["payment"].GetString()}/strike", null)).Code);

        // And the payer can read what happened.
        string[] types = [];
        await Until.True(async () =>
        {
            var statement = await town.Must("bob", HttpMethod.Get, $"/api/v1/wallets/{people.Bob}/statement", null);
            types = [.. statement["rows"].EnumerateArray()
                .Where(row => row.GetProperty("process").GetString() == "payment-" + payment)
                .Select(row => row.GetProperty("type").GetString()!).Distinct()];
            return types is ["payment_refunded", ..];
        });
        Assert.Equal(["payment_refunded", "vegetables_struck", "payment_made"], types);
    }

    private Task<Reply> Pay(string actor, string merchant, string spot, int amount, int? vegetables) => town.Must(
        actor, HttpMethod.Put, $"/api/v1/payments/{Town.NewId()}", new { merchant, spot, amount, vegetables });

    private static (long, string?) Earned(Reply paid)
    {
        var earned = Assert.Single(paid["earned"].EnumerateArray());
        return (earned.GetProperty("coins").GetInt64(),
            earned.TryGetProperty("less", out var less) ? less.GetString() : null);
    }

    private async Task<long> Coins(string actor, string wallet) =>
        (await town.Must(actor, HttpMethod.Get, $"/api/v1/wallets/{wallet}", null))["coins"].GetInt64();
}
