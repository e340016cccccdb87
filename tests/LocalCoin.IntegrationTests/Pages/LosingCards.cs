using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// A card is lost on a Saturday night: its number stops it, the next scan is refused, and who finds it learns nothing.
[Collection(PagesOfTheOffice.Name)]
public class LosingCards(PagesTown town)
{
    [Fact]
    public async Task The_stop_number_stops_a_card_at_once_and_does_nothing_else()
    {
        var holder = await town.CardHolder(1_000);
        await using var resident = await town.Visit(scripts: false);
        await resident.Open("/stop");
        var spaced = string.Join(' ', holder.StopNumber.Chunk(4).Select(four => new string(four)));
        await resident.Page.FillAsync("[name=number]", spaced);
        await resident.Touch("カードを とめる", "Stop the card");
        await resident.Sees("カードを とめました", "The card is stopped");
        await resident.Sees(holder.LastFour, holder.LastFour);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Ask(300, holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Page.WaitForSelectorAsync("[data-tone=refused]");
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
        // Again, as somebody in a hurry does: it is stopped, which is what was wanted.
        await resident.Open("/stop");
        await resident.Page.FillAsync("[name=number]", holder.StopNumber);
        await resident.Touch("カードを とめる", "Stop the card");
        await resident.Sees("カードを とめました", "The card is stopped");
        await resident.Open("/stop");
        await resident.Page.FillAsync("[name=number]", "0000 0000 0000");
        await resident.Touch("カードを とめる", "Stop the card");
        await resident.Sees("まだ とまっていません", "Nothing was stopped");
    }

    [Fact]
    public async Task A_stranger_sees_the_same_page_for_every_card_and_for_none()
    {
        var holder = await town.CardHolder(1_000);
        await using var stranger = await town.Visit();
        var pages = new List<string>();
        foreach (var token in new[] { holder.Token, "nosuchcardnosuchcard22" })
        {
            await stranger.Open($"/c/{token}");
            pages.Add(await stranger.Words());
            Figure.Absent(holder.LastFour, await stranger.Page.ContentAsync());
        }
        Assert.Equal(pages[0], pages[1]);
        Assert.Contains("窓口", pages[0], StringComparison.Ordinal);
        Assert.Equal(0, await stranger.Page.Locator("input[type=password], a[href^='/sign-in']").CountAsync());
    }
}
