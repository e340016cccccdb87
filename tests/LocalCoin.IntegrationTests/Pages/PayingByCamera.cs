using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// The built-in scanner in front of what the app itself printed, and of what others print. The camera is a film.
[Collection(PagesOfResidents.Name)]
public class PayingByCamera(PagesTown town)
{
    private const string Camera = "camera";

    [Fact]
    public async Task The_poster_is_filmed_and_paid_once_the_camera_is_allowed_and_only_its_page_brings_the_scanner()
    {
        using var film = await Poster();
        await using var browser = await town.Filmed(film.Path);
        var holder = await town.CardHolder(1_000);
        await using var phone = await town.Visit(by: browser);
        await phone.BindPhone(await town.PhoneCode(holder));
        var asked = new List<string>();
        phone.Page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        var home = await phone.Page.GotoAsync("/");
        Assert.DoesNotContain("wasm-unsafe-eval", await Policy(home!), StringComparison.Ordinal);
        Assert.DoesNotContain(asked, path => path.Contains("scan", StringComparison.Ordinal));

        await phone.Touch("よみとる", "Scan");
        await phone.Sees("カメラが ゆるされていません", "The camera is not allowed");
        await phone.Context.GrantPermissionsAsync([Camera]);
        var scan = await phone.Page.GotoAsync("/scan");
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval';", await Policy(scan!), StringComparison.Ordinal);
        await phone.Page.WaitForSelectorAsync("#amount");
        Assert.Contains("/assets/scanner.wasm", asked);
        await phone.Sees("架空青果 なすび", "Nasubi Greens");
        await phone.Page.FillAsync("#amount", "300");
        await phone.Touch("つぎへ", "Next");
        await phone.Sees("この金額で いいですか", "Is this the right amount?");
        await phone.Touch("はらう", "Pay");
        await phone.Arrives("/pay/made/");
        Assert.Equal(700, await town.Coins(holder.Wallet));
        Assert.Empty(phone.Complaints);
    }

    [Fact]
    public async Task What_the_shops_screen_asks_for_is_filmed_and_paid()
    {
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Page.FillAsync("#amount", "480");
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Touch("お店の QRを 見せる", "Show the shop's QR");
        await register.Page.WaitForSelectorAsync(".qr svg");
        await using var painter = await town.Visit();
        using var film = await Film.Of(await register.Page.Locator(".qr").ScreenshotAsync(), painter.Page);
        await using var browser = await town.Filmed(film.Path);
        var holder = await town.CardHolder(1_000);
        await using var phone = await town.Visit(by: browser);
        await phone.BindPhone(await town.PhoneCode(holder));
        await phone.Context.GrantPermissionsAsync([Camera]);
        await phone.Open("/scan");
        await phone.Arrives("/q/");
        await phone.Touch("はらう", "Pay");
        await phone.Arrives("/pay/made/");
        Assert.Equal(520, await town.Coins(holder.Wallet));
        await register.Arrives("/register/paid/");
    }

    [Fact]
    public async Task What_is_not_ours_is_named_and_leads_nowhere()
    {
        await using var phone = await town.Visit();
        await phone.BindPhone(await town.PhoneCode(await town.CardHolder(1_000)));
        var number = await town.GrocersNumber();
        var slip = number[..^2] + (char)('0' + (number[^2] - '0' + 1) % 10) + number[^1];
        var site = new Uri(phone.Page.Url).GetLeftPart(UriPartial.Authority);
        foreach (var (text, said) in new[]
        {
            ("0002016003xxx01021129300012D156000000000510A93FO3230Q31280012D1560000000103081234567826680019jp.or"
                + ".paymentsjapan01130000000000001020400010306000001040600000153033925903xxx64180002JA0108メルペイ"
                + " カフェ520441115802JP610710661436304DEE9", "これは JPQRの コードです"),
            ("https://qr.paypay.ne.jp/28180104abcdefgh", "これは PayPayの コードです"),
            ("hQVKUFFSMWEUTwgxMjM0NTY3OFcIODc2NTQzMjE=", "べつの しはらいサービスの コード"),
            ("00020101021127420024jp.lg.tondabayashi.kongo0110KONGO000125204541153033925802JP5911KONGO", "うまく よみとれ"),
            ("https://evil.example/p/101", "べつの サイトの QR"),
            ($"{site}.evil.example/p/101", "べつの サイトの QR"),
            ($"{site}@evil.example/p/101", "べつの サイトの QR"),
            ($"{site}/p/101/../../sign-out", "お店の QRでは ありません"),
            ("javascript:alert(1)", "お店の QRでは ありません"),
            ($"{site}/c/abcdefghijklmnopqrstuv", "カードか スマホの コード"),
            ($"{site}/p/{slip}", "この番号の お店は ありません"),
            (slip, "この番号の お店は ありません"),
            ($"{site}/q/{Town.NewId()}", "もう 使えません"),
            ($"{site}/q/..", "お店の QRでは ありません"),
        })
        {
            await phone.Scanned(text);
            Assert.Contains(said, await phone.Words(), StringComparison.Ordinal);
            Assert.Equal($"{site}/scan", phone.Page.Url);
        }
        await phone.Scanned($"{site}/p/{number}");
        await phone.Sees("架空青果 なすび", "Nasubi Greens");
    }

    /// <summary>As it is printed.</summary>
    private async Task<Film> Poster()
    {
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open($"/p/{People.Grocer}/poster");
        return await Film.Of(await owner.Page.Locator(".qr").ScreenshotAsync(), owner.Page);
    }

    private static async Task<string> Policy(IResponse answer) =>
        await answer.HeaderValueAsync("content-security-policy") ?? "";
}
