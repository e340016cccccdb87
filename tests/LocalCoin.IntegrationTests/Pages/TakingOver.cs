using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Store.Directory;

namespace LocalCoin.IntegrationTests.Pages;

// Any two of a PIN, a new card in place of the old and a phone, by one hand on one wallet within seven days, are read
// by an approver: together they are how a wallet would be taken over. Everything else stays out of the list.
[Collection(PagesOfTheOffice.Name)]
public class TakingOver(PagesTown town)
{
    [Fact]
    public async Task A_PIN_and_a_phone_by_one_hand_wait_for_the_approver_until_they_are_looked_at()
    {
        var holder = await Someone("架空 しるし");
        await using var counter = await town.Visit();
        await counter.Serve(holder);
        await counter.Open($"{counter.Opened()}/cards/{holder.Card}/pin");
        foreach (var _ in new[] { "first", "again" })
        {
            await EveryCounterPage.TypePin(counter, "2580");
            await counter.Page.WaitForSelectorAsync("[name=first], .notice.leaf", new()
            {
                State = Microsoft.Playwright.WaitForSelectorState.Attached,
            });
        }
        await using var approver = await town.Visit();
        await approver.SignIn("kessai");
        await approver.Open("/approvals");
        var card = approver.Page.Locator(".card", new() { HasTextString = "架空 しるし" });
        Assert.Equal(0, await card.CountAsync());

        await counter.Errand("phones", holder);
        await counter.Touch("ここで スマホを つなぐ", "Bind a phone here");
        await counter.Page.WaitForSelectorAsync(".qr svg");
        await approver.Open("/approvals");
        Assert.Equal(1, await card.CountAsync());
        var said = await card.InnerTextAsync();
        Assert.Contains("暗証番号を きめた", said, StringComparison.Ordinal);
        Assert.Contains("スマホを つないだ", said, StringComparison.Ordinal);
        Assert.Contains("mado", said, StringComparison.Ordinal);

        // What was done after the list was read is not looked at by touching the button of that list.
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{holder.Card}/pin", new { pin = "9753" });
        await card.Locator("button").ClickAsync();
        await approver.Sees("そのあと また かわりました", "Something changed");
        await card.Locator("button").ClickAsync();
        await card.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });

        await town.PhoneCode(holder);
        await approver.Open("/approvals");
        Assert.Equal(1, await card.CountAsync());
    }

    [Fact]
    public async Task One_act_twice_or_two_hands_or_more_than_a_week_between_are_no_sign()
    {
        var (twice, hands, week) =
            (await Someone("架空 二回"), await Someone("架空 二人"), await Someone("架空 八日"));
        foreach (var pin in new[] { "2580", "9753" }) await SetPin("mado", twice, pin);
        await SetPin("mado", hands, "2580");
        var colleague = await town.Colleague("窓口 四郎", "counter");
        await town.Town.Must(colleague, HttpMethod.Post, $"/api/v1/wallets/{hands.Wallet}/phone-codes", new { });
        await Wrote(week, TakeoverSigns.Pin, "7 days 1 minute");
        await town.PhoneCode(week);
        Assert.Empty(await Signs(twice, hands, week));

        // The same, within the week.
        await Wrote(week, TakeoverSigns.Replacement, "6 days 23 hours");
        Assert.Equal(week.Wallet, Assert.Single(await Signs(twice, hands, week)).Wallet.Value);
    }

    [Fact]
    public async Task A_replaced_card_counts_as_one_of_them_and_nobody_looks_at_their_own()
    {
        var (holder, spare) = (await Someone("架空 かえた"), await town.StockCard());
        var name = await town.Colleague("窓口 五郎", "counter", "approver");
        await town.Stop(holder);
        await town.Town.Must(name, HttpMethod.Put, $"/api/v1/cards/{spare.Card}/binding",
            new { wallet = holder.Wallet, replaces = holder.Card });
        await SetPin(name, spare, "2580");
        await using var both = await town.Visit();
        await both.SignIn(name);
        await both.Open("/approvals");
        var card = both.Page.Locator(".card", new() { HasTextString = "架空 かえた" });
        Assert.Contains("カードを とりかえた", await card.InnerTextAsync(), StringComparison.Ordinal);
        await card.Locator("button").ClickAsync();
        await both.Page.WaitForSelectorAsync(".notice.beni");
        Assert.Single(await Signs(holder));
    }

    private async Task<Holder> Someone(string name)
    {
        var holder = await town.CardHolder(500);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{holder.Wallet}", new { name, kana = "カクウ" });
        return holder;
    }

    private Task SetPin(string by, Holder holder, string pin) =>
        town.Town.Must(by, HttpMethod.Put, $"/api/v1/cards/{holder.Card}/pin", new { pin });

    private async Task<TakeoverSign[]> Signs(params Holder[] of) =>
        [.. (await town.Town.Directory.TakeoverSigns.Open(default))
            .Where(sign => of.Any(holder => holder.Wallet == sign.Wallet.Value))];

    /// <summary>An act of the past, as the log would have kept it, by whoever wrote last about this wallet.</summary>
    private Task Wrote(Holder holder, string act, string ago) => town.Town.Schema.Value<long>("""
        insert into directory_access_log (actor, action, subject, at)
        select actor, $2, $1, now() - $3::interval
        from directory_credentials where name = 'mado'
        returning entry
        """, holder.Wallet, act, ago);
}
