using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// Somebody was charged too much and cannot ask for themselves: the counter asks, the shop answers.
[Collection(PagesOfTheOffice.Name)]
public class AskingForThem(PagesTown town)
{
    [Fact]
    public async Task The_counter_asks_a_shop_and_its_owner_gives_the_coins_back()
    {
        var holder = await town.CardHolder(3_000);
        var payment = await town.Charge(holder, 1_500);
        await town.Listed(holder, "payment_made");
        await using var counter = await town.Visit();
        await counter.Errand("refunds", holder);
        await counter.Page.CheckAsync($"[value='{payment}']");
        await counter.Page.FillAsync("#right", "1500");
        await counter.Touch("お店に たのむ", "Ask the shop");
        await counter.Sees("はらった 金額より 小さい", "less than what was paid");
        await counter.Page.CheckAsync($"[value='{payment}']");
        await counter.Page.FillAsync("#right", "150");
        await counter.Touch("お店に たのむ", "Ask the shop");
        await counter.Sees("お店に たのみました", "The shop was asked");
        Assert.Equal(1_500, await town.Coins(holder.Wallet));

        await counter.Touch("お店に かえしてもらう", "Ask a shop to give coins back");
        await counter.Sees("もう たのんであります", "asked for already");
        Assert.True(await counter.Page.Locator($"[value='{payment}']").IsDisabledAsync());

        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/wishes");
        var card = owner.Page.Locator(".card", new() { HasTextString = Store.Payments.PaymentCode.Of(new(payment)) });
        await card.Locator("button.pay").ClickAsync();
        await owner.Sees("コインで お返ししました", "Given back in coins");
        Assert.Equal(2_850, await town.Coins(holder.Wallet));
        Assert.DoesNotContain(holder.Wallet, await owner.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_all_of_it_is_asked_for_and_nobody_elses_payment_can_be()
    {
        var (holder, other) = (await town.CardHolder(1_000), await town.CardHolder(1_000));
        var (payment, foreign) = (await town.Charge(holder, 400), await town.Charge(other, 400));
        await town.Listed(holder, "payment_made");
        await using var counter = await town.Visit(scripts: false);
        await counter.OpenWithoutScript(holder);
        await counter.Touch("お店に かえしてもらう", "Ask a shop to give coins back");
        await counter.Page.EvaluateAsync(
            "foreign => { document.querySelector('[name=payment]').value = foreign; }", foreign);
        await counter.Page.CheckAsync("[name=payment]");
        await counter.Touch("お店に たのむ", "Ask the shop");
        await counter.Sees("しはらいを えらんでください", "choose a payment");
        await counter.Page.CheckAsync($"[value='{payment}']");
        await counter.Touch("お店に たのむ", "Ask the shop");
        await counter.Sees("お店に たのみました", "The shop was asked");
        Assert.Equal(400, (await town.Town.Directory.RefundWishes.Of(new(People.Grocer), default))
            .Single(wish => wish.Payment.Value == payment).Coins);
    }
}
