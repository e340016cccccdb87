namespace LocalCoin.IntegrationTests.Pages;

/// <summary>The pages of a card that anybody may come to.</summary>
internal static class EveryCardPage
{
    public static IEnumerable<Shown> All { get; } =
    [
        new("card-found", "/c/{token}", visitor => visitor.Open("/c/nosuchcardnosuchcard22")),
        new("card-stop", "/stop", visitor => visitor.Open("/stop")),
        new("card-stop-unknown", "/stop", async visitor =>
        {
            await visitor.Open("/stop");
            await visitor.Page.FillAsync("[name=number]", "000000000000");
            await visitor.Touch("カードを とめる", "Stop the card");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("card-stopped", "/stop", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(500);
            await visitor.Open("/stop");
            await visitor.Page.FillAsync("[name=number]", holder.StopNumber);
            await visitor.Touch("カードを とめる", "Stop the card");
            await visitor.Page.WaitForSelectorAsync(".done");
        }),
        new("card-wake", "/wake", visitor => visitor.Open("/wake")),
        new("card-wake-mistyped", "/wake", async visitor =>
        {
            await Wake(visitor, "1234", "123456789012");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("card-wake-unknown", "/wake", async visitor =>
        {
            var mailed = await visitor.Town.MailedCard(500);
            await Wake(visitor, mailed.LastFour, (await visitor.Town.StockCard()).WakeCode);
            await visitor.Page.WaitForSelectorAsync(".notice.beni");
        }),
        new("card-woken", "/wake", async visitor =>
        {
            var mailed = await visitor.Town.MailedCard(500);
            await Wake(visitor, mailed.LastFour, mailed.WakeCode);
            await visitor.Page.WaitForSelectorAsync(".due");
        }),
    ];

    public static async Task Wake(Visitor visitor, string four, string code)
    {
        await visitor.Open("/wake");
        await visitor.Page.FillAsync("[name=four]", four);
        await visitor.Page.FillAsync("[name=code]", code);
        await visitor.Touch("使えるように する", "Put it into use");
    }
}
