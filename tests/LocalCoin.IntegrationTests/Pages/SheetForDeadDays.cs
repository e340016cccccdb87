using System.Text;
using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// The paper that lies beside a register for the day without network: one page for each place of sale, and nothing on it
// that could be copied from a card.
[Collection(PagesOfShops.Name)]
public class SheetForDeadDays(PagesTown town)
{
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task Each_place_of_sale_has_its_own_sheet_of_one_page(string language)
    {
        await using var owner = await town.Visit(language);
        await owner.SignIn("owner");
        await owner.Touch("つながらない日の 紙", "Sheet for a day without network");
        await owner.Sees("架空青果 なすび / 本店", "Nasubi Greens / Main shop");
        await owner.Touch("野菜の無人販売所", "Vegetable stand");
        await owner.Arrives($"spot={People.Stand}");
        await owner.Sees("架空青果 なすび / 野菜の無人販売所", "Nasubi Greens / Vegetable stand");
        await owner.Sees("カードの 下4けた", "Card's last four");
        await owner.Sees("コインは まだ うごきません", "No coins move yet");
        await owner.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await owner.Page.GetByRole(AriaRole.Navigation).First.IsVisibleAsync());
        await owner.Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(PagesTown.Pictures(""), $"shop-offline-{language}-paper.png"), FullPage = true,
        });
        var paper = Encoding.Latin1.GetString(await owner.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Single(Regex.Matches(paper, @"/Type\s*/Page\b"));
    }
}
