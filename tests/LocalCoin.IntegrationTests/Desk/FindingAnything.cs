using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Reading;

namespace LocalCoin.IntegrationTests.Desk;

// Whoever calls says what they have in hand: a part of a shop's name, a place's number, four digits of a payment or of
// a card. Each of them leads there, and people to the operator alone.
[Collection(DeskOffice.Name)]
public class FindingAnything(SettledTown settled)
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private readonly Town town = settled.Town;

    [Fact]
    public async Task A_shop_is_found_by_a_part_of_its_name_and_a_place_by_its_number()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 さがす");
        Assert.Contains($"href=\"{shop.Page}\"", (await Find(office, "園 さが")).Html, Ordinal);
        var number = (await town.Directory.Places.Find(new(shop.Spot), default))!.Number.ToString();
        Assert.Contains($"href=\"{shop.Page}\"", (await Find(office, number)).Html, Ordinal);
        Assert.Contains("見つかりません", (await Find(office, "どこにもない")).Words(), Ordinal);
    }

    [Fact]
    public async Task A_payment_is_found_by_its_four_digits_and_by_its_whole_number()
    {
        var payer = await town.Neighbour("シハライ サガス");
        var payment = (await town.Charge(payer, 617))["payment"].GetString()!;
        await Until.True(async () => await town.Schema.Value<long>(
            "select count(*) from merchant_payments where payment = $1", payment) > 0);
        var office = await town.Desk("kansa");
        foreach (var text in new[] { Store.Payments.PaymentCode.Of(new(payment)), payment, "payment-" + payment })
        {
            var found = await Find(office, text);
            Assert.Contains("617円", found.Words(), Ordinal);
            Assert.Contains("href=\"/desk/events/", found.Html, Ordinal);
        }
    }

    [Fact]
    public async Task A_card_leads_its_owner_to_the_operator_and_to_nobody_else()
    {
        var owner = await town.Neighbour("カード サガス");
        var four = await town.Schema.Value<string>(
            "select last_four from directory_cards where card = $1", owner.Card);
        Assert.Contains("カード サガス", (await Find(await town.Desk(), four)).Words(), Ordinal);
        Assert.DoesNotContain("カード サガス", (await Find(await town.Desk("kansa"), four)).Words(), Ordinal);
        Assert.DoesNotContain("カード サガス", (await Find(await town.Desk("kessai"), "カード")).Words(), Ordinal);
    }

    private static Task<Seen> Find(Browsing office, string text) =>
        office.Fill("/desk", "/desk/search", ("text", text));
}
