using System.Diagnostics;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// A card is lost on Saturday night and replaced on Monday: nothing is lost with it.
[Collection(PagesOfTheOffice.Name)]
public class LostOnSaturday(PagesTown town)
{
    [Fact]
    public async Task A_card_lost_on_Saturday_night_is_replaced_on_Monday_with_the_same_purses()
    {
        var (lost, spare) = (await town.CardHolder(3_000), await town.StockCard());
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{lost.Wallet}",
            new { name = "空想 ハル", kana = "クウソウ ハル", phone = "0721-00-5555" });
        await Pay(lost, 500);
        var before = await Purses(lost.Wallet);

        // Saturday night, on somebody's telephone: the stop number and nothing else.
        await using var anybody = await town.Visit();
        await anybody.Open("/stop");
        await anybody.Page.FillAsync("[name=number]", lost.StopNumber);
        await anybody.Page.ClickAsync("button.pay");
        await anybody.Sees("カードを とめました", "The card is stopped");
        var since = Stopwatch.StartNew();
        var refused = await Pay(lost, 100);
        Assert.Equal("CardUnusable", refused.Code);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), $"refused after {since.Elapsed}");

        // Monday, four steps: who it is; why it is opened; a new card; the scan.
        await using var counter = await town.Visit();
        await counter.SignIn("mado");
        await EveryCounterPage.Search(counter, "くうそう");
        await counter.Page.CheckAsync("[value='lost card']");
        await counter.Page.ClickAsync($"button[value='{lost.Wallet}']");
        await counter.Arrives("/counter/residents/");
        await counter.Touch(
            $"止めた カード({lost.LastFour})の かわりを わたす", $"Give a new card in place of {lost.LastFour}");
        await counter.Page.WaitForSelectorAsync("#held");
        await counter.Scan(spare.Token);
        await counter.Sees("新しい カードに とりかえました", "The new card is in place");

        Assert.Equal(before, await Purses(lost.Wallet));
        Assert.Equal("CardUnusable", (await Pay(lost, 100)).Code);
        Assert.Equal(201, (await Pay(spare, 100)).Status);
    }

    [Fact]
    public async Task Payments_after_the_reported_time_are_listed_for_who_bears_them()
    {
        var holder = await town.CardHolder(3_000);
        await Pay(holder, 300);
        var reported = NodaTime.Text.InstantPattern.ExtendedIso.Format(
            NodaTime.SystemClock.Instance.GetCurrentInstant());
        await Pay(holder, 480);
        await town.Seen(holder.Wallet);
        await town.Stop(holder, new { reason = "lost", reportedAt = reported });
        await using var counter = await town.Visit();
        await counter.Serve(holder);
        await counter.Open($"{counter.Opened()}/cards/{holder.Card}");
        await counter.Sees("知らせの あとの しはらい", "Payments after the report");
        var listed = await counter.Words();
        Assert.Contains("480", listed, StringComparison.Ordinal);
        Figure.Absent(300, listed);
    }

    [Fact]
    public async Task A_card_is_stopped_and_found_again_and_woken_at_the_counter()
    {
        var holder = await town.CardHolder(1_000);
        await using var counter = await town.Visit(scripts: false);
        await counter.SignIn("mado");
        await counter.Open("/counter");
        await counter.Page.FillAsync("#held", $"https://kongo.example/c/{holder.Token}");
        await counter.Touch("カードで ひらく", "Open by card");
        var opened = counter.Opened();
        await counter.Open($"{opened}/cards/{holder.Card}");
        await counter.Page.CheckAsync("[value=lost]");
        await counter.Touch("いま 止める", "Stop it now");
        await counter.Sees("カードを 止めました", "The card is stopped");
        Assert.Equal("CardUnusable", (await Pay(holder, 100)).Code);

        // Its owner is here with it, or it stays stopped.
        await counter.Open($"{opened}/cards/{holder.Card}");
        await counter.Page.EvaluateAsync("() => { document.querySelector('[name=present]').required = false; }");
        await counter.Touch("また 使えるように する", "Put it into use again");
        await counter.Sees("本人が 来た ときだけ", "only with its owner here");
        Assert.Equal("CardUnusable", (await Pay(holder, 100)).Code);
        await counter.Page.CheckAsync("[name=present]");
        await counter.Touch("また 使えるように する", "Put it into use again");
        await counter.Sees("また 使えるように なりました", "in use again");
        Assert.Equal(201, (await Pay(holder, 100)).Status);

        var mailed = await town.StockCard();
        await counter.Open($"{opened}/cards/new?card={mailed.Card}");
        await counter.Page.CheckAsync("[name=asleep]");
        await counter.Touch("この人の カードに する", "Make it this person's");
        await counter.Arrives("done=bound");
        Assert.Equal("CardUnusable", (await Pay(mailed, 100)).Code);
        await counter.Open($"{opened}/cards/{mailed.Card}");
        await counter.Touch("使えるように する", "Put it into use");
        await counter.Arrives("done=woken");
        Assert.Equal(201, (await Pay(mailed, 100)).Status);
    }

    private Task<Reply> Pay(Holder card, long amount) => town.Town.Put(
        "register", $"/api/v1/charges/{Town.NewId()}",
        new { payer = new { card = card.Token }, spot = People.Grocer, amount });

    private async Task<string> Purses(string wallet) =>
        (await town.Town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{wallet}", null))["purses"].GetRawText();
}
