using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// Somebody comes to the counter for the first time, and goes home with a card that pays.
[Collection(PagesOfTheOffice.Name)]
public class FirstVisit(PagesTown town)
{
    [Fact]
    public async Task First_visit_to_the_counter_until_the_till_closes_at_nought()
    {
        var card = await town.StockCard();
        await town.CloseTills();
        await using var counter = await town.Visit();
        await counter.SignIn("mado");
        await counter.Open("/counter/till");
        await counter.Page.FillAsync("#started", "10000");
        await counter.Touch("レジを あける", "Open the till");
        await counter.Sees("10,000円", "10,000yen");

        // In the stock it pays nothing, and at the counter it leads to registering.
        Assert.Equal("CardUnusable", (await Pay(card, 100)).Code);
        await counter.Open("/counter");
        await counter.Scan(card.Token);
        await counter.Arrives("/counter/cards/");
        await counter.Touch("はじめての 人を 登録する", "Register a new person");
        await EveryCounterPage.Register(counter, "見本 梅子", "みほん うめこ", "0721-00-3333");
        await counter.Arrives("/counter/residents/");
        await counter.Sees("登録しました", "Registered");
        await counter.Sees($"おわりが {card.LastFour}", $"ending in {card.LastFour}");

        await counter.Page.ClickAsync("a.pay");
        await EveryCounterPage.Type(counter, 10_000);
        await counter.Sees("一万円", "ten thousand yen");
        await counter.Touch("まちがえた・とりけす", "Wrong, take it back");
        await counter.Sees("現金 10,000円を", "10,000 yen in cash");
        await counter.Page.ClickAsync("a.pay");
        await counter.Page.WaitForSelectorAsync("[data-pad]");
        await EveryCounterPage.Type(counter, 1_000);
        await counter.Sees("のこりは 1,000円", "1,000 yen are left");
        Assert.Equal(201, (await Pay(card, 100)).Status);

        await counter.Open("/counter/till");
        await EveryCounterPage.Count(counter, 11_000);
        await counter.Arrives("/counter/till/");
        await counter.Sees("ぴったり 合いました", "matches to the yen");
    }

    [Fact]
    public async Task What_is_missing_in_the_drawer_is_counted_again_and_then_has_a_reason()
    {
        await town.CloseTills();
        await town.OpenTill(5_000);
        await using var counter = await town.Visit(scripts: false);
        await counter.SignIn("mado");
        await counter.Open("/counter/till");
        await EveryCounterPage.Count(counter, 4_900);
        await counter.Sees("100円 たりません", "100 yen are missing");
        Assert.Single(await town.Town.Directory.TillShifts.Open(default));
        await counter.Page.CheckAsync("[value=change]");
        await counter.Touch("ちがいを のこして しめる", "Close with the difference");
        await counter.Sees("おつりを まちがえた", "Wrong change was given");
        Assert.Empty(await town.Town.Directory.TillShifts.Open(default));
    }

    [Fact]
    public async Task One_person_has_one_wallet_unless_it_is_somebody_else()
    {
        await using var counter = await town.Visit();
        await counter.SignIn("mado");
        await counter.Open("/counter/register");
        await EveryCounterPage.Register(counter, "夢野 茂", "ユメノ シゲル", "0721-00-4444");
        await counter.Arrives("/counter/residents/");
        var first = counter.Opened();

        // Written otherwise, it is the same person; with another telephone and address it is not.
        await counter.Open("/counter/register");
        await EveryCounterPage.Register(counter, "夢野 しげる", "ゆめのしげる", "0721004444");
        await counter.Sees("ひとりに ひとつ", "one wallet");
        await counter.Page.ClickAsync("button[name=wallet]");
        await counter.Arrives("/counter/residents/");
        Assert.Equal(WalletOf(first), WalletOf(counter.Opened()));

        await counter.Open("/counter/register");
        await EveryCounterPage.Register(counter, "夢野 茂", "ユメノ シゲル", "0721-00-4444");
        await counter.Touch("別の人です。登録する", "Somebody else: register");
        await counter.Arrives("/counter/residents/");
        Assert.NotEqual(WalletOf(first), WalletOf(counter.Opened()));
        var log = await town.Town.Must(
            "kansa", HttpMethod.Get, $"/api/v1/members/{WalletOf(first)}/access-log", null);
        Assert.Contains("register: my number card", log.Text, StringComparison.Ordinal);
    }

    private Task<Reply> Pay(Holder card, long amount) => town.Town.Put(
        "register", $"/api/v1/charges/{Town.NewId()}",
        new { payer = new { card = card.Token }, spot = People.Grocer, amount });

    private static string WalletOf(string address) => address.Split("/residents/")[1].Split('.')[0];
}
