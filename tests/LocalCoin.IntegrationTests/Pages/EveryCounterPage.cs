namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What is seen at the city's counter.</summary>
internal static class EveryCounterPage
{
    public static IEnumerable<Shown> All { get; } =
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
        new("counter-resident", "/counter/residents/{ticket}", OpenByCard),
        new("counter-top-up", "/counter/residents/{ticket}/top-up", AskTopUp),
        new("counter-topped-up", "/counter/residents/{ticket}/top-ups/{topup}", visitor => TopUp(visitor, 10_000)),
        new("counter-voided", "/counter/residents/{ticket}/top-ups/{topup}", async visitor =>
        {
            await TopUp(visitor, 10_000);
            await visitor.Touch("まちがえた・とりけす", "Wrong, take it back");
            await visitor.Page.WaitForSelectorAsync(".notice.kaki");
        }),
    ];

    public static async Task Search(Visitor visitor, string kana)
    {
        await visitor.Open("/counter");
        await visitor.Page.FillAsync("[name=kana]", kana);
        await visitor.Touch("さがす", "Search");
        await visitor.Page.WaitForSelectorAsync("[name=wallet], .notice");
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

    private static async Task OpenByCard(Visitor visitor)
    {
        var holder = await visitor.Town.CardHolder(500);
        await visitor.SignIn("mado");
        await visitor.Open("/counter");
        await visitor.Scan(holder.Token);
        await visitor.Arrives("/counter/residents/");
        await visitor.Page.WaitForSelectorAsync(".yen.large");
    }

    private static async Task AskTopUp(Visitor visitor)
    {
        await OpenByCard(visitor);
        await visitor.Page.ClickAsync("a.pay");
        await visitor.Page.WaitForSelectorAsync("#amount");
    }
}
