using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

// The only way by which coins become yen again for a resident: one person asks, another approves, a paper goes with it.
[Collection(PagesOfTheOffice.Name)]
public class ClosingAWallet(PagesTown town)
{
    [Fact]
    public async Task Two_people_close_a_wallet_and_what_was_paid_in_is_handed_out()
    {
        var holder = await Someone("架空 とじ子");
        await town.OpenTill();
        await using var counter = await town.Visit();
        await counter.Errand("closing", holder);
        await counter.Page.CheckAsync("[value=moved]");
        await counter.Touch("申しこむ", "Ask for it");
        await counter.Sees("みとめるのを まっています", "waits for somebody else");
        var paper = await counter.Words();
        foreach (var said in new[] { "架空 とじ子", "ひっこした", "返す お金1,000円", "現金で 返す", "(もらった分)750円" })
        {
            Assert.Contains(said, paper, StringComparison.Ordinal);
        }
        Assert.Equal(1_750, await town.Coins(holder.Wallet));
        var before = await Balances();

        await using var approver = await town.Visit();
        await approver.SignIn("kessai");
        await approver.Open("/");
        await approver.Touch("みとめる・たしかめる", "To approve and to look at");
        var card = approver.Page.Locator(".card", new() { HasTextString = "架空 とじ子" });
        await card.Locator("[value=approve]").ClickAsync();
        await card.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });

        Assert.Equal(0, await town.Coins(holder.Wallet));
        // The till holds 1,000 less: it is owed by nobody any more. What was given is in its funds again.
        var after = await Balances();
        Assert.Equal(
            (before.Till + 1_000, before.Welcome + 500, before.Bonus + 250),
            (after.Till, after.Welcome, after.Bonus));
        Assert.Equal("CardUnusable", (await Pay(holder)).Code);
        await counter.Serve(holder);
        await counter.Sees("とじました", "is closed");
        await counter.Touch("とじた ときの 記録", "How it was closed");
        await counter.Sees("現金 1,000円を わたしてください", "Hand out 1,000 yen");
    }

    [Fact]
    public async Task Of_somebody_registered_twice_one_wallet_takes_over_what_the_other_held()
    {
        var (second, first) = (await Someone("架空 二重"), await town.CardHolder(0));
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{first.Wallet}",
            new { name = "架空 一重", kana = "カクウ" });
        await using var counter = await town.Visit(scripts: false);
        await counter.OpenWithoutScript(second);
        await counter.Touch("お財布を とじる", "Close the wallet");
        await counter.Page.CheckAsync("[value=duplicate]");
        await counter.Touch("申しこむ", "Ask for it");
        await counter.Sees("のこす ほうの カードを よみとってください", "scan the card that stays");
        await counter.Page.CheckAsync("[value=duplicate]");
        await counter.Page.FillAsync("#held", $"https://kongo.example/c/{first.Token}");
        await counter.Touch("申しこむ", "Ask for it");
        await counter.Sees("うつる コイン", "Coins that move on");
        await using var approver = await town.Visit(scripts: false);
        await approver.SignIn("kessai");
        await approver.Open("/approvals");
        var card = approver.Page.Locator(".card", new() { HasTextString = "架空 二重" });
        // Whoever approves sees to whom the coins go, and so does the paper.
        Assert.Contains("架空 一重", await card.InnerTextAsync(), StringComparison.Ordinal);
        await counter.Sees("架空 一重", "架空 一重");
        await card.Locator("[value=approve]").ClickAsync();
        Assert.Equal((0, 1_250), (await town.Coins(second.Wallet), await town.Coins(first.Wallet)));
        Assert.Equal("CardUnusable", (await Pay(second)).Code);
        Assert.Equal(201, (await Pay(first)).Status);
    }

    [Fact]
    public async Task Cash_is_handed_out_by_a_till_that_is_open_and_by_the_one_that_was_chosen()
    {
        var holder = await Someone("架空 引出");
        await town.CloseTills();
        await town.OpenTill();
        await town.Town.Directory.TillShifts.Open(
            new TillShift(
                Guid.CreateVersion7(), new TillId("counter-0"), SystemClock.Instance.GetCurrentInstant(),
                new ActorId("mado"), 0, 0, null, null, null, null, null), default);
        await using var counter = await town.Visit();
        await counter.Errand("closing", holder);
        await counter.Page.CheckAsync("[value=moved]");
        await counter.Page.SelectOptionAsync("#till", "counter-1");
        await counter.Touch("申しこむ", "Ask for it");
        await counter.Sees("みとめるのを まっています", "waits for somebody else");
        await town.CloseTills();

        await using var approver = await town.Visit();
        await approver.SignIn("kessai");
        await approver.Open("/approvals");
        var card = approver.Page.Locator(".card", new() { HasTextString = "架空 引出" });
        await card.Locator("[value=approve]").ClickAsync();
        await approver.Sees("レジ counter-1 が あいていません", "The till counter-1 is not open");
        Assert.Equal(1_750, await town.Coins(holder.Wallet));
        await town.OpenTill();
        await card.Locator("[value=approve]").ClickAsync();
        await card.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Assert.Equal(0, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Nobody_approves_what_they_asked_for_and_what_is_rejected_stays_open()
    {
        var holder = await Someone("架空 のこる");
        var name = await town.Colleague("窓口 三郎", "counter", "approver");
        await using var both = await town.Visit();
        await both.Errand("closing", holder, name);
        await both.Page.CheckAsync("[value=withdrew]");
        await both.Page.CheckAsync("[value=bank]");
        await both.Touch("申しこむ", "Ask for it");
        await both.Sees("みとめるのを まっています", "waits for somebody else");
        await both.Sees("ふりこみ先の", "Bank account");
        await both.Open("/approvals");
        await both.Page.Locator(".card", new() { HasTextString = "架空 のこる" }).Locator("[value=approve]").ClickAsync();
        await both.Page.WaitForSelectorAsync(".notice.beni");
        Assert.Equal(1_750, await town.Coins(holder.Wallet));

        await using var approver = await town.Visit();
        await approver.SignIn("kessai");
        await approver.Open("/approvals");
        var card = approver.Page.Locator(".card", new() { HasTextString = "架空 のこる" });
        await card.Locator("[value=reject]").ClickAsync();
        await card.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Assert.Equal(201, (await Pay(holder)).Status);
        await both.Errand("closing", holder, name);
        await both.Sees("ここでは", "This only asks");
    }

    /// <summary>With 500 that were given, 1,000 that were paid in, and the 250 that came with them.</summary>
    private async Task<Holder> Someone(string name)
    {
        var holder = await town.CardHolder(500);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{holder.Wallet}", new { name, kana = "カクウ" });
        await town.TopUp(holder, 1_000, "spring");
        return holder;
    }

    private async Task<(long Till, long Welcome, long Bonus)> Balances() =>
        (await Balance("cash:counter-1"), await Balance("fund:welcome"), await Balance("fund:bonus"));

    private Task<long> Balance(string address) =>
        town.Town.Schema.Value<long>("select coins from balances where address = $1", address);

    private Task<Reply> Pay(Holder card) => town.Town.Put(
        "register", $"/api/v1/charges/{Town.NewId()}",
        new { payer = new { card = card.Token }, spot = People.Grocer, amount = 100 });
}
