using System.Net.Http.Json;
using System.Text.Json;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;

namespace LocalCoin.IntegrationTests.Statistics;

// A shop's till says what was in the basket: once, for its own payment, and never more than was paid.
public sealed class SendingBaskets(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Doors.Town town = settled.Town;

    [Fact]
    public async Task A_basket_is_kept_once_with_what_the_catalogue_knows_of_it()
    {
        await Goods.Enter(town.Schema.App);
        var (id, payment) = (Doors.Town.NewId(), await Pay(700));
        var basket = Basket(payment, [
            new { item = Goods.Tomato, quantity = 2, yen = 396L },
            new { item = Goods.Radish, quantity = 1, yen = 150L },
            new { category = "sweets", quantity = 1, yen = 100L },
        ]);
        var sent = await Send("owner", id, basket);
        Assert.Equal((201, 3, 646), (sent.Status, sent["lines"].GetInt32(), sent["yen"].GetInt64()));
        Assert.False(sent.Message.Headers.Contains("Idempotent-Repeat"));
        var again = await Send("owner", id, basket);
        Assert.Equal((200, sent.Text), (again.Status, again.Text));
        Assert.True(again.Message.Headers.Contains("Idempotent-Repeat"));
        Assert.Equal(409, (await Send("owner", id, Basket(payment, [Line(1)]))).Status);
        Assert.Equal("ReceiptThereAlready", (await Send("owner", Doors.Town.NewId(), basket)).Code);

        Assert.Equal(
            [(FoodGroup.Sweets, 100L, 0L), (FoodGroup.Vegetables, 546L, 400L)],
            (await Bought(payment)).Select(one => (one.Group, one.Yen, one.Grams)));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_what_to_do()
    {
        var payment = await Pay(300);
        Assert.Equal("ReceiptTooLarge", (await Send("owner", Basket(payment, [Line(301)]))).Code);
        Assert.Equal("ReceiptUnpaid", (await Send("owner", Basket(Doors.Town.NewId(), [Line(1)]))).Code);
        Assert.Equal("ReceiptElsewhere", (await Send("owner", Basket(payment, [Line(1)], People.Stand))).Code);
        Assert.Equal("OtherMerchant", (await Send("baker-owner", Basket(payment, [Line(1)]))).Code);
        Assert.Equal("spot", (await Send("owner", Basket(null, [Line(1)], "nowhere")))["field"].GetString());
        Assert.Equal("lines[0].category", await Malformed([new { item = "4901234567801", quantity = 1, yen = 1L }]));
        Assert.Equal(
            "lines[1].quantity", await Malformed([Line(1), new { category = "meat", quantity = 0, yen = 1L }]));
        Assert.Equal("lines[0].yen", await Malformed([Line(-1)]));
        Assert.Equal("lines", await Malformed([]));
        var misread = await Send("owner", Basket(null, [new { item = "4901234567890", quantity = 1, yen = 1L }]));
        Assert.Equal(400, misread.Status);
        Assert.Contains("check digit", misread.Text, StringComparison.Ordinal);
        Assert.Empty(await Bought(payment));
    }

    [Fact]
    public async Task A_basket_that_we_were_not_paid_for_counts_for_the_spot_alone()
    {
        var sent = await Send(
            "owner", Basket(null, [new { category = "frozen_vegetables", quantity = 3, yen = 450L }]));
        Assert.Equal(201, sent.Status);
        Assert.Contains(
            await Bought(null), one => (one.Spot.Value, one.Group, one.Yen) == (
                People.Grocer, FoodGroup.FrozenVegetables, 450));
        Assert.Empty(await SoldUnpaid(Basket(await Pay(300), [Line(200)])));
        Assert.Empty(await SoldUnpaid(Basket(null, [new { category = "meat", quantity = 1, yen = 300L }])));
        Assert.Equal(
            [new BasketDay(new(People.Grocer), SpotKind.Shop, new(2026, 11, 3))],
            await SoldUnpaid(Basket(null, [Line(200)])));
    }

    /// <summary>What is known of a day, on which nothing else is sold, when this basket was sold.</summary>
    private async Task<IEnumerable<BasketDay>> SoldUnpaid(object basket)
    {
        var sent = JsonSerializer.SerializeToNode(basket)!;
        sent["at"] = "2026-11-03T02:03:04Z";
        Assert.Equal(201, (await Send("owner", sent)).Status);
        await using var health = HealthDatabase.Open(TestSchema.HealthConnection, town.Schema.Community);
        var facts = await new FactReading(town.Schema.App, health, StatTerms.Usual).Read(
            StatPeriod.Read("2026-11")!, default);
        return facts.Baskets.Where(one => one.Day == new LocalDate(2026, 11, 3));
    }

    // Whoever serves payments could otherwise read what a person buys.
    [Fact]
    public async Task Baskets_lie_open_to_the_health_role_alone()
    {
        foreach (var act in new[]
        {
            "select 1 from health_receipts", "select 1 from health_receipt_lines", "delete from health_receipts",
            "insert into health_receipts (receipt, spot, day, at, fingerprint, sent_by) "
                + "values (gen_random_uuid(), 's', now(), now(), repeat('0', 64), 'x')",
        })
        {
            await using var command = town.Schema.App.CreateCommand(act);
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private static object Line(long yen) => new { category = "vegetables", quantity = 1, yen };

    private static object Basket(string? payment, object[] lines, string spot = People.Grocer) =>
        new { spot, at = "2026-11-01T02:03:04Z", payment, lines };

    private async Task<string> Pay(int amount)
    {
        var payment = Doors.Town.NewId();
        await town.Must("alice", HttpMethod.Put, $"/api/v1/payments/{payment}",
            new { merchant = People.Grocer, spot = People.Grocer, amount });
        return payment;
    }

    private async Task<FoodBought[]> Bought(string? payment)
    {
        await using var health = HealthDatabase.Open(TestSchema.HealthConnection, town.Schema.Community);
        var all = await new Receipts(health).Bought(new(2026, 10, 1), new(2026, 11, 30), default);
        return [.. all.Where(one => one.Payment?.Value == payment)];
    }

    private async Task<string?> Malformed(object[] lines)
    {
        var reply = await Send("owner", Basket(null, lines));
        Assert.Equal(400, reply.Status);
        return reply["field"].GetString();
    }

    private Task<Reply> Send(string actor, object basket) => Send(actor, Doors.Town.NewId(), basket);

    private async Task<Reply> Send(string actor, string id, object basket)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/purchases");
        request.Headers.Add("Idempotency-Key", id);
        request.Headers.Add("Accept-Language", "en");
        request.Headers.Authorization = new("Bearer", await town.Token(actor));
        request.Content = JsonContent.Create(basket);
        return await town.Send(request);
    }
}
