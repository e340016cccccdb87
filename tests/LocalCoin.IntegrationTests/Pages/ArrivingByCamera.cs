using LocalCoin.App;
using LocalCoin.App.Pages;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// The phone's own camera opens a poster in the browser: a visit that another program, or another site, begins.
[Collection(PagesOfResidents.Name)]
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

    [Theory]
    [InlineData("/show")]
    [InlineData("/scan")]
    [InlineData("/pay")]
    [InlineData("/history")]
    [InlineData("/settings/limit")]
    public async Task Whoever_is_not_bound_is_told_how_and_comes_back_to_the_page_they_wanted(string wanted)
    {
        var phone = new Attacks.Browsing(town.Town);
        var led = await phone.Get(wanted);
        Assert.Equal((303, $"/phone?for={Uri.EscapeDataString(wanted)}"), (led.Status, led.Location));
        var how = await phone.Get(led.Location!);
        Assert.Contains("コードが ない方は、窓口で もらえます", how.Words(), StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in\"", how.Html, StringComparison.Ordinal);
        var code = await town.PhoneCode(await town.CardHolder(0));
        var bound = await phone.Post("/phone", ("code", code), ("key", Doors.Town.NewId()));
        var page = await phone.Get(bound.Location!);
        Assert.Contains("さっきの ページへ もどる", page.Words(), StringComparison.Ordinal);
        Assert.Contains($"href=\"{wanted}\"", page.Html, StringComparison.Ordinal);
        var there = await phone.Get(wanted);
        Assert.DoesNotContain("/phone", there.Location ?? "", StringComparison.Ordinal);
        Assert.True(there.Status is 200 or 303);
    }

    [Fact]
    public async Task A_phone_that_was_unbound_is_led_to_binding_also_from_the_first_page()
    {
        var holder = await town.CardHolder(0);
        var phone = new Attacks.Browsing(town.Town);
        Assert.StartsWith("/sign-in", (await phone.Get("/")).Location, StringComparison.Ordinal);
        await phone.Bind(holder.Wallet);
        var phones = await town.Town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{holder.Wallet}/phones", null);
        await town.Town.Must("mado", HttpMethod.Delete,
            $"/api/v1/wallets/{holder.Wallet}/phones/{phones.Json[0].GetProperty("phone").GetString()}", null);
        Assert.Equal("/phone?for=%2F", (await phone.Get("/")).Location);
    }
}
