using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

// Too late to undo, the shop is asked; and what a shop leaves unanswered for three days, the operator answers.
[Collection(PagesOfShops.Name)]
public class AskingTheShop(PagesTown town)
{
    [Fact]
    public async Task When_the_minutes_are_over_the_tablet_undoes_nothing_and_asks_the_shop()
    {
        await using var node = Serve.Build(
            town.Town.Arguments("--LocalCoin:Limits:UndoWindowSeconds", "1"), SystemClock.Instance);
        await node.StartAsync();
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit(at: new Uri(node.Urls.Single()));
        await kiosk.AtTheStand(holder.Token);
        await kiosk.PayAtTheStand(500);
        await kiosk.Arrives("/kiosk/paid/");
        await Task.Delay(TimeSpan.FromSeconds(1.1)); // the window is this long
        await kiosk.Touch("まちがえた・とりけす", "Mistake: undo it");
        await kiosk.Sees("ここでは とりけせません", "It cannot be undone here");
        Assert.Equal(1_000 - 500 + 100, await town.Coins(holder.Wallet));
        await kiosk.Touch("お店に たのむ", "Ask the shop");
        await kiosk.Touch("ぜんぶ 返してほしい", "I want all of it back");
        await kiosk.Sees("お店に たのみました", "The shop has been asked");
        Assert.Equal(1_000 - 500 + 100, await town.Coins(holder.Wallet));
        await node.StopAsync();
    }

    [Fact]
    public async Task What_a_shop_leaves_for_three_days_the_operator_gives_with_one_touch()
    {
        var holder = await town.CardHolder(3_000);
        var payment = new PaymentId(await town.ChargeAtTheStand(holder, 900));
        var code = Store.Payments.PaymentCode.Of(payment);
        await town.Town.Directory.RefundWishes.Add(
            new RefundWish(
                Guid.CreateVersion7(), payment, new MerchantId(People.Grocer), new SpotId(People.Stand), 900,
                SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(3) + Duration.FromMinutes(10)),
            CancellationToken.None);
        await using var office = await town.Visit(scripts: false);
        await office.SignIn("somu");
        await office.Open("/wishes");
        Assert.DoesNotContain(code, await office.Words(), StringComparison.Ordinal);

        await town.Town.Schema.Execute(
            $"update directory_refund_wishes set asked_at = asked_at - interval '20 minutes' "
            + $"where payment = '{payment.Value}'");
        await office.Open("/wishes");
        Assert.DoesNotContain(holder.Wallet, await office.Page.ContentAsync(), StringComparison.Ordinal);
        var card = office.Page.Locator(".card", new() { HasTextString = code });
        await card.Locator("button.pay").ClickAsync();
        await office.Sees("コインで お返ししました", "Given back in coins");
        Assert.Equal(3_000, await town.Coins(holder.Wallet));

        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/wishes");
        Assert.DoesNotContain(code, await owner.Words(), StringComparison.Ordinal);
    }
}
