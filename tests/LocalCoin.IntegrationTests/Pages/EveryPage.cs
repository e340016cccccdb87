using LocalCoin.IntegrationTests.Doors;
using Microsoft.AspNetCore.Routing;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>A page as it is looked at: its name, the door it comes from, and how one gets there.</summary>
public sealed record Shown(string Name, string Door, Func<Visitor, Task> Reach);

/// <summary>
/// Every page there is, in the states worth looking at. Whoever adds a page adds a line; a test fails for a door that
/// has none. Each is looked at in both languages and checked by axe, and its pictures are written.
/// </summary>
public static class EveryPage
{
    /// <summary>Where residents and shops are.</summary>
    public static IReadOnlyList<Shown> InTown { get; } = [.. OfAccess(), .. OfRegister(), .. EveryStandPage.All,
        .. EveryOwnersPage.All, .. EveryPlacePage.All, .. EveryPhonePage.All];

    /// <summary>Where staff are.</summary>
    public static IReadOnlyList<Shown> OfTheOffice { get; } = [.. EveryCardPage.All, .. EveryCounterPage.All,
        .. EveryCounterErrand.All, .. EveryDeskPage.All, .. EveryMoneyPage.All, .. EveryHealthPage.All,
        .. EveryStatisticsPage.All, .. EveryProgrammePage.All];

    public static IReadOnlyList<Shown> All { get; } = [.. InTown, .. OfTheOffice];

    public static IEnumerable<RouteEndpoint> Doors(Town town) => town.Doors
        .Where(door => DoorCalls.NameOf(door).Split(' ') is ["GET", var path] && !NotPages.Any(path.StartsWith)
            && !path.EndsWith(Part, StringComparison.Ordinal));

    /// <summary>What an open page asks for again is a part of it.</summary>
    private const string Part = "/now";

    private static readonly string[] NotPages = ["/api/", "/health/", "/openapi/", "/sign-in/outside",
        "/shop/today.csv", "/desk/log.csv", "/measure/{kind}/{day}/came.csv", "/statistics/{indicator}.csv",
        "/statistics/open/"];

