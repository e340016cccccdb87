namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What opens at a register with the owner's code, and where the code is set.</summary>
internal static class EveryOwnersPage
{
    private const string Code = "7341";

    public static IEnumerable<Shown> All { get; } =
    [
        new("shop-offline", "/shop/offline", async visitor =>
        {
            await visitor.SignIn("owner");
            await visitor.Open("/shop/offline");
        }),
        new("shop-code", "/shop/code", async visitor =>
        {
            await visitor.SignIn("owner");
            await visitor.Open("/shop/code");
        }),
        new("shop-code-weak", "/shop/code", async visitor =>
        {
            await visitor.SignIn("owner");
            await visitor.Open("/shop/code");
            await visitor.Page.FillAsync("#code", "1234");
            await visitor.Page.FillAsync("#again", "1234");
            await visitor.Touch("この番号に する", "Set this code");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("owner-code", "/register/owner", async visitor =>
        {
            await visitor.Town.SetOwnersCode(Code);
            await visitor.PairRegister();
            await visitor.Open("/register/owner");
            await visitor.Page.FillAsync("#code", "9");
            await visitor.Touch("ひらく", "Open");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("owner-menu", "/register/owner", Opened),
        new("owner-totals", "/register/totals", async visitor =>
        {
            await visitor.Town.Sold();
            await Opened(visitor);
            await visitor.Open("/register/totals");
        }),
        new("owner-refunds", "/register/refunds", async visitor =>
        {
            await visitor.Town.Sold();
            await Opened(visitor);
            await visitor.Open("/register/refunds");
        }),
        new("owner-refund", "/register/refunds/{payment}", async visitor =>
        {
            var payment = await visitor.Town.Charge(await visitor.Town.CardHolder(1_000), 500);
            await Opened(visitor);
            await visitor.Open($"/register/refunds/{payment}");
        }),
        new("owner-refunded", "/register/refunds/{payment}", async visitor =>
        {
            var payment = await visitor.Town.Charge(await visitor.Town.CardHolder(1_000), 500);
            await Opened(visitor);
            await visitor.Open($"/register/refunds/{payment}");
            await visitor.Touch("コインで お返しする", "Give back in coins");
            await visitor.Page.WaitForSelectorAsync(".due");
        }),
        new("owner-top-up", "/register/top-up", async visitor =>
        {
            await Opened(visitor);
            await visitor.Open("/register/top-up");
            await visitor.Page.FillAsync("#amount", "10000");
        }),
        new("owner-top-up-confirm", "/register/top-up", Asked),
        new("owner-topped-up", "/register/top-ups/{topup}", Made),
        new("owner-top-up-voided", "/register/top-ups/{topup}", async visitor =>
        {
            await Made(visitor);
            await visitor.Touch("まちがえた・とりけす", "Wrong: take it back");
            await visitor.Page.WaitForSelectorAsync(".notice.kaki");
        }),
    ];

    private static async Task Opened(Visitor visitor)
    {
        await visitor.Town.SetOwnersCode(Code);
        await visitor.PairRegister();
        await visitor.OpenAsOwner(Code);
    }

    private static async Task Asked(Visitor visitor)
    {
        await Opened(visitor);
        await visitor.Open("/register/top-up");
        await visitor.Page.FillAsync("#amount", "2000");
        await visitor.Scan((await visitor.Town.CardHolder(0)).Token);
        await visitor.Page.WaitForSelectorAsync(".sum");
    }

    private static async Task Made(Visitor visitor)
    {
        await Asked(visitor);
        await visitor.Touch("入金する", "Add the coins");
        await visitor.Arrives("/top-ups/");
    }
}
