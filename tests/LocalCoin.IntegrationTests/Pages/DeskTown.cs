using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>At the desk of the scheme's office.</summary>
internal static class DeskTown
{
    /// <summary>Signs in and opens a page of the desk.</summary>
    /// <param name="by">somu operates, kessai approves, kansa audits.</param>
    public static async Task Desk(this Visitor visitor, string path = "/desk", string by = "somu")
    {
        await visitor.SignIn(by);
        await visitor.Open(path);
        await visitor.Page.SetViewportSizeAsync(1280, 800);
        await visitor.Page.WaitForSelectorAsync("nav.rooms");
    }

    /// <summary>Somebody with a card and coins who will call.</summary>
    public static async Task<Holder> Caller(this PagesTown town, string name, string kana, long coins)
    {
        var holder = await town.CardHolder(coins);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{holder.Wallet}", new
        {
            name, kana, phone = "0721-00-4321", address = "架空市 見本町 1-2", neighbourhood = "寺池台",
        });
        return holder;
    }

    /// <summary>A new account of the grocer's waits to be approved, whoever asked for it first.</summary>
    public static async Task GrocersAccountWaits(this PagesTown town)
    {
        const string account =
            """{"bank":"0001","branch":"123","kind":"ordinary","number":"7654321","holder":"カクウセイカ"}""";
        await town.Town.Directory.BankProposals.Ask(
            new(Guid.CreateVersion7(), new(People.Grocer), account, new("somu"),
                NodaTime.SystemClock.Instance.GetCurrentInstant(), null), default);
    }

    /// <summary>Types into the one field that finds everything.</summary>
    public static async Task Find(this Visitor visitor, string text)
    {
        await visitor.Page.FillAsync("#find", text);
        await visitor.Page.PressAsync("#find", "Enter");
        await visitor.Arrives("/desk/search");
        await visitor.Page.WaitForSelectorAsync("h1");
    }

    /// <summary>Opens one of those found, for a telephone call.</summary>
    public static async Task OpenFound(this Visitor visitor, Holder holder)
    {
        await visitor.Page.CheckAsync("[name=reason][value=telephone]");
        await visitor.Page.ClickAsync($"button[value='{holder.Wallet}']");
        await visitor.Arrives("/desk/members/");
        await visitor.Page.WaitForSelectorAsync(".facts");
    }

    /// <summary>Registers a shop with a stand and an owner, and arrives at the owner's letter.</summary>
    public static async Task TypeShop(this Visitor visitor, string owner, string name = "架空農園 はたけ")
    {
        await visitor.Page.FillAsync("#name", name);
        await visitor.Page.FillAsync("#kana", "ハタケ");
        await visitor.Page.FillAsync("#owner-name", "見本 はじめ");
        await visitor.Page.FillAsync("#sign-in", owner);
        await visitor.Page.FillAsync("#spot-name", "はたけの 直売所");
        await visitor.Page.SelectOptionAsync("#kind", "UnattendedStand");
        await visitor.Page.CheckAsync("[name=vegetables-only]");
        await visitor.Page.CheckAsync("[name=weekdays][value=tue]");
        await visitor.Page.FillAsync("#hours", "9:00-12:00");
        await visitor.Touch("お店を 登録する", "Register a shop");
        await visitor.Page.WaitForSelectorAsync(".letter");
    }

    /// <summary>Waits for a page of the desk that shows this, in its main part.</summary>
    public static Task Reads(this Visitor visitor, string words) =>
        Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(words);
}