    private static IEnumerable<Shown> OfAccess() =>
    [
        new("sign-in", "/sign-in", visitor => visitor.Open("/sign-in")),
        new("sign-in-failed", "/sign-in", async visitor =>
        {
            await visitor.Open("/sign-in");
            await visitor.Page.FillAsync("[name=name]", "nobody");
            await visitor.Page.FillAsync("[name=password]", "nothing");
            await visitor.Touch("サインインする", "Sign in");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("home", "/", async visitor =>
        {
            await visitor.SignIn("owner");
            await visitor.Open("/");
        }),
        new("pair", "/pair", visitor => visitor.Open("/pair")),
        new("pair-scanned", "/pair/{code}", visitor => visitor.Open("/pair/0123456789ab")),
        new("shop-devices", "/shop/devices", async visitor =>
        {
            await visitor.SignIn("owner");
            await visitor.Open("/shop/devices");
        }),
        new("shop-invited", "/shop/devices", async visitor =>
        {
            await visitor.SignIn("owner");
            await visitor.Open("/shop/devices");
            await visitor.Page.FillAsync("[name=name]", "レジ2");
            await visitor.Page.CheckAsync("[name=spots] >> nth=0");
            await visitor.Touch("QRを 出す", "Show the QR");
            await visitor.Page.WaitForSelectorAsync(".qr");
        }),
        new("shop-today", "/shop/today", async visitor =>
        {
            await visitor.Town.Sold();
            await visitor.SignIn("owner");
            await visitor.Open("/shop/today");
            await visitor.Page.WaitForSelectorAsync("#day .row");
        }),
        new("shop-refund", "/shop/refund/{payment}", async visitor =>
        {
            var payment = await visitor.Town.Charge(await visitor.Town.CardHolder(1_000), 500);
            await visitor.SignIn("owner");
            await visitor.Open($"/shop/refund/{payment}");
        }),
        new("shop-refunded", "/shop/refund/{payment}", async visitor =>
        {
            var payment = await visitor.Town.Charge(await visitor.Town.CardHolder(1_000), 500);
            await visitor.SignIn("owner");
            await visitor.Open($"/shop/refund/{payment}");
            await visitor.Touch("コインで お返しする", "Give back in coins");
            await visitor.Page.WaitForSelectorAsync(".due");
        }),
        new("shop-clerks", "/shop/clerks", async visitor =>
        {
            await visitor.Town.Clerk("さくら");
            await visitor.SignIn("owner");
            await visitor.Open("/shop/clerks");
        }),
        new("not-for-you", "/design", async visitor =>
        {
            await visitor.SignIn("owner");
            await visitor.Open("/design");
        }),
        new("design", "/design", async visitor =>
        {
            await visitor.SignIn("somu");
            await visitor.Open("/design");
        }),
    ];

    private static IEnumerable<Shown> OfRegister() =>
    [
        new("register", "/register", visitor => visitor.PairRegister()),
        new("register-two-spots", "/register", async visitor =>
        {
            await visitor.PairRegister("register", People.Grocer, People.Stand);
            await visitor.Page.FillAsync("#amount", "1200");
        }),
        new("register-scan", "/register", async visitor =>
        {
            await visitor.PairRegister();
            await visitor.Page.FillAsync("#amount", "300");
            await visitor.Page.CheckAsync("[name=all-vegetables]");
            await visitor.Touch("カードを よみとる", "Scan the card");
            await visitor.Page.WaitForSelectorAsync("#held");
        }),
        new("register-qr", "/register/request/{payment}", async visitor =>
        {
            await visitor.PairRegister();
            await visitor.Page.FillAsync("#amount", "300");
            await visitor.Page.CheckAsync("[name=all-vegetables]");
            await visitor.Touch("カードを よみとる", "Scan the card");
            await visitor.Touch("お店の QRを 見せる", "Show the shop's QR");
            await visitor.Page.WaitForSelectorAsync(".qr svg");
        }),
        new("register-confirm", "/register", async visitor =>
        {
            await visitor.PairRegister();
            await visitor.Page.FillAsync("#amount", "300");
            await visitor.Page.CheckAsync("[name=all-vegetables]");
            await visitor.Scan((await visitor.Town.CardHolder(500)).Token);
            await visitor.Page.WaitForSelectorAsync(".due button, form[action$=pay] button.pay");
        }),
        new("register-again", "/register", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(1_000);
            await PayOnce(visitor, 300, holder);
            await visitor.Town.Seen(holder.Wallet);
            await visitor.Ask(300, holder.Token);
            await visitor.Page.WaitForSelectorAsync("[data-tone=ask]");
        }),
        new("register-pin", "/register", async visitor =>
        {
            await visitor.PairRegister();
            await visitor.Ask(2_500, (await visitor.Town.CardHolder(3_000, "2580")).Token);
            await visitor.Page.WaitForSelectorAsync("#pin");
        }),
        new("register-paid", "/register/paid/{payment}", async visitor =>
            await PayOnce(visitor, 300, await visitor.Town.CardHolder(1_000))),
        new("register-short", "/register", async visitor =>
        {
            await visitor.PairRegister();
            await visitor.Ask(1_200, (await visitor.Town.CardHolder(900)).Token);
            await visitor.Touch("はらう", "Pay");
            await visitor.Page.WaitForSelectorAsync("[data-tone=refused]");
        }),
        new("register-paid-part", "/register/paid/{payment}", async visitor =>
        {
            await visitor.PairRegister();
            await visitor.Ask(1_200, (await visitor.Town.CardHolder(900)).Token);
            await visitor.Touch("はらう", "Pay");
            await visitor.Touch("ある分だけ はらう", "Pay what is there");
            await visitor.Arrives("/paid/");
        }),
        new("register-clerk", "/register/clerk", async visitor =>
        {
            await visitor.Town.Clerk("さくら");
            await visitor.PairRegister();
            await visitor.Touch("名前を えらぶ", "Pick your name");
            await visitor.Touch("さくら", "さくら");
            await visitor.Page.WaitForSelectorAsync("#amount");
            await visitor.Open("/register/clerk");
        }),
        new("register-balance", "/register/balance", async visitor =>
        {
            await visitor.PairRegister();
            await visitor.Touch("のこりを 見る", "See what is left");
            await visitor.Page.WaitForSelectorAsync("#held");
        }),
        new("register-balance-shown", "/register/balance", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(1_000);
            await PayOnce(visitor, 300, holder);
            await visitor.Open("/register/balance");
            await visitor.Scan(holder.Token);
            await visitor.Page.WaitForSelectorAsync(".leaving");
        }),
        new("register-unusable", "/register", async visitor =>
        {
            await visitor.PairRegister();
            await visitor.Ask(100, "nosuchcardnosuchcard22");
            await visitor.Page.WaitForSelectorAsync("[data-tone=refused]");
        }),
        new("register-code-used", "/register", async visitor =>
        {
            var drawn = await visitor.Town.Town.Must("alice", HttpMethod.Post, "/api/v1/codes", new { });
            var code = drawn["code"].GetString()!;
            await visitor.Town.Town.Must("register", HttpMethod.Put, $"/api/v1/charges/{Town.NewId()}",
                new { payer = new { code }, spot = People.Grocer, amount = 30 });
            await visitor.PairRegister();
            await visitor.Ask(30, code);
            await visitor.Touch("はらう", "Pay");
            await visitor.Page.WaitForSelectorAsync("[data-tone=refused]");
        }),
    ];

    private static async Task PayOnce(Visitor visitor, long amount, Holder holder)
    {
        await visitor.PairRegister();
        await visitor.Page.FillAsync("#amount", amount.ToString());
        await visitor.Page.CheckAsync("[name=all-vegetables]");
        await visitor.Scan(holder.Token);
        await visitor.Touch("はらう", "Pay");
        await visitor.Arrives("/paid/");
    }
}
