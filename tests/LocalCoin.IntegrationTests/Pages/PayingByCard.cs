using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// The first working line: a shop's register, a printed card, a wedge scanner, and the customer's touch.
[Collection(PagesOfShops.Name)]
public class PayingByCard(PagesTown town)
{
    [Fact]
    public async Task A_shop_pairs_its_register_and_takes_the_first_card()
    {
        var holder = await town.CardHolder(1_000);
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/devices");
        await owner.Page.FillAsync("[name=name]", "レジ1");
        await owner.Page.CheckAsync("[name=spots] >> nth=0");
        await owner.Touch("QRを 出す", "Show the QR");
        var code = (await owner.Page.InnerTextAsync(".code")).Replace(" ", "", StringComparison.Ordinal);

        await using var register = await town.Visit();
        await register.Open($"/pair/{code}");
        await register.Touch("レジに する", "Make it a register");
        await register.Arrives("/register");
        foreach (var key in new[] { "3", "00" }) await register.Page.ClickAsync($"[data-key='{key}']");
        await register.Page.GetByText("ぜんぶ やさい").ClickAsync();
        // Here the two touches begin.
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Page.WaitForSelectorAsync("#held");
        await register.Scan(holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        var words = await register.Words();
        foreach (var said in new[] { "はらいました", "架空青果 なすび", "300円", "やさい +60円" })
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
        }
        var clock = await register.Page.InnerTextAsync("[data-clock]");
        await register.Page.WaitForFunctionAsync(
            "(then) => document.querySelector('[data-clock]').textContent !== then", clock);
        Assert.Equal(1_000 - 300 + 60, await town.Coins(holder.Wallet));

        await using var again = await town.Visit();
        await again.Open($"/pair/{code}");
        await again.Touch("レジに する", "Make it a register");
        await again.Sees("この番号は 使えません", "cannot be used");
    }

    [Fact]
    public async Task The_same_card_and_amount_within_three_minutes_asks_first()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Ask(300, holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        await town.Seen(holder.Wallet);

        await register.Ask(300, holder.Token);
        await register.Sees("300円 はらっています", "300 yen were paid");
        await register.Touch("やめる", "Stop");
        await register.Arrives("/register");
        Assert.Equal(700, await town.Coins(holder.Wallet));

        await register.Ask(300, holder.Token);
        await register.Touch("もう一度 はらう", "Pay once more");
        await register.Arrives("/register/paid/");
        Assert.Equal(400, await town.Coins(holder.Wallet));

        await register.Ask(200, holder.Token);
        await register.Sees("この金額で いいですか", "Is this the right amount?");
    }

