using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>The tablet at the stand, and what was asked of the shop there.</summary>
internal static class EveryStandPage
{
    public static IEnumerable<Shown> All { get; } =
    [
        new("kiosk", "/kiosk", visitor => visitor.PairRegister("kiosk", People.Stand)),
        new("kiosk-prices", "/kiosk", async visitor =>
        {
            await visitor.AtTheStand((await visitor.Town.CardHolder(1_000)).Token);
            await visitor.Page.ClickAsync("[data-price='150'] [data-more]");
            await visitor.Page.ClickAsync("[data-price='150'] [data-more]");
            await visitor.Page.ClickAsync("[data-price='200'] [data-more]");
        }),
        new("kiosk-other", "/kiosk", async visitor =>
        {
            await visitor.AtTheStand((await visitor.Town.CardHolder(1_000)).Token);
            await visitor.Page.ClickAsync(".other summary");
            await visitor.Page.FillAsync("#amount", "230");
        }),
        new("kiosk-nothing-touched", "/kiosk", async visitor =>
        {
            await visitor.AtTheStand((await visitor.Town.CardHolder(1_000)).Token);
            await visitor.Touch("はらう", "Pay");
            await visitor.Page.WaitForSelectorAsync("#prices-fault");
        }),
        new("kiosk-pin", "/kiosk", async visitor =>
        {
            await visitor.AtTheStand((await visitor.Town.CardHolder(3_000, "2580")).Token);
            await visitor.PayAtTheStand(2_500);
            await visitor.Page.WaitForSelectorAsync("#pin");
        }),
        new("kiosk-again", "/kiosk", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(1_000);
            await PayOnce(visitor, holder, 150);
            await visitor.AtTheStand(holder.Token);
            await visitor.PayAtTheStand(150);
            await visitor.Page.WaitForSelectorAsync("[data-tone=ask]");
        }),
        new("kiosk-paid", "/kiosk/paid/{payment}", async visitor =>
            await PayOnce(visitor, await visitor.Town.CardHolder(1_000), 350)),
        new("kiosk-shown-again", "/kiosk", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(1_000);
            await PayOnce(visitor, holder, 150);
            await visitor.AtTheStand(holder.Token);
            await visitor.Page.WaitForSelectorAsync(".undo");
        }),
        new("kiosk-undone", "/kiosk", async visitor =>
        {
            await PayOnce(visitor, await visitor.Town.CardHolder(1_000), 350);
            await visitor.Touch("まちがえた・とりけす", "Mistake: undo it");
            await visitor.Sees("とりけしました", "It is undone");
        }),
        new("kiosk-undo-refused", "/kiosk", UndoTwice),
        new("kiosk-wish", "/kiosk", async visitor =>
        {
            await UndoTwice(visitor);
            await visitor.Touch("お店に たのむ", "Ask the shop");
            await visitor.Page.WaitForSelectorAsync("#amount");
        }),
        new("kiosk-wished", "/kiosk", async visitor =>
        {
            await UndoTwice(visitor);
            await visitor.Touch("お店に たのむ", "Ask the shop");
            await visitor.Touch("ぜんぶ 返してほしい", "I want all of it back");
            await visitor.Sees("お店に たのみました", "The shop has been asked");
        }),
        new("kiosk-wished-before", "/kiosk", async visitor =>
        {
            await UndoTwice(visitor);
            var paid = visitor.Page.Url;
            foreach (var (japanese, english) in new[]
            {
                ("お店に たのみました", "The shop has been asked"), ("もう たのんであります", "was asked before"),
            })
            {
                await visitor.Open(paid);
                var way = await visitor.Carried("/kiosk/undo", "ticket");
                await visitor.Forge("/kiosk/wish/send", ("ticket", way), ("all", "yes"));
                await visitor.Sees(japanese, english);
            }
        }),
        new("kiosk-short", "/kiosk", async visitor =>
        {
            await visitor.AtTheStand((await visitor.Town.CardHolder(200)).Token);
            await visitor.PayAtTheStand(450);
            await visitor.Page.WaitForSelectorAsync("[data-tone=refused]");
        }),
        new("kiosk-too-much", "/kiosk", async visitor =>
        {
            await visitor.AtTheStand((await visitor.Town.CardHolder(2_000)).Token);
            await visitor.PayAtTheStand(1_500);
            await visitor.Page.WaitForSelectorAsync("[data-tone=refused]");
        }),
        new("kiosk-unusable", "/kiosk", async visitor =>
        {
            await visitor.PairRegister("kiosk", People.Stand);
            await visitor.Scan("nosuchcardnosuchcard22");
            await visitor.Page.WaitForSelectorAsync("[data-tone=refused]");
        }),
        new("shop-wishes", "/shop/wishes", async visitor =>
        {
            await Wish(visitor.Town, Duration.Zero);
            await visitor.SignIn("owner");
            await visitor.Open("/shop/wishes");
        }),
        new("wishes", "/wishes", async visitor =>
        {
            await Wish(visitor.Town, Duration.FromDays(4));
            await visitor.SignIn("somu");
            await visitor.Open("/wishes");
        }),
    ];

    private static async Task PayOnce(Visitor visitor, Holder holder, long amount)
    {
        await visitor.AtTheStand(holder.Token);
        await visitor.PayAtTheStand(amount);
        await visitor.Arrives("/paid/");
        await visitor.Town.Seen(holder.Wallet);
    }

    /// <summary>The second time a day is refused.</summary>
    private static async Task UndoTwice(Visitor visitor)
    {
        var holder = await visitor.Town.CardHolder(1_000);
        foreach (var amount in new[] { 150, 300 })
        {
            await PayOnce(visitor, holder, amount);
            await visitor.Touch("まちがえた・とりけす", "Mistake: undo it");
            await visitor.Page.WaitForSelectorAsync(".due [role=status], .due, [data-tone=refused]");
        }
    }

    private static async Task Wish(PagesTown town, Duration ago)
    {
        var payment = await town.ChargeAtTheStand(await town.CardHolder(1_000), 900);
        await town.Town.Directory.RefundWishes.Add(
            new RefundWish(
                Guid.CreateVersion7(), new PaymentId(payment), new MerchantId(People.Grocer),
                new SpotId(People.Stand), 810, SystemClock.Instance.GetCurrentInstant() - ago),
            CancellationToken.None);
    }
}
