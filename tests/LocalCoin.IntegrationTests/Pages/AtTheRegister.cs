using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// Vegetables at the register, and hands that use no mouse.
[Collection(PagesOfShops.Name)]
public class AtTheRegister(PagesTown town)
{
    [Fact]
    public async Task A_typed_part_for_vegetables_earns_its_share()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Page.FillAsync("#amount", "500");
        await register.Page.ClickAsync("summary");
        await register.Page.FillAsync("#vegetables", "600");
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Sees("金額より 大きいです", "larger than the amount");
        await register.Page.FillAsync("#vegetables", "150");
        await register.Scan(holder.Token);
        await register.Sees("うち やさい 150円", "vegetables 150 yen");
        await register.Touch("はらう", "Pay");
        await register.Sees("やさい +30円", "Vegetables +30 yen");
        Assert.Equal(1_000 - 500 + 30, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Where_nothing_but_vegetables_is_sold_nobody_says_so_and_they_earn()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister("register", People.Stand);
        Assert.Equal(0, await register.Page.Locator("[name=all-vegetables], [name=vegetables]").CountAsync());
        await register.Ask(150, holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Sees("やさい +30円", "Vegetables +30 yen");
    }

    [Fact]
    public async Task The_keyboard_alone_pays()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister();
        var keys = register.Page.Keyboard;
        await register.Page.WaitForFunctionAsync("() => document.activeElement?.id === 'amount'");
        await keys.TypeAsync("300");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Space");
        await keys.PressAsync("Shift+Tab");
        await keys.PressAsync("Enter");
        await register.Page.WaitForSelectorAsync("#held");
        await register.Scan(holder.Token);
        await register.Page.WaitForSelectorAsync("button.pay");
        for (var i = 0; i < 12 && !await IsAt(register, "button.pay"); i++) await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await register.Sees("やさい +60円", "Vegetables +60 yen");
        await register.Page.WaitForFunctionAsync("() => document.activeElement?.matches('.next')");
        await keys.PressAsync("Enter");
        await register.Page.WaitForSelectorAsync("#amount");
        Assert.Equal(760, await town.Coins(holder.Wallet));
    }

    private static Task<bool> IsAt(Visitor register, string what) => register.Page.EvaluateAsync<bool>(
        "(what) => document.activeElement.matches(what)", what);
}
