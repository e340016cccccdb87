using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// Several people stand at one register: each picks their name with a touch, and it stays picked.
[Collection(PagesOfShops.Name)]
public class PickingAName(PagesTown town)
{
    [Fact]
    public async Task The_owner_enters_a_name_and_the_clerk_picks_it_for_every_payment_from_then_on()
    {
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/clerks");
        await owner.Page.FillAsync("[name=name]", "はなこ");
        await owner.Touch("入れる", "Enter");
        await owner.Sees("はなこ", "はなこ");

        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Touch("名前を えらぶ", "Pick your name");
        await register.Touch("はなこ", "はなこ");
        await register.Sees("はなこさん", "はなこ");
        var clerk = await PaidBy(register);
        Assert.Equal("はなこ", await town.Town.Schema.Value<string>(
            "select name from directory_clerks where clerk = $1", clerk!));

        // The hour's token has ended: the next one still knows.
        await register.Context.ClearCookiesAsync(new() { Name = "__Host-localcoin" });
        Assert.Equal(clerk, await PaidBy(register));

        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "はなこ を はずす" }).ClickAsync();
        await Assertions.Expect(owner.Page.Locator("main")).Not.ToContainTextAsync("はなこ");
        Assert.Null(await PaidBy(register));
    }

    [Fact]
    public async Task Without_script_a_name_is_picked_too_and_nobody_is()
    {
        var id = await town.Clerk("つばさ");
        await using var register = await town.Visit(scripts: false);
        await register.PairRegister();
        await register.Touch("名前を えらぶ", "Pick your name");
        await register.Touch("つばさ", "つばさ");
        await register.Page.WaitForSelectorAsync("#amount");
        Assert.Equal(id, await PaidBy(register));
        await register.Open("/register/clerk");
        await register.Touch("名前を えらばない", "No name");
        await register.Page.WaitForSelectorAsync("#amount");
        Assert.Null(await PaidBy(register));
    }

    /// <summary>The clerk in the event of a payment that is taken now.</summary>
    private async Task<string?> PaidBy(Visitor register)
    {
        var holder = await town.CardHolder(100);
        await register.Open("/register");
        await register.Page.FillAsync("[name=amount]", "100");
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Page.FillAsync("#held", holder.Token);
        await register.Page.PressAsync("#held", "Enter");
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        var payment = register.Page.Url[(register.Page.Url.LastIndexOf('/') + 1)..];
        var clerk = await town.Town.Schema.Value<string>(
            "select coalesce(headers ->> 'clerk', '') from mt_events where stream_id = 'payment-' || $1", payment);
        return clerk.Length > 0 ? clerk : null;
    }
}
