using LocalCoin.App;
using LocalCoin.App.Pages;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// The phone's own camera opens a poster in the browser: a visit that another program, or another site, begins.
[Collection(PagesCollection.Name)]
public class ArrivingByCamera(PagesTown town)
{
    [Fact]
    public async Task From_elsewhere_a_bound_phone_arrives_signed_in_by_one_load_though_its_token_has_ended()
    {
        await using var phone = await town.Visit();
        await phone.BindPhone(await town.PhoneCode(await town.CardHolder(1_000)));
        await phone.Context.ClearCookiesAsync(new() { Name = Origins.Cookie });
        var poster = new Uri(new Uri(phone.Page.Url), $"/p/{await town.GrocersNumber()}").ToString();
        await phone.Context.RouteAsync("http://elsewhere.example/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html", Body = $"""<a href="{poster}">poster</a>""",
        }));
        await phone.Open("http://elsewhere.example/");
        var loads = new List<string>();
        phone.Page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest) loads.Add(request.Url);
        };
        await phone.Page.ClickAsync("a");
        await phone.Page.WaitForSelectorAsync("a.pay[href^='/pay/']");
        Assert.Equal([poster], loads);
        Assert.Contains(await phone.Context.CookiesAsync(), one => one.Name == Origins.Cookie);
    }

    [Fact]
    public async Task A_phone_that_is_not_bound_comes_back_to_the_poster_when_it_is_and_to_no_other_site()
    {
        await using var phone = await town.Visit();
        var poster = $"/p/{await town.GrocersNumber()}";
        foreach (var foreign in new[] { "//evil.example/p/1", "https://evil.example/p/1", "/p/1/../../sign-out", "/" })
        {
            await phone.Open($"/phone{Microsoft.AspNetCore.Http.QueryString.Create(CameFor.Asked, foreign)}");
            Assert.DoesNotContain(await phone.Context.CookiesAsync(), one => one.Name == CameFor.Cookie);
        }
        await phone.Open(poster);
        await phone.Touch("スマホを つないで ここで はらう", "Bind this phone to pay here");
        await phone.Page.WaitForSelectorAsync("[name=code]");
        // The letter's own QR: another visit, which knows nothing of the first.
        await phone.Open($"/phone/{await town.PhoneCode(await town.CardHolder(1_000))}");
        await phone.Touch("つなぐ", "Bind it");
        await phone.Touch("お店に もどって はらう", "Back to the shop, to pay");
        await phone.Arrives(poster);
        await phone.Page.WaitForSelectorAsync("a.pay[href^='/pay/']");
    }
}
