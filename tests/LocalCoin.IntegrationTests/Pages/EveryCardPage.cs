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
    ];
}
