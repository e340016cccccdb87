using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

// Coins asked back at the stand: the way back is sealed for it alone, a purchase is asked back once, and what the shop
// reads is what the ledger did.
[Collection(PagesOfResidents.Name)]
public class AskingForItBack(PagesTown town)
{
    [Fact]
    public async Task A_purchase_is_asked_back_once_and_the_second_time_is_told()
    {
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit();
        var payment = await Pay(kiosk, holder);
        foreach (var (right, japanese, english) in new[]
        {
            ("100", "お店に たのみました", "The shop has been asked"),
            ("500", "もう たのんであります", "was asked before"),
        })
        {
            await kiosk.Open($"/kiosk/paid/{payment}");
            var way = await kiosk.Carried("/kiosk/undo", "ticket");
            await kiosk.Forge("/kiosk/wish/send", ("ticket", way), ("amount", right));
            await kiosk.Sees(japanese, english);
        }
        Assert.Equal(500, await town.Town.Schema.Value<long>(
            "select coins from directory_refund_wishes where payment = $1", payment));
    }

    [Fact]
    public async Task A_sales_own_ticket_is_no_way_back()
    {
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(holder.Token);
        var ticket = await kiosk.Carried("/kiosk/pay", "ticket");
        await kiosk.PayAtTheStand(600);
        await kiosk.Arrives("/kiosk/paid/");
        var payment = kiosk.Page.Url.Split("/paid/")[1];
        await kiosk.Open($"/kiosk/paid/{payment}");
        await kiosk.Forge("/kiosk/wish/send", ("ticket", ticket), ("amount", "100"));
        await kiosk.Sees("もう一度 カードを かざして", "hold out the card again");
        Assert.False(await town.Town.Directory.RefundWishes.IsAsked(new PaymentId(payment), default));
    }

    [Fact]
    public async Task What_was_given_is_not_said_to_be_declined()
    {
        var holder = await town.CardHolder(1_000);
        await using var owner = await town.Visit();
        var payment = new PaymentId(await town.ChargeAtTheStand(holder, 600));
        var wish = new RefundWish(
            Guid.CreateVersion7(), payment, new MerchantId(People.Grocer), new SpotId(People.Stand), 500,
            SystemClock.Instance.GetCurrentInstant());
        await town.Town.Directory.RefundWishes.Add(wish, default);
        await owner.SignIn("owner");
        await owner.Open("/shop/wishes");
        // Given, and the answer lost before anybody noted it.
        await town.Town.Must("owner", HttpMethod.Put, $"/api/v1/payments/{payment.Value}/refunds/{wish.Wish}",
            new { reason = "wrong_amount", amount = 500 });
        var card = owner.Page.Locator(".card", new() { HasTextString = Store.Payments.PaymentCode.Of(payment) });
        await card.Locator("[name=decline]").ClickAsync();
        await owner.Sees("コインで お返ししました", "Given back in coins");
        Assert.Equal("given", await town.Town.Schema.Value<string>(
            "select answer from directory_refund_wishes where wish = $1", wish.Wish));
    }

    private static async Task<string> Pay(Visitor kiosk, Holder holder)
    {
        await kiosk.AtTheStand(holder.Token);
        await kiosk.PayAtTheStand(600);
        await kiosk.Arrives("/kiosk/paid/");
        return kiosk.Page.Url.Split("/paid/")[1];
    }
}
