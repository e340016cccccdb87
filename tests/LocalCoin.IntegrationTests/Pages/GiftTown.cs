using System.Text;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.IntegrationTests.Reading;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>Giving coins at the desk: a file is read, proposed, and approved by somebody else.</summary>
internal static class GiftTown
{
    /// <summary>Chooses a file and what it is for, and has it read.</summary>
    public static async Task ReadGifts(this Visitor visitor, string csv, string fund = "welcome")
    {
        await visitor.Open("/desk/gifts/many");
        await visitor.Page.SelectOptionAsync("#fund", fund);
        await visitor.Page.SelectOptionAsync("#purpose", "campaign");
        await visitor.Page.SetInputFilesAsync("#file", new Microsoft.Playwright.FilePayload
        {
            Name = "gift.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv),
        });
        await visitor.Page.ClickAsync("button.pay");
        await visitor.Page.WaitForSelectorAsync("dl.sum, .notice.beni");
    }

    /// <summary>Proposes what was read.</summary>
    /// <returns>The run's id.</returns>
    public static async Task<string> Propose(this Visitor visitor)
    {
        await visitor.Page.ClickAsync("button.pay");
        await visitor.Arrives("/desk/gifts/runs/");
        return visitor.Page.Url.Split('/')[^1];
    }

    /// <summary>Opens the approver's list when the proposal stands in it: it comes there a moment later.</summary>
    /// <returns>Its card.</returns>
    public static async Task<Microsoft.Playwright.ILocator> Proposal(this Visitor visitor, string stream)
    {
        var form = visitor.Page.Locator($"form[action$='/approvals/proposals/{stream}']");
        await Until.True(async () =>
        {
            await visitor.Open("/approvals");
            return await form.CountAsync() > 0;
        });
        return form;
    }

    /// <summary>Three people and a file for them, with rows that cannot be taken.</summary>
    public static async Task<(Holder[] Holders, string Csv)> GiftFile(this PagesTown town)
    {
        var holders = new[] { await town.CardHolder(100), await town.CardHolder(0), await town.CardHolder(0) };
        return (holders, $"""
            お財布,金額,#メモ
            {holders[0].Wallet},"1,000",よく 手つだった
            {holders[1].Wallet},５００円,
            {holders[2].Wallet},700,
            {holders[0].Wallet},1000,2回め
            {Town.NewId()},500,いない人
            {holders[1].Wallet},たくさん,
            """);
    }
}