    [Fact]
    public async Task Of_1200_with_900_held_900_are_paid_and_300_are_cash()
    {
        var holder = await town.CardHolder(900);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Ask(1_200, holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Page.WaitForSelectorAsync("[name=what-is-there]");
        Assert.Contains("コインが 足りません", await register.Words(), StringComparison.Ordinal);
        Assert.All(await register.Told(), page => Figure.Absent(900, page));
        Assert.Equal(900, await town.Coins(holder.Wallet));

        await register.Touch("ある分だけ はらう", "Pay what is there");
        await register.Arrives("/register/paid/");
        var words = await register.Words();
        Assert.Contains("900円", words, StringComparison.Ordinal);
        Assert.Contains("のこりは 現金で300円", words, StringComparison.Ordinal);
        Assert.Equal(0, await town.Coins(holder.Wallet));
        var told = await register.Told();
        foreach (var secret in new[] { holder.Wallet, holder.Card, holder.Token, "花子" })
        {
            Assert.All(told, page => Assert.DoesNotContain(secret, page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_card_that_cannot_be_used_is_told_in_one_way_only()
    {
        var holder = await town.CardHolder(500);
        await town.Town.Must(
            "mado", HttpMethod.Post, $"/api/v1/cards/{holder.Card}/stop", new { reason = "lost" });
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Ask(100, holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Page.WaitForSelectorAsync("[data-tone=refused]");
        var stopped = await register.Words();
        await register.Ask(100, "nosuchcardnosuchcard22");
        await register.Page.WaitForSelectorAsync("[data-tone=refused]");
        Assert.Equal(stopped, await register.Words());
        Assert.Contains("このカードは いま 使えません", stopped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_a_shops_page_is_the_same_twice_for_one_payer()
    {
        var (hanako, taro) = (await town.CardHolder(900), await town.CardHolder(40));
        await using var register = await town.Visit();
        await register.PairRegister();
        var seen = new List<(string Page, string Ticket)>();
        foreach (var holder in new[] { hanako, hanako, taro })
        {
            await register.Ask(100, holder.Token);
            var ticket = await register.Page.GetAttributeAsync("[name=ticket]", "value");
            var page = await register.Page.ContentAsync();
            // The mark of a form is masked anew on each page, whoever pays.
            page = Regex.Replace(page, "(?<=name=\"form-mark\" value=\")[^\"]+", "");
            seen.Add((page.Replace(ticket!, "", StringComparison.Ordinal), ticket!));
        }
        Assert.Equal(3, seen.Select(one => one.Ticket[..8]).Distinct().Count());
        Assert.Single(seen.Select(one => one.Page).Distinct());
    }

    [Fact]
    public async Task A_wedge_scan_is_taken_while_the_amount_is_typed()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Page.FocusAsync("#amount");
        await register.Page.Keyboard.TypeAsync("250");
        await register.Scan(holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        Assert.Equal(750, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Stopping_after_a_lost_answer_says_what_became_of_it()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister();
        foreach (var arrives in new[] { true, false })
        {
            await register.Ask(arrives ? 100 : 200, holder.Token);
            await register.Page.RouteAsync("**/register/pay", async route =>
            {
                if (arrives) await route.FetchAsync(new() { MaxRedirects = 0 });
                await route.AbortAsync();
            });
            await register.Touch("はらう", "Pay");
            await register.Sees("返事が ありません", "No answer came");
            await register.Page.UnrouteAllAsync();
            await register.Touch("やめる", "Stop");
            await register.Sees(arrives ? "はらいました" : "はらっていません", arrives ? "Paid" : "Nothing was paid");
            Assert.Equal(900, await town.Coins(holder.Wallet));
        }
    }

    [Fact]
    public async Task Over_2000_the_card_asks_for_its_pin()
    {
        var holder = await town.CardHolder(5_000, pin: "2580");
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Ask(2_500, holder.Token);
        foreach (var digit in "1111") await register.Page.ClickAsync($"[data-key='{digit}']");
        await register.Touch("はらう", "Pay");
        await register.Sees("暗証番号が ちがいます", "The PIN is wrong");
        foreach (var digit in "2580") await register.Page.ClickAsync($"[data-key='{digit}']");
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        Assert.Equal(2_500, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Without_script_the_pages_are_plain_forms()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit(scripts: false);
        await register.PairRegister();
        await register.Page.FillAsync("[name=amount]", "1,000");
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Page.FillAsync("#held", $"https://kongo.example/c/{holder.Token}");
        await register.Page.PressAsync("#held", "Enter");
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        Assert.Equal(0, await town.Coins(holder.Wallet));
        await register.Page.ReloadAsync();
        Assert.Equal(0, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_and_paid_once()
    {
        var holder = await town.CardHolder(1_000);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Ask(400, holder.Token);
        // The payment reaches the ledger; its answer does not reach the page.
        await register.Page.RouteAsync("**/register/pay", async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync();
        });
        await register.Touch("はらう", "Pay");
        await register.Sees("返事が ありません", "No answer came");
        await register.Page.UnrouteAllAsync();
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        Assert.Equal(600, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_scan_is_taken_whole_where_the_page_stands_still_in_the_middle_of_it()
    {
        var holder = await town.CardHolder(900);
        await using var register = await town.Visit();
        await register.PairRegister();
        await register.Open("/register");
        await register.Page.ClickAsync("[data-pad] [data-key='9']");
        await register.Page.ClickAsync("[data-pad] [data-key='0']");
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Page.WaitForSelectorAsync("#held");
        await register.Page.EvaluateAsync("""
            () => {
              let keys = 0;
              document.addEventListener("keydown", () => ++keys === 30 && setTimeout(() => {
                const until = performance.now() + 600;
                while (performance.now() < until);
              }, 0));
            }
            """);
        await register.Scan(holder.Token);
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        Assert.Equal(810, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_register_that_the_owner_removed_is_one_no_more()
    {
        await using var register = await town.Visit();
        register.RegisterName = "ふるい レジ";
        await register.PairRegister();
        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/devices");
        // Only this one: the others of the town go on selling.
        var remove = owner.Page.GetByRole(AriaRole.Button, new() { Name = "ふるい レジ を はずす" });
        await remove.ClickAsync();
        await Assertions.Expect(remove).ToHaveCountAsync(0);
        await register.Open("/register");
        Assert.EndsWith("/pair", register.Page.Url, StringComparison.Ordinal);
    }
}
