using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What is seen at the city's counter.</summary>
internal static class EveryCounterPage
{
    private const string Resident = "/counter/residents/{ticket}";

    public static IEnumerable<Shown> All { get; } =
        [.. OfStart(), .. OfRegistering(), .. OfResident(), .. OfCards(), .. OfPins(), .. OfTill()];

    private static IEnumerable<Shown> OfStart() =>
    [
        new("counter", "/counter", async visitor =>
        {
            await visitor.SignIn("mado");
            await visitor.Open("/counter");
        }),
        new("counter-found", "/counter", async visitor =>
        {
            await visitor.Town.CardHolder(0);
            await visitor.SignIn("mado");
            await Search(visitor, "かくう");
        }),
    ];

    private static IEnumerable<Shown> OfRegistering() =>
    [
        new("counter-stock-card", "/counter/cards/{card}", async visitor =>
        {
            await visitor.SignIn("mado");
            await visitor.Open("/counter");
            await visitor.Scan((await visitor.Town.StockCard()).Token);
            await visitor.Arrives("/counter/cards/");
        }),
        new("counter-register", "/counter/register", async visitor =>
        {
            await visitor.SignIn("mado");
            await visitor.Open($"/counter/register?card={(await visitor.Town.StockCard()).Card}");
        }),
        new("counter-register-wrong", "/counter/register", async visitor =>
        {
            await visitor.SignIn("mado");
            await visitor.Open("/counter/register");
            await Register(visitor, "例田 フミ", "reida", "0721-00-1111");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("counter-alike", "/counter/register", async visitor =>
        {
            await visitor.SignIn("mado");
            for (var times = 0; times < 2; times++)
            {
                await visitor.Open("/counter/register");
                await Register(visitor, "仮名 松子", "カリナ マツコ", "0721-00-2222");
                await visitor.Page.WaitForSelectorAsync("button[name=wallet], .yen.large");
            }
        }),
    ];

    private static IEnumerable<Shown> OfResident() =>
    [
        new("counter-resident", Resident, OpenByCard),
        new("counter-top-up-no-till", Resident + "/top-up", async visitor =>
        {
            await visitor.Town.CloseTills();
            await OpenByCard(visitor);
            await visitor.Page.ClickAsync("a.pay");
            await visitor.Page.WaitForSelectorAsync(".notice");
        }),
        new("counter-top-up", Resident + "/top-up", AskTopUp),
        new("counter-topped-up", Resident + "/top-ups/{topup}", visitor => TopUp(visitor, 10_000)),
        new("counter-voided", Resident + "/top-ups/{topup}", async visitor =>
        {
            await TopUp(visitor, 10_000);
            await visitor.Touch("まちがえた・とりけす", "Wrong, take it back");
            await visitor.Page.WaitForSelectorAsync(".notice.kaki");
        }),
    ];

    private static IEnumerable<Shown> OfCards() =>
    [
        new("counter-card", Resident + "/cards/{card}", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(500);
            await visitor.Serve(holder);
            await visitor.Open($"{visitor.Opened()}/cards/{holder.Card}");
        }),
        new("counter-card-asleep", Resident + "/cards/{card}", async visitor =>
        {
            var mailed = await visitor.Town.MailedCard(500);
            await visitor.Serve(mailed);
            await visitor.Open($"{visitor.Opened()}/cards/{mailed.Card}");
        }),
        new("counter-card-stopped", Resident + "/cards/{card}", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(5_000);
            var before = NodaTime.SystemClock.Instance.GetCurrentInstant().ToString();
            await visitor.Town.Charge(holder, 480);
            await visitor.Town.Seen(holder.Wallet);
            await visitor.Town.Stop(holder, new { reason = "lost", reportedAt = before });
            await visitor.Serve(holder);
            await visitor.Open($"{visitor.Opened()}/cards/{holder.Card}");
        }),
        new("counter-lost", Resident, async visitor =>
        {
            var holder = await visitor.Town.CardHolder(500);
            await visitor.Town.Stop(holder);
            await visitor.Serve(holder);
        }),
        new("counter-card-new", Resident + "/cards/new", async visitor =>
        {
            await OpenByCard(visitor);
            await visitor.Open($"{visitor.Opened()}/cards/new?card={(await visitor.Town.StockCard()).Card}");
        }),
        new("counter-card-replacing", Resident + "/cards/new", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(500);
            await visitor.Serve(holder);
            await visitor.Open($"{visitor.Opened()}/cards/new?replaces={holder.Card}");
        }),
    ];

    private static IEnumerable<Shown> OfPins() =>
    [
        new("counter-pin", Resident + "/cards/{card}/pin", OpenPin),
        new("counter-pin-guessed", Resident + "/cards/{card}/pin", async visitor =>
        {
            await OpenPin(visitor);
            await TypePin(visitor, "1234");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("counter-pin-again", Resident + "/cards/{card}/pin", async visitor =>
        {
            await OpenPin(visitor);
            await TypePin(visitor, "2580");
            await visitor.Page.WaitForSelectorAsync("[name=first]", new() { State = WaitForSelectorState.Attached });
        }),
        new("counter-limits", Resident + "/limits", async visitor =>
        {
            await OpenByCard(visitor);
            await visitor.Open($"{visitor.Opened()}/limits");
        }),
    ];

    private static IEnumerable<Shown> OfTill() =>
    [
        new("counter-till-shut", "/counter/till", async visitor =>
        {
            await visitor.Town.CloseTills();
            await visitor.SignIn("mado");
            await visitor.Open("/counter/till");
        }),
        new("counter-till-open", "/counter/till", OpenTill),
        new("counter-till-different", "/counter/till", async visitor =>
        {
            await OpenTill(visitor);
            await Count(visitor, 9_000);
            await visitor.Page.WaitForSelectorAsync("[name=reason]");
        }),
        new("counter-till-closed", "/counter/till/{shift}", async visitor =>
        {
            await OpenTill(visitor);
            await Count(visitor, 10_000);
            await visitor.Arrives("/counter/till/");
        }),
    ];

    public static async Task Search(Visitor visitor, string kana)
    {
        await visitor.Open("/counter");
        await visitor.Page.FillAsync("[name=kana]", kana);
        await visitor.Touch("さがす", "Search");
        await visitor.Page.WaitForSelectorAsync("[name=wallet], .notice");
    }

    public static async Task Register(Visitor visitor, string name, string kana, string phone)
    {
        await visitor.Page.FillAsync("[name=name]", name);
        await visitor.Page.FillAsync("[name=kana]", kana);
        await visitor.Page.SelectOptionAsync("[name=birth-band]", "1940s");
        await visitor.Page.SelectOptionAsync("[name=neighbourhood]", "寺池台");
        await visitor.Page.FillAsync("[name=address]", "寺池台(見本)1-2-3");
        await visitor.Page.FillAsync("[name=phone]", phone);
        await visitor.Page.CheckAsync("[value='my number card']");
        await visitor.Page.ClickAsync("button.pay");
    }

    public static async Task TopUp(Visitor visitor, long amount)
    {
        await AskTopUp(visitor);
        await Type(visitor, amount);
    }

    public static async Task Type(Visitor visitor, long amount)
    {
        await visitor.Page.WaitForSelectorAsync("#amount");
        await visitor.Page.FillAsync("#amount", amount.ToString());
        await visitor.Page.ClickAsync("button.pay");
        await visitor.Arrives("/top-ups/");
    }

    public static async Task Count(Visitor visitor, long yen)
    {
        await visitor.Page.FillAsync("#counted", yen.ToString());
        await visitor.Touch("数えた お金で しめる", "Close with this count");
    }

    public static async Task TypePin(Visitor visitor, string pin)
    {
        await visitor.Page.FillAsync("#pin", pin);
        await visitor.Page.ClickAsync("button.pay");
    }

    private static async Task OpenPin(Visitor visitor)
    {
        var holder = await visitor.Town.CardHolder(500);
        await visitor.Serve(holder);
        await visitor.Open($"{visitor.Opened()}/cards/{holder.Card}/pin");
    }

    private static async Task OpenTill(Visitor visitor)
    {
        await visitor.Town.CloseTills();
        await visitor.Town.OpenTill();
        await visitor.SignIn("mado");
        await visitor.Open("/counter/till");
    }

    private static async Task OpenByCard(Visitor visitor) => await visitor.Serve(await visitor.Town.CardHolder(500));

    private static async Task AskTopUp(Visitor visitor)
    {
        await visitor.Town.OpenTill();
        await OpenByCard(visitor);
        await visitor.Page.ClickAsync("a.pay");
        await visitor.Page.WaitForSelectorAsync("#amount");
    }
}
