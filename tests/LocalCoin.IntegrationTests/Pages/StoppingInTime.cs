using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Pages;

// やめる after an answer that never came, on every page that pays: it says what became of it, before anybody takes cash.
[Collection(PagesOfShops.Name)]
public class StoppingInTime(PagesTown town)
{
    [Fact]
    public async Task Stopping_after_paying_what_is_there_says_that_it_was_paid()
    {
        var holder = await town.CardHolder(900);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Ask(1_200, holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Sees("お金は うごいていません", "No coins moved");
        await register.LoseAnswer("/register/pay");
        await register.Page.ClickAsync("[name=what-is-there]");
        await register.Sees("まだ わかりません", "not known yet");
        await register.Touch("やめる", "Stop");
        await register.Arrives("/register/paid/");
        await register.Sees("300円", "300yen");
        Assert.Equal(0, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Stopping_at_the_stands_prices_says_that_it_was_paid()
    {
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(holder.Token);
        await kiosk.LoseAnswer("/kiosk/pay");
        await kiosk.PayAtTheStand(600);
        await kiosk.Sees("まだ わかりません", "not known yet");
        await kiosk.Touch("やめる", "Stop");
        await kiosk.Arrives("/kiosk/paid/");
        Assert.Equal(1_000 - 600 + 120, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Stopping_at_the_stands_prices_stops_what_is_still_on_its_way()
    {
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(holder.Token);
        string? late = null;
        await kiosk.Page.RouteAsync("**/kiosk/pay", async route =>
        {
            late = route.Request.PostData;
            await route.AbortAsync();
        }, new() { Times = 1 });
        await kiosk.PayAtTheStand(600);
        await kiosk.Sees("まだ わかりません", "not known yet");
        await kiosk.Touch("やめる", "Stop");
        await kiosk.Sees("はらっていません", "Nothing was paid");
        await kiosk.Page.EvaluateAsync("""
            (late) => fetch("/kiosk/pay", {
              method: "POST", body: late, headers: { "content-type": "application/x-www-form-urlencoded" },
            })
            """, late);
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_browser_without_script_that_stops_too_late_is_shown_what_was_paid()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Ask(300, holder.Token);
        await register.Page.WaitForSelectorAsync("form[action$='/register/pay']");
        var ticket = await register.Carried("/register/pay", "ticket");
        await register.Forge("/register/pay", ("ticket", ticket));
        await register.Arrives("/register/paid/");
        await register.Open("/register/clerk");
        await register.Open("/register/balance");
        await register.Forge("/register/stop", ("ticket", ticket));
        await register.Arrives("/register/paid/");
        Assert.Equal(700, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Stopping_a_top_up_shows_what_was_made_of_the_cash_or_that_it_is_not_known()
    {
        var holder = await town.CardHolder(0);
        await town.SetOwnersCode("7341");
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.OpenAsOwner("7341");
        await AskTopUp(register, holder, 2_000);
        await register.LoseAnswer("/register/top-up");
        await register.Touch("入金する", "Add the coins");
        await register.Page.WaitForSelectorAsync("[data-told]");
        await register.Touch("やめる", "Stop");
        await register.Arrives("/register/top-ups/");
        Assert.Equal(2_500, await town.Coins(holder.Wallet));

        // Nothing of this one has arrived; until its time is over nobody knows that it will not.
        await AskTopUp(register, holder, 1_000);
        await register.Page.RouteAsync(
            "**/register/top-up", route => route.AbortAsync(), new() { Times = 1 });
        await register.Touch("入金する", "Add the coins");
        await register.Page.WaitForSelectorAsync("[data-told]");
        await register.Touch("やめる", "Stop");
        await register.Page.WaitForSelectorAsync(".notice:not([data-told])");
        await register.Sees("できたか まだ わかりません", "not known yet whether");
        Assert.Equal(2_500, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_code_that_paid_here_is_not_asked_for_cash()
    {
        await People.Grant(town.Town, town.People.Bob, 1_000);
        var code = (await town.Town.Must("bob", HttpMethod.Post, "/api/v1/codes", new { }))["code"].GetString()!;
        await town.Town.Must("register", HttpMethod.Put, $"/api/v1/charges/{Town.NewId()}",
            new { payer = new { code }, spot = People.Grocer, amount = 310 });
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Ask(310, code);
        await register.Touch("はらう", "Pay");
        await register.Sees("この コードは もう 使いました", "used already");
        await register.Sees("310円 はらっています", "310 yen were paid");
    }

    private static async Task AskTopUp(Visitor register, Holder holder, long amount)
    {
        await register.Open("/register/top-up");
        await register.Page.FillAsync("#amount", amount.ToString());
        await register.Scan(holder.Token);
        await register.Sees("現金を あずかりましたか", "received the cash");
    }
}
