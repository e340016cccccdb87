using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// Coins go back as coins, whole or in part, from the owner's list; a register has no page for it.
[Collection(PagesOfShops.Name)]
public class GivingBack(PagesTown town)
{
    [Fact]
    public async Task A_part_and_then_the_rest_go_back_as_coins()
    {
        var holder = await town.CardHolder(5_000);
        var payment = await town.Charge(holder, 1_000);
        await town.Seen(holder.Wallet);
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/today");
        await owner.Page.ClickAsync($"a[href$='{payment}']");
        await owner.Sees("は 返さないでください", "no cash");
        await owner.Page.FillAsync("#amount", "1,001");
        await owner.Touch("コインで お返しする", "Give back in coins");
        await owner.Page.WaitForSelectorAsync(".fault");
        Assert.Equal(4_000, await town.Coins(holder.Wallet));

        await owner.Page.FillAsync("#amount", "400");
        await owner.Touch("コインで お返しする", "Give back in coins");
        await owner.Sees("お返ししました", "Given back");
        Assert.Equal(4_400, await town.Coins(holder.Wallet));

        await owner.Open($"/shop/refund/{payment}");
        Assert.Equal("600", await owner.Page.InputValueAsync("#amount"));
        await owner.Touch("コインで お返しする", "Give back in coins");
        await owner.Sees("お返ししました", "Given back");
        Assert.Equal(5_000, await town.Coins(holder.Wallet));
        Assert.DoesNotContain(holder.Wallet, await owner.Page.ContentAsync(), StringComparison.Ordinal);
        await owner.Open($"/shop/refund/{payment}");
        Assert.Equal(0, await owner.Page.Locator("form #amount").CountAsync());
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_is_sent_again_and_given_once()
    {
        var holder = await town.CardHolder(1_000);
        var payment = await town.Charge(holder, 500);
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open($"/shop/refund/{payment}");
        await owner.Page.FillAsync("#amount", "200");
        await owner.Page.RouteAsync("**/shop/refund/**", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await owner.Touch("コインで お返しする", "Give back in coins");
        await owner.Sees("お返しできたか まだ わかりません", "whether it went back");
        await owner.Page.UnrouteAllAsync();
        await owner.Touch("コインで お返しする", "Give back in coins");
        await owner.Sees("お返ししました", "Given back");
        Assert.Equal(700, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Neither_a_register_nor_another_shop_gives_it_back()
    {
        var payment = await town.Charge(await town.CardHolder(1_000), 500);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Open($"/shop/refund/{payment}");
        Assert.Equal(0, await register.Page.Locator("#amount").CountAsync());
        await using var other = await town.Visit();
        await other.SignIn("baker-owner");
        await other.Open($"/shop/refund/{payment}");
        Assert.Equal(0, await other.Page.Locator("#amount").CountAsync());
    }
}
