using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

// A resident's phone holds out a code, a shop's register takes it, and the phone says so by itself. What the register
// scans is read from the phone's screen.
[Collection(PagesOfResidents.Name)]
public class PayingByShowing(PagesTown town)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_register_scans_the_code_once_and_the_phone_says_what_was_paid(bool scripts)
    {
        var holder = await town.CardHolder(1_000);
        await using var phone = await Bound(holder, scripts);
        await phone.Open("/");
        await phone.Touch("みせる", "Show");
        var address = await Shown(phone);

        await using var register = await town.Visit();
        await register.PairRegister();
        await Take(register, 480, address);
        await register.Arrives("/register/paid/");
        await phone.Arrives("/pay/made/");
        var words = await phone.Words();
        Assert.Contains("架空青果 なすび", words, StringComparison.Ordinal);
        Assert.Contains("480円", words, StringComparison.Ordinal);
        Assert.Equal(
            await register.Page.InnerTextAsync("main .code"), await phone.Page.InnerTextAsync("main .code"));
        Assert.Equal("paid", await phone.Page.GetAttributeAsync("body", "data-sound"));
        Assert.Equal(520, await town.Coins(holder.Wallet));

        await Take(register, 480, address);
        await register.Sees("この コードは もう 使いました", "This code was used already");
        Assert.Equal(520, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Digits_that_are_read_aloud_pay_too_and_a_slip_is_told_before_anybody_is_charged()
    {
        var holder = await town.CardHolder(1_000);
        await using var phone = await Bound(holder);
        await phone.Open("/show");
        var digits = await phone.Page.InnerTextAsync("main .code");
        Assert.Matches("^[0-9]{4} [0-9]{4}$", digits);

        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Page.FillAsync("#amount", "300");
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Page.FillAsync("#held", $"{(digits[0] - '0' + 1) % 10}{digits[1..]}");
        await register.Touch("つぎへ", "Next");
        await register.Sees("番号が ちがいます", "That is not the number");
        await register.Page.FillAsync("#held", digits);
        await register.Touch("つぎへ", "Next");
        await register.Sees("この金額で いいですか", "Is this the right amount?");
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        await phone.Arrives("/pay/made/");
        Assert.Equal(700, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task The_screen_stays_bright_while_a_code_is_shown_and_no_longer()
    {
        await using var phone = await town.Visit();
        await phone.Context.AddInitScriptAsync("""
            const locks = (window.locks = []);
            Object.defineProperty(navigator, "wakeLock", {
              value: {
                request: async (kind) => {
                  const lock = { kind, released: false, release: async () => void (lock.released = true) };
                  locks.push(lock);
                  return lock;
                },
              },
            });
            """);
        await phone.BindPhone(await town.PhoneCode(await town.CardHolder(1_000)));
        await phone.Open("/show");
        await phone.Page.WaitForFunctionAsync("() => window.locks.length === 1 && window.locks[0].kind === 'screen'");
        // The browser lets go of a hidden page, and one comes back to it.
        await phone.Page.EvaluateAsync("""
            () => {
              window.locks[0].released = true;
              document.dispatchEvent(new Event("visibilitychange"));
            }
            """);
        await phone.Page.WaitForFunctionAsync("() => window.locks.length === 2");
        // The code was taken: another page stands there.
        await phone.Page.EvaluateAsync("""
            () => {
              document.querySelector("[data-keep-awake]").remove();
              document.dispatchEvent(new CustomEvent("swapped"));
            }
            """);
        await phone.Page.WaitForFunctionAsync("() => window.locks[1].released");
        await phone.Open("/");
        await phone.Page.WaitForSelectorAsync("nav.ways");
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>("() => window.locks.length"));
    }

    [Fact]
    public async Task Before_a_code_ends_another_is_drawn_and_the_one_before_still_pays()
    {
        // To this node every code of the other one is in its last fifth.
        await using var node = Serve.Build(
            town.Town.Arguments("--LocalCoin:Limits:RequestLifetimeSeconds", "3600"), SystemClock.Instance);
        await node.StartAsync();
        var holder = await town.CardHolder(1_000);
        await using var phone = await Bound(holder);
        await phone.Open("/show");
        var first = await Shown(phone);
        await phone.Open(node.Urls.Single() + new Uri(phone.Page.Url).PathAndQuery);
        Assert.NotEqual(first, await Shown(phone));

        await town.Town.Must("register", HttpMethod.Put, $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { code = first[(first.LastIndexOf('/') + 1)..] }, spot = People.Grocer, amount = 200,
        });
        await phone.Arrives("/pay/made/");
        Assert.Equal(800, await town.Coins(holder.Wallet));
        await phone.Open("about:blank");
        await node.StopAsync();
    }

    [Fact]
    public async Task A_code_that_has_ended_pays_nothing_and_the_phone_shows_the_next()
    {
        var holder = await town.CardHolder(1_000);
        await using var phone = await Bound(holder);
        await phone.Open("/show");
        var first = await Shown(phone);
        await using var other = await Bound(await town.CardHolder(0));
        await other.Open(new Uri(phone.Page.Url).PathAndQuery);
        Assert.NotEqual(first, await Shown(other));

        await town.Town.Schema.Execute(
            "update directory_codes set valid_until = now() - interval '1 second' where payment = $1",
            phone.Page.Url[(phone.Page.Url.LastIndexOf('=') + 1)..]);
        await phone.Arrives("&before=");
        Assert.NotEqual(first, await Shown(phone));
        await using var register = await town.Visit();
        await register.PairRegister();
        await Take(register, 100, first);
        await register.Sees("はらっていません", "Nothing was paid");
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
    }

    private async Task<Visitor> Bound(Holder holder, bool scripts = true)
    {
        var phone = await town.Visit(scripts: scripts);
        await phone.BindPhone(await town.PhoneCode(holder));
        return phone;
    }

    /// <summary>What a scanner reads from the phone's screen.</summary>
    private static async Task<string> Shown(Visitor phone)
    {
        await phone.Page.WaitForSelectorAsync(".qr svg");
        return (await PrintingSheets.Zbar(await phone.Page.Locator(".qr").ScreenshotAsync())).Single();
    }

    /// <summary>On the register: the amount, what was scanned, and the customer's touch.</summary>
    private static async Task Take(Visitor register, long amount, string address)
    {
        await register.Ask(amount, address[(address.LastIndexOf('/') + 1)..]);
        await register.Sees("この金額で いいですか", "Is this the right amount?");
        await register.Touch("はらう", "Pay");
    }
}
