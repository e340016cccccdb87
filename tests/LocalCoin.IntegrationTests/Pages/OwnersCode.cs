using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// Giving back, cash for coins and the day's totals at a register open with the owner's code, for some minutes.
[Collection(PagesOfShops.Name)]
public class OwnersCode(PagesTown town)
{
    private const string Code = "7341";

    [Fact]
    public async Task Todays_payment_goes_back_as_coins_at_the_register()
    {
        var holder = await town.CardHolder(1_000);
        var payment = await town.Charge(holder, 620);
        await town.Seen(holder.Wallet);
        await using var register = await Opened();
        await register.Touch("お返し", "Give back");
        await register.Page.ClickAsync($"a[href$='{payment}']");
        await register.Sees("は 返さないでください", "give no cash");
        await register.Touch("コインで お返しする", "Give back in coins");
        await register.Sees("コインで お返ししました", "Given back in coins");
        await register.Sees("現金は 返さないでください", "Give no cash");
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
        await AssertAnonymous(register, holder);
        Assert.NotNull(await town.Town.Schema.Value<string>("""
            select headers ->> 'device' from mt_events
            where stream_id = 'payment-' || $1 and type = 'payment_refunded'
            """, payment));
    }

    [Fact]
    public async Task Cash_brings_coins_with_the_premium_and_is_taken_back_the_same_day()
    {
        var holder = await town.CardHolder(0);
        await using var register = await Opened();
        await register.Touch("入金", "Add coins for cash");
        await register.Page.FillAsync("#amount", "10000");
        await register.Scan(holder.Token);
        await register.Sees("現金を あずかりましたか", "received the cash");
        await register.Sees("12,500", "12,500");
        Assert.Equal(0, await town.Coins(holder.Wallet));
        // The answer is lost, and asking again adds nothing.
        await register.Page.RouteAsync("**/register/top-up", async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync();
        });
        await register.Touch("入金する", "Add the coins");
        await register.Sees("二度 行われることは ありません", "done once only");
        await register.Page.UnrouteAllAsync();
        await register.Touch("入金する", "Add the coins");
        await register.Arrives("/register/top-ups/");
        await register.Sees("12,500", "12,500");
        Assert.Equal(12_500, await town.Coins(holder.Wallet));
        await AssertAnonymous(register, holder);

        await register.Touch("まちがえた・とりけす", "Wrong: take it back");
        await register.Sees("10,000円を お客さまに お返しください", "10,000 yen in cash back");
        Assert.Equal(0, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_card_that_can_take_no_more_is_told_without_a_figure()
    {
        var holder = await town.CardHolder(0);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/top-ups/{Doors.Town.NewId()}",
            new { fund = "paid", amount = 99_900, wallet = holder.Wallet, till = "counter-1" });
        await using var register = await Opened();
        await register.Open("/register/top-up");
        await register.Page.FillAsync("#amount", "500");
        await register.Scan(holder.Token);
        await register.Sees("現金を あずかりましたか", "received the cash");
        await register.Touch("入金する", "Add the coins");
        await register.Sees("入金していません", "No coins were added");
        Figure.Absent(100, await register.Words());
        Assert.Equal(99_900, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Totals_by_spot_are_those_of_the_owners_list()
    {
        await town.Sold();
        await using var register = await Opened();
        await register.Touch("きょうの 合計", "Today's totals");
        await register.Page.WaitForSelectorAsync(".sum");
        var total = await register.Page.InnerTextAsync(".due .yen");
        await register.Sees("野菜の無人販売所", "Vegetable stand");
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/today");
        Assert.Equal(total, await owner.Page.InnerTextAsync(".total .yen"));
    }

    [Fact]
    public async Task Without_the_code_nothing_opens_and_nothing_is_done()
    {
        await SetCode(Code);
        var holder = await town.CardHolder(1_000);
        var payment = await town.Charge(holder, 500);
        await using var register = await town.Visit();
        await register.PairRegister();
        foreach (var door in new[]
        {
            "/register/owner", "/register/totals", "/register/refunds", $"/register/refunds/{payment}",
            "/register/top-up",
        })
        {
            await register.Open(door);
            Assert.Equal(1, await register.Page.Locator("#code").CountAsync());
            Assert.Equal(0, await register.Page.Locator("#day, .sum, #amount, a.row").CountAsync());
        }
        var mark = await register.Page.GetAttributeAsync("[name=form-mark]", "value");
        await register.Page.EvaluateAsync("""
            async ([path, mark]) => await (await fetch(path, { method: "POST", body: new URLSearchParams({
              "form-mark": mark, key: crypto.randomUUID(), amount: "500", reason: "Complaint",
            }) })).text()
            """, new[] { $"/register/refunds/{payment}", mark });
        Assert.Equal(500, await town.Coins(holder.Wallet));
        foreach (var door in new[] { "/api/v1/merchants/grocer/sales", "/api/v1/merchants/grocer/payments" })
        {
            Assert.Equal(403, (await register.Page.APIRequest.GetAsync(door)).Status);
        }
    }

    [Fact]
    public async Task Five_wrong_codes_block_it_until_the_owner_sets_a_new_one_which_ends_what_was_open()
    {
        await using var open = await Opened();
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Open("/register/owner");
        for (var tries = 0; tries < 5; tries++)
        {
            await register.Page.FillAsync("#code", "9990");
            // The page's answer, and not the fault that still stands there from the try before.
            await register.Page.RunAndWaitForResponseAsync(
                () => register.Page.ClickAsync("button.pay"), answer => answer.Request.Method == "POST");
            await register.Page.WaitForFunctionAsync(
                "() => document.querySelector('#code')?.value !== '9990'");
            await register.Page.WaitForSelectorAsync(tries < 4 ? ".fault" : ".notice.beni");
        }
        await open.Open("/register/owner");
        Assert.Equal(0, await open.Page.Locator("#code").CountAsync());
        await SetCode("2580");
        await open.Open("/register/owner");
        Assert.Equal(1, await open.Page.Locator("#code").CountAsync());
        await register.Open("/register/owner");
        await register.Page.FillAsync("#code", "2580");
        await register.Page.ClickAsync("button.pay");
        await register.Page.WaitForSelectorAsync("a.row");
        await register.Touch("おわる", "Close");
        await register.Page.WaitForSelectorAsync("#amount");
        await register.Open("/register/owner");
        Assert.Equal(1, await register.Page.Locator("#code").CountAsync());
    }

    [Fact]
    public async Task A_code_that_anybody_would_try_first_is_not_set()
    {
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        foreach (var (code, again, isSet) in new[]
        {
            ("1234", "1234", false), ("0000", "0000", false), ("98765", "98765", false), ("123", "123", false),
            ("7341", "7342", false), ("7341", "7341", true),
        })
        {
            await owner.Open("/shop/code");
            await owner.Page.FillAsync("#code", code);
            await owner.Page.FillAsync("#again", again);
            await owner.Touch("この番号に する", "Set this code");
            await owner.Page.WaitForSelectorAsync(isSet ? ".notice.leaf" : ".fault");
        }
    }

    private async Task<Visitor> Opened()
    {
        await SetCode(Code);
        var register = await town.Visit();
        await register.PairRegister();
        await register.OpenAsOwner(Code);
        return register;
    }

    private Task SetCode(string code) => town.SetOwnersCode(code);

    private static async Task AssertAnonymous(Visitor register, Holder holder)
    {
        var page = await register.Page.ContentAsync();
        foreach (var secret in new[] { holder.Wallet, holder.Card, holder.Token, "花子" })
        {
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        }
    }
}
