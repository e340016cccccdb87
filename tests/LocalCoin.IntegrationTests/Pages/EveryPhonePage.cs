namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What residents see on phones of their own.</summary>
internal static class EveryPhonePage
{
    private const string Pay = "/pay/{number}";

    public static IEnumerable<Shown> All { get; } =
    [
        new("phone-home", "/", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(12_000);
            await visitor.Town.Bought(holder);
            await visitor.Bind(holder);
            await visitor.Open("/");
        }),
        new("phone-history", "/history", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(1_000);
            await visitor.Town.Bought(holder);
            await visitor.Bind(holder);
            await visitor.Open("/history");
        }),
        new("phone-receipt", "/history/{payment}", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(1_000);
            var payment = await visitor.Town.Bought(holder);
            await visitor.Bind(holder);
            await visitor.Open($"/history/{payment}");
        }),
        new("show-code", "/show", async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.Open("/show");
            await visitor.Page.WaitForSelectorAsync(".qr svg");
        }),
        new("scan", "/scan", async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.Open("/scan");
            await visitor.Sees("カメラが つかえません", "The camera cannot be used here");
        }),
        new("scan-refused", "/scan", async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.Scanned("https://qr.paypay.ne.jp/28180104abcdefgh");
        }),
        new("phone-settings", "/settings", async visitor =>
        {
            await Bind(visitor, 0);
            await visitor.Open("/settings");
        }),
        new("phone-settings-larger", "/settings", async visitor =>
        {
            await Bind(visitor, 12_345);
            await visitor.Open("/settings");
            await visitor.Touch("とても 大きい", "Very large");
            await visitor.Page.WaitForSelectorAsync("[data-size=larger]");
            await visitor.Open("/");
        }),
        new("phone-phones", "/settings/phones", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(0);
            await visitor.Town.BindPhone(holder);
            await visitor.Bind(holder);
            await visitor.Open("/settings/phones");
        }),
        new("phone-limit", "/settings/limit", async visitor =>
        {
            await Bind(visitor, 0);
            await visitor.Open("/settings/limit");
        }),
        new("phone-place", "/p/{spot}", async visitor =>
        {
            await Bind(visitor, 1_200);
            await visitor.Open($"/p/{Doors.People.Grocer}");
        }),
        new("phone-icon", "/home", async visitor =>
        {
            await Bind(visitor, 0);
            await visitor.Open("/home");
        }),
        new("phone-in-line", "/phone", async visitor =>
        {
            var browser = await visitor.Context.NewCDPSessionAsync(visitor.Page);
            await browser.SendAsync(
                "Network.setUserAgentOverride", new() { ["userAgent"] = OpeningItElsewhere.Line });
            await visitor.Open("/pay");
        }),
        new("offline", "/offline", visitor => visitor.Open("/offline")),
        new("pay-where", "/pay", async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.Open("/pay");
        }),
        new("pay-where-unknown", "/pay", async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.Open("/pay");
            await visitor.Page.FillAsync("#number", "99999");
            await visitor.Touch("つぎへ", "Next");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("pay", Pay, async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.OpenPoster();
            await visitor.Page.FillAsync("#amount", "300");
        }),
        new("pay-amended", Pay, async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.OpenPoster();
            await visitor.Page.FillAsync("#amount", "60000");
            await visitor.Touch("つぎへ", "Next");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("pay-confirm", Pay, async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.AskAtPoster("300", allVegetables: true);
        }),
        new("pay-again", Pay, async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.AskAtPoster("300");
            await visitor.Touch("はらう", "Pay");
            await visitor.Arrives("/pay/made/");
            await visitor.AskAtPoster("300");
        }),
        new("pay-short", Pay, async visitor =>
        {
            await Bind(visitor, 900);
            await visitor.AskAtPoster("1200");
            await visitor.Touch("はらう", "Pay");
            await visitor.Page.WaitForSelectorAsync("[name=what-is-there]");
        }),
        new("pay-not-made", Pay, async visitor =>
        {
            await Bind(visitor, 0);
            await visitor.AskAtPoster("300");
            await visitor.Touch("はらう", "Pay");
            await visitor.Touch("ある分だけ はらう", "Pay what is there");
            await visitor.Page.WaitForSelectorAsync("[data-tone=refused]:not(:has([name=what-is-there]))");
        }),
        new("request-confirm", "/q/{payment}", async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.Open($"/q/{await visitor.Town.Request(480)}");
        }),
        new("request-over", "/q/{payment}", async visitor =>
        {
            var payment = await visitor.Town.Request(480);
            await visitor.Town.Town.Must(
                "register", HttpMethod.Post, $"/api/v1/payments/{payment}/abandon", new { });
            await Bind(visitor, 1_000);
            await visitor.Open($"/q/{payment}");
        }),
        new("request-unbound", "/q/{payment}", async visitor =>
            await visitor.Open($"/q/{await visitor.Town.Request(480)}")),
        new("pay-unknown", Pay, async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.AskAtPoster("300");
            await using var still = await visitor.Town.LedgerStandsStill();
            await visitor.Touch("はらう", "Pay");
            await visitor.Page.WaitForSelectorAsync(".refused.ask");
        }),
        new("pay-made", "/pay/made/{payment}", async visitor =>
        {
            await Bind(visitor, 1_000);
            await visitor.AskAtPoster("300", allVegetables: true);
            await visitor.Touch("はらう", "Pay");
            await visitor.Arrives("/pay/made/");
            await visitor.Page.WaitForSelectorAsync("[data-tone=paid]");
        }),
    ];

    private static async Task Bind(Visitor visitor, long coins) =>
        await visitor.Bind(await visitor.Town.CardHolder(coins));

    /// <summary>Makes the browser the holder's phone, where the way in is not looked at.</summary>
    private static async Task Bind(this Visitor visitor, Holder holder) =>
        await visitor.Become(await visitor.Town.Town.Token(await visitor.Town.Phone(holder)));
}
