using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// A clerk of the counter has the counter's pages and nothing else.
[Collection(PagesOfTheOffice.Name)]
public class OnlyTheCounter(PagesTown town)
{
    [Fact]
    public async Task Every_other_page_is_refused_to_the_counter()
    {
        var others = EveryPage.Doors(town.Town)
            .Where(door =>
                (door.Metadata.GetRequiredMetadata<Opens>().Roles & (Roles.Counter | Roles.Anonymous)) is Roles.None)
            .Select(door => System.Text.RegularExpressions.Regex.Replace(
                door.RoutePattern.RawText!, @"\{\w+\}", _ => Town.NewId()))
            .ToArray();
        Assert.Contains("/approvals", others);
        Assert.Contains("/looks", others);
        Assert.True(others.Length > 25);
        await using var counter = await town.Visit(scripts: false);
        await counter.SignIn("mado");
        var opened = new List<string>();
        foreach (var path in others)
        {
            if ((await counter.Page.GotoAsync(path))!.Status != 403) opened.Add(path);
        }
        Assert.Empty(opened);
    }
}
