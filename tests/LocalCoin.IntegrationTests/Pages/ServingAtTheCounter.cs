using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// The counter serves whoever stands there: who they are is found, why it was opened is written down, and a nought too
// many is taken back at once.
[Collection(PagesOfTheOffice.Name)]
public class ServingAtTheCounter(PagesTown town)
{
    [Fact]
    public async Task Ten_thousand_typed_for_one_thousand_is_taken_back_and_typed_again()
    {
        var holder = await town.CardHolder(500);
        await town.OpenTill();
        await using var counter = await town.Visit();
        await counter.SignIn("mado");
        await counter.Open("/counter");
        await counter.Scan(holder.Token);
        await counter.Arrives("/counter/residents/");
        await counter.Sees("500円", "500yen");
        await counter.Page.ClickAsync("a.pay");
        await EveryCounterPage.Type(counter, 10_000);
        Assert.Equal(10_500, await town.Coins(holder.Wallet));
        await counter.Touch("まちがえた・とりけす", "Wrong, take it back");
        await counter.Sees("現金 10,000円を", "10,000 yen in cash");
        Assert.Equal(500, await town.Coins(holder.Wallet));
        await counter.Page.ClickAsync("a.pay");
        await counter.Page.WaitForSelectorAsync("[data-pad]");
        await EveryCounterPage.Type(counter, 1_000);
        await counter.Sees("のこりは 1,500円", "1,500 yen are left");
        Assert.Equal(1_500, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Opening_somebody_without_their_card_says_why_and_the_resident_reads_it()
    {
        var holder = await town.CardHolder(500);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{holder.Wallet}",
            new { name = "架空 次郎", kana = "ジロウ", phone = "0721000000" });
        await using var counter = await town.Visit(scripts: false);
        await counter.SignIn("mado");
        await EveryCounterPage.Search(counter, "じろう");
        var opens = counter.Page.Locator($"button[value='{holder.Wallet}']");
        await opens.ClickAsync();
        Assert.DoesNotContain("/residents/", counter.Page.Url, StringComparison.Ordinal);
        await counter.Page.CheckAsync("[value=telephone]");
        await opens.ClickAsync();
        await counter.Arrives("/counter/residents/");
        await counter.Sees("架空 次郎", "架空 次郎");
        var log = await town.Town.Must(
            "kansa", HttpMethod.Get, $"/api/v1/members/{holder.Wallet}/access-log", null);
        Assert.Contains("look: telephone", log.Text, StringComparison.Ordinal);

        // What one sign-in opened is closed to another, and a wallet in the address opens nothing.
        await using var other = await town.Visit();
        await other.SignIn("mado");
        foreach (var path in new[]
        {
            counter.Page.Url, $"/counter/residents/{holder.Wallet}.99999999999.x",
            $"/counter/residents/{holder.Wallet}",
        })
        {
            await other.Open(path);
            await other.Sees("もう一度 ひらいてください", "open it again");
        }
    }
}
