using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// A resident's own phone at a shop's poster. Whatever is touched, sent or lost twice: paid at most once, and the page
// says which.
[Collection(PagesOfResidents.Name)]
public class PayingByPhone(PagesTown town)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_poster_is_paid_with_or_without_script_and_stands_in_the_shops_list(bool scripts)
    {
        var holder = await town.CardHolder(1_000);
        await using var phone = await Bound(holder, scripts: scripts);
        await phone.AskAtPoster("300", allVegetables: true);
        await phone.Sees("うち やさい 300円", "vegetables 300 yen");
        await phone.Touch("はらう", "Pay");
        await phone.Arrives("/pay/made/");
        var words = await phone.Words();
        Assert.Contains("架空青果 なすび", words, StringComparison.Ordinal);
        Assert.Contains("300円", words, StringComparison.Ordinal);
        await town.Seen(holder.Wallet);
        var code = (await phone.Page.InnerTextAsync(".code")).Split(' ', '\n')[^1];
        var list = await town.Town.Must("owner", HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/payments", null);
        Assert.Contains(list["rows"].EnumerateArray(), row => row.GetProperty("code").GetString() == code
            && row.GetProperty("amount").GetInt64() == 300);
    }

    [Fact]
    public async Task Going_back_and_touching_again_pays_once_and_the_same_anew_is_asked_about()
    {
        var holder = await town.CardHolder(1_000);
        await using var phone = await Bound(holder, scripts: false);
        await phone.AskAtPoster("300");
        var fields = await phone.Page.EvaluateAsync<string>(
            "() => new URLSearchParams(new FormData(document.querySelector('main form'))).toString()");
        await phone.Touch("はらう", "Pay");
        await phone.Arrives("/pay/made/");
        var paid = phone.Page.Url;
        var again = await phone.Context.APIRequest.PostAsync(await phone.PayDoor(), new()
        {
            DataString = fields, MaxRedirects = 0,
            Headers = new Dictionary<string, string> { ["content-type"] = "application/x-www-form-urlencoded",
                ["origin"] = new Uri(phone.Page.Url).GetLeftPart(UriPartial.Authority) },
        });
        Assert.Equal(303, again.Status);
        Assert.EndsWith(again.Headers["location"], paid, StringComparison.Ordinal);
        Assert.Equal(700, await town.Coins(holder.Wallet));

        await phone.AskAtPoster("300");
        await phone.Sees("もう一度 はらいますか", "Pay once more?");
        await phone.Touch("やめる", "Stop");
        await phone.Arrives("/p/");
        Assert.Equal(700, await town.Coins(holder.Wallet));
    }

    [Theory]
    [InlineData(Breaks.BeforeSending, true)]
    [InlineData(Breaks.BeforeSending, false)]
    [InlineData(Breaks.AfterSending, true)]
    [InlineData(Breaks.AfterSending, false)]
    [InlineData(Breaks.AfterCommit, true)]
    [InlineData(Breaks.AfterCommit, false)]
    public async Task Where_the_line_breaks_page_and_ledger_agree(Breaks moment, bool paysAgain)
    {
        var holder = await town.CardHolder(1_000);
        await using var wire = new CutWire(town.Town.Http.BaseAddress!);
        await using var phone = await Bound(holder, wire.Address);
        await Break(phone, wire, moment);
        wire.Mend();
        var isPaid = await Ends(phone, paysAgain);
        Assert.Equal(isPaid ? 700 : 1_000, await town.Coins(holder.Wallet));
        if (paysAgain || moment is Breaks.AfterCommit) Assert.True(isPaid);
        if (moment is Breaks.BeforeSending && !paysAgain) Assert.False(isPaid);
    }

    [Fact]
    public async Task What_was_given_up_is_not_paid_by_a_late_copy()
    {
        var holder = await town.CardHolder(1_000);
        await using var wire = new CutWire(town.Town.Http.BaseAddress!);
        await using var phone = await Bound(holder, wire.Address);
        await Break(phone, wire, Breaks.Late);
        wire.Mend();
        Assert.False(await Ends(phone, paysAgain: false));
        Assert.StartsWith("HTTP/1.1 200", await wire.LetArrive(), StringComparison.Ordinal);
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Where_the_ledger_does_not_answer_in_time_a_phone_without_script_asks_again_and_is_told()
    {
        var holder = await town.CardHolder(1_000);
        await using var phone = await Bound(holder, scripts: false);
        await phone.AskAtPoster("300");
        await using (await town.LedgerStandsStill())
        {
            await phone.Touch("はらう", "Pay");
            await phone.Sees("まだ わかりません", "not known yet");
        }
        var code = (await phone.Page.InnerTextAsync(".code")).Split(' ', '\n')[^1];
        var payment = await phone.Page.InputValueAsync("main [name=payment]");
        Assert.Equal(Store.Payments.PaymentCode.Of(new(payment)), code);
        await phone.Touch("たしかめる", "Check");
        await phone.Sees("お金は うごいていません", "No coins moved");
        // A late copy of it is refused.
        var late = await town.Town.Put(await town.Phone(holder), $"/api/v1/payments/{payment}",
            new { merchant = People.Grocer, spot = People.Grocer, amount = 300 });
        Assert.Equal((422, "PaymentAbandoned"), (late.Status, late.Code));
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Of_1200_with_900_held_900_are_paid_and_300_are_cash()
    {
        var holder = await town.CardHolder(900);
        await using var phone = await Bound(holder);
        await phone.AskAtPoster("1200");
        await phone.Touch("はらう", "Pay");
        await phone.Sees("ある分だけ コインで はらい", "pay what is there");
        Assert.Equal(900, await town.Coins(holder.Wallet));
        await phone.Touch("ある分だけ はらう", "Pay what is there");
        await phone.Arrives("/pay/made/");
        Assert.Contains("のこりは 現金で300円", await phone.Words(), StringComparison.Ordinal);
        Assert.Equal(0, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Without_a_camera_the_number_on_the_poster_leads_there_and_home_says_what_is_left()
    {
        var holder = await town.CardHolder(1_234);
        await using var phone = await Bound(holder);
        await phone.Open("/");
        Assert.Contains("1,234円", await phone.Words(), StringComparison.Ordinal);
        await phone.Touch("はらう", "Pay");
        var number = new Uri(await phone.PayDoor()).Segments[2].TrimEnd('/');
        foreach (var digit in number) await phone.Page.ClickAsync($"[data-pad] [data-key='{digit}']");
        await phone.Touch("つぎへ", "Next");
        await phone.Page.WaitForSelectorAsync("#amount");
        await phone.Sees("架空青果 なすび", "Nasubi Greens");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_QR_on_the_registers_screen_is_read_and_paid_once_by_the_first(bool scripts)
    {
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Page.FillAsync("#amount", "480");
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Touch("お店の QRを 見せる", "Show the shop's QR");
        await register.Page.WaitForSelectorAsync(".qr svg");
        var read = (await PrintingSheets.Zbar(await register.Page.Locator(".qr").ScreenshotAsync())).Single();

        var holder = await town.CardHolder(1_000);
        await using var phone = await Bound(holder, scripts: scripts);
        await phone.Open(new Uri(read).AbsolutePath);
        await phone.Sees("架空青果 なすび", "Nasubi Greens");
        await phone.Touch("はらう", "Pay");
        await phone.Arrives("/pay/made/");
        Assert.Equal(520, await town.Coins(holder.Wallet));
        await register.Arrives("/register/paid/");

        var second = await town.CardHolder(1_000);
        await using var other = await Bound(second);
        await other.Open(new Uri(read).AbsolutePath);
        await other.Sees("この QRは もう", "can no longer be used");
        Assert.Equal(1_000, await town.Coins(second.Wallet));

        await using var stranger = await town.Visit();
        await stranger.Open(new Uri(read).AbsolutePath);
        await stranger.Sees("まだ つながって いません", "not bound yet");
    }

    [Fact]
    public async Task Somebody_elses_payment_is_not_there()
    {
        await using var phone = await Bound(await town.CardHolder(1_000));
        await phone.AskAtPoster("100");
        await phone.Touch("はらう", "Pay");
        await phone.Arrives("/pay/made/");
        await using var other = await Bound(await town.CardHolder(0));
        Assert.Equal(404, (await other.Page.GotoAsync(phone.Page.Url))!.Status);
    }

    private async Task<Visitor> Bound(Holder holder, Uri? at = null, bool scripts = true)
    {
        var phone = await town.Visit(scripts: scripts, at: at);
        await phone.BindPhone(await town.PhoneCode(holder));
        return phone;
    }

    private static async Task Break(Visitor phone, CutWire wire, Breaks moment)
    {
        await phone.AskAtPoster("300");
        wire.BreakAt($"POST {new Uri(await phone.PayDoor()).AbsolutePath}", moment);
        await phone.Touch("はらう", "Pay");
        await phone.Sees("まだ わかりません。現金で はらう前に", "not known yet");
    }

    /// <returns>Whether the page says that it is paid.</returns>
    private static async Task<bool> Ends(Visitor phone, bool paysAgain)
    {
        if (paysAgain) await phone.Touch("はらう", "Pay");
        else await phone.Touch("やめる", "Stop");
        await phone.Page.WaitForSelectorAsync("[data-tone=paid], [data-tone=refused]");
        var isPaid = await phone.Page.Locator("[data-tone=paid]").CountAsync() == 1;
        await phone.Sees(isPaid ? "はらいました" : "お金は うごいていません", isPaid ? "Paid" : "No coins moved");
        return isPaid;
    }
}
