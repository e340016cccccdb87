using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// The kitchen car cannot come: two touches, and within five seconds everybody who looks knows it. Nobody is kept from
// paying.
[Collection(PagesOfShops.Name)]
public class CallingOff(PagesTown town)
{
    private const float SecondsMax = 5_000;

    [Fact]
    public async Task The_kitchen_car_is_called_off_in_two_touches_and_all_pages_say_so()
    {
        var holder = await EveryPlacePage.WantsCalls(town, EveryPlacePage.Car);
        await People.Grant(town.Town, holder.Wallet, 1_000);
        await using var place = await town.Visit();
        await place.Open($"/p/{EveryPlacePage.Car}");
        await place.Sees("きょうは やっています", "Open today");
        await using var neighbourhood = await town.Visit();
        await neighbourhood.Open($"/places/{EveryPlacePage.Neighbourhood}");
        var car = neighbourhood.Page.Locator("li", new() { HasText = "れい号" }).First;
        await Microsoft.Playwright.Assertions.Expect(car).ToContainTextAsync("11:00-14:00");
        await using var register = await town.Visit();
        await register.PairAt("baker-owner", People.Baker, "register", EveryPlacePage.Car);
        await register.Page.WaitForSelectorAsync("#amount");
        await using var kiosk = await town.Visit();
        await kiosk.PairAt("baker-owner", People.Baker, "kiosk", EveryPlacePage.Car);
        await kiosk.Page.WaitForSelectorAsync(".hold-out");

        await using var owner = await town.Visit();
        await owner.SignIn("baker-owner");
        await owner.Open("/");
        await owner.Touch("きょうは お休み", "Closed today");
        await owner.Page.WaitForSelectorAsync(".card");
        await owner.Page.Locator(".card", new() { HasText = "れい号" }).Locator("button").ClickAsync();

        var soon = new Microsoft.Playwright.PageWaitForSelectorOptions { Timeout = SecondsMax };
        await Task.WhenAll(
            place.Page.WaitForSelectorAsync(".notice.kaki >> text=お休み", soon),
            neighbourhood.Page.WaitForSelectorAsync("li[data-state=Off] >> text=れい号", soon),
            register.Page.WaitForSelectorAsync(".notice.kaki >> text=お休み", soon),
            kiosk.Page.WaitForSelectorAsync(".notice.kaki >> text=お休み", soon));

        await Tick(holder);
        // It warns; whoever stands there can still pay.
        await register.Page.FillAsync("#amount", "300");
        await register.Scan(holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");

        await owner.Page.Locator(".card", new() { HasText = "れい号" }).Locator("button[value=usual]").ClickAsync();
        await place.Page.WaitForSelectorAsync(".notice.leaf >> text=やっています", soon);
    }

    [Fact]
    public async Task The_owner_changes_the_week_and_closes_a_day_of_it()
    {
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open($"/shop/places/{People.Stand}");
        await owner.Page.CheckAsync("[name=weekdays][value=fri]");
        await owner.Page.FillAsync("[name=hours]", "9:00-12:00");
        // The same address comes back: it is the answer to the post that is waited for.
        await owner.Page.RunAndWaitForResponseAsync(
            () => owner.Touch("これに きめる", "Save"), answer => answer.Request.Method == "POST");
        await owner.Open($"/shop/places/{People.Stand}");
        await owner.Page.Locator("li[data-state=Open] button").First.ClickAsync();
        await owner.Page.WaitForSelectorAsync("li[data-state=Off]");
        await using var anybody = await town.Visit();
        await anybody.Open($"/p/{People.Stand}");
        await anybody.Sees("9:00-12:00", "9:00-12:00");
        Assert.Equal(2, await anybody.Page.Locator(".week [data-state=Open]").CountAsync());
        Assert.Equal(1, await anybody.Page.Locator(".week [data-state=Off]").CountAsync());
    }

    [Fact]
    public async Task A_card_enters_whoever_wants_to_be_called()
    {
        var holder = await town.CardHolder(0);
        await using var helper = await town.Visit();
        await helper.SignIn("helper");
        await helper.Open("/calls/wish");
        await helper.Page.SelectOptionAsync("[name=spot]", EveryPlacePage.Car);
        await helper.Page.FillAsync("[name=held]", holder.Token);
        await helper.Page.ClickAsync("button.pay");
        await helper.Sees("入れました", "Entered");
        Assert.Equal(1, await town.Town.Schema.Value<long>(
            "select count(*) from directory_call_wishes where wallet = $1", holder.Wallet));
    }

    private async Task Tick(Holder holder)
    {
        await using var operators = await town.Visit();
        await operators.SignIn("somu");
        await operators.Open("/calls");
        var line = operators.Page.Locator("li", new()
        {
            Has = operators.Page.Locator($"input[name=wallet][value='{holder.Wallet}']"),
        });
        await line.Locator("button").ClickAsync();
        await operators.Sees("電話しました", "called");
        Assert.Equal(1, await town.Town.Schema.Value<long>(
            "select count(*) from directory_calls where wallet = $1", holder.Wallet));
        Assert.True(await town.Town.Schema.Value<long>(
            "select count(*) from directory_access_log where subject = $1 and action = 'call-list'",
            holder.Wallet) > 0);
    }
}
