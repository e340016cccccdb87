using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// A browser that runs no script does all the same: here what is the owner's. Paying, the tablet, the card's own pages
// and the counter are tried so beside their other tests.
[Collection(PagesOfShops.Name)]
public class WithoutScript(PagesTown town)
{
    [Fact]
    public async Task An_owner_gives_coins_back_and_closes_a_place_for_the_day()
    {
        var holder = await town.CardHolder(1_000);
        var payment = await town.Charge(holder, 600);
        await using var owner = await town.Visit(scripts: false);
        await owner.SignIn("owner");
        await owner.Open($"/shop/refund/{payment}");
        await owner.Page.FillAsync("#amount", "200");
        await owner.Touch("コインで お返しする", "Give back in coins");
        await owner.Sees("お返ししました", "Given back");
        Assert.Equal(600, await town.Coins(holder.Wallet));

        var spot = "stand-" + Town.NewId();
        await town.Town.Must("somu", HttpMethod.Put, $"/api/v1/spots/{spot}", new
        {
            merchant = People.Baker, kind = "unattended_stand", vegetablesOnly = true, names = new
            {
                name = "休める売り場",
                schedule = new { weekdays = App.OpenWeek.Names, hours = "9:00-10:00" },
            },
        });
        await using var baker = await town.Visit(scripts: false);
        await baker.SignIn("baker-owner");
        await baker.Open("/shop/places");
        var place = baker.Page.Locator(".card", new() { HasText = "休める売り場" });
        await place.Locator("button[value=off]").ClickAsync();
        await place.Locator("button[value=usual]").WaitForAsync();
    }

    [Fact]
    public async Task A_register_opens_with_the_owners_code_and_takes_cash_for_coins()
    {
        await town.SetOwnersCode("7341");
        var holder = await town.CardHolder(0);
        await using var register = await town.Visit(scripts: false);
        await register.PairRegister();
        await register.OpenAsOwner("7341");
        await register.Open("/register/top-up");
        await register.Page.FillAsync("#amount", "1000");
        await register.Page.FillAsync("#held", holder.Token);
        await register.Touch("つぎへ", "Next");
        await register.Sees("現金を あずかりましたか", "received the cash");
        await register.Touch("入金する", "Add the coins");
        await register.Arrives("/register/top-ups/");
        Assert.Equal(1_250, await town.Coins(holder.Wallet));
        await register.Touch("まちがえた・とりけす", "Wrong: take it back");
        await register.Sees("お客さまに お返しください", "in cash back");
        Assert.Equal(0, await town.Coins(holder.Wallet));
    }
}
