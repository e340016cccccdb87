using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Store.Directory;

namespace LocalCoin.IntegrationTests.Pages;

// A card that came by post sleeps until somebody wakes it who has more than its envelope: the letter, or the counter.
[Collection(PagesOfTheOffice.Name)]
public class WakingCards(PagesTown town)
{
    [Fact]
    public async Task A_mailed_card_is_woken_by_the_code_of_its_letter_and_pays()
    {
        var mailed = await town.MailedCard(1_000);
        Assert.Equal("CardUnusable", (await Pay(mailed)).Code);
        await using var resident = await town.Visit(scripts: false);
        await resident.Open($"/c/{mailed.Token}");
        await resident.Touch("とどいた カードを 使えるように する", "Put a new card into use");
        var spaced = string.Join(' ', mailed.WakeCode.Chunk(4).Select(four => new string(four)));
        await EveryCardPage.Wake(resident, mailed.LastFour, spaced);
        await resident.Sees($"おわりが {mailed.LastFour} の カードは、いまから", $"ending in {mailed.LastFour}");
        Assert.Equal(201, (await Pay(mailed)).Status);
        Assert.Equal("wake-line", await Actor(mailed));

        // Once more, as somebody does who is not sure: it can be used, and nothing happens again.
        var head = await town.Town.Head();
        await EveryCardPage.Wake(resident, mailed.LastFour, mailed.WakeCode);
        await resident.Sees("カードが 使えます", "The card can be used");
        Assert.Equal(head, await town.Town.Head());
    }

    [Fact]
    public async Task Nothing_but_the_code_of_this_card_wakes_it_and_every_wrong_one_is_answered_alike()
    {
        var (mailed, other, stock) =
            (await town.MailedCard(1_000), await town.MailedCard(1_000), await town.StockCard());
        var nobodys = CheckDigit.Append("12345678901");
        await using var thief = await town.Visit();
        var head = await town.Town.Head();
        var told = new List<string>();
        foreach (var (four, code) in new[]
        {
            (mailed.LastFour, nobodys), (mailed.LastFour, other.WakeCode), (Next(mailed.LastFour), mailed.WakeCode),
            (stock.LastFour, stock.WakeCode),
        })
        {
            await EveryCardPage.Wake(thief, four, code);
            await thief.Page.WaitForSelectorAsync(".notice.beni");
            told.Add(await thief.Words());
        }
        Assert.Single(told.Distinct());
        // Its address, its stop number and a slip of the finger are no code at all.
        var slip = mailed.WakeCode[..^1] + Next(mailed.WakeCode[^1..]);
        foreach (var code in new[] { mailed.Token, mailed.LastFour, slip, mailed.StopNumber })
        {
            // One stop number in ten ends as a code would, and is answered like any other.
            if (CheckDigit.IsRight(code) && code.Length == Cards.WakeDigits) continue;
            await EveryCardPage.Wake(thief, mailed.LastFour, code);
            await thief.Sees("うちまちがい", "mistyped");
        }
        Assert.Equal(head, await town.Town.Head());
        Assert.Equal("CardUnusable", (await Pay(mailed)).Code);
    }

    [Fact]
    public async Task A_stopped_card_is_not_woken_and_a_code_stops_nothing()
    {
        var mailed = await town.MailedCard(1_000);
        await using var resident = await town.Visit();
        await resident.Open("/stop");
        await resident.Page.FillAsync("[name=number]", mailed.WakeCode);
        await resident.Touch("カードを とめる", "Stop the card");
        await resident.Sees("まだ とまっていません", "Nothing was stopped");

        await town.Stop(mailed);
        await EveryCardPage.Wake(resident, mailed.LastFour, mailed.WakeCode);
        await resident.Sees("とめて あります", "is stopped");
        Assert.Equal("CardUnusable", (await Pay(mailed)).Code);
    }

    [Fact]
    public async Task The_phone_desk_wakes_a_card_for_a_reason_that_is_written_down()
    {
        var mailed = await town.MailedCard(1_000);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{mailed.Wallet}",
            new { name = "見本 電子", kana = "ミホン デンコ", phone = "0721-00-6666" });
        await using var desk = await town.Visit();
        await desk.SignIn("mado");
        await Call();
        // Without a reason nothing opens.
        await desk.Page.EvaluateAsync(
            "() => document.querySelectorAll('[name=reason]').forEach((one) => { one.required = false; })");
        await desk.Page.ClickAsync($"button[value='{mailed.Wallet}']");
        await desk.Sees("わけを えらんでください", "Please choose a reason");
        await Call();
        await desk.Page.CheckAsync("[value=telephone]");
        await desk.Page.ClickAsync($"button[value='{mailed.Wallet}']");
        await desk.Arrives("/counter/residents/");
        await desk.Open($"{desk.Opened()}/cards/{mailed.Card}");
        await desk.Touch("使えるように する", "Put it into use");
        await desk.Arrives("done=woken");
        Assert.Equal(201, (await Pay(mailed)).Status);
        Assert.Equal(
            await town.Town.Schema.Value<string>("select actor from directory_credentials where name = 'mado'"),
            await Actor(mailed));
        var log = await town.Town.Must("kansa", HttpMethod.Get, $"/api/v1/members/{mailed.Wallet}/access-log", null);
        Assert.Contains("look: telephone", log.Text, StringComparison.Ordinal);

        async Task Call()
        {
            await desk.Open("/counter");
            await desk.Page.FillAsync("[name=phone]", "0721006666");
            await desk.Touch("さがす", "Search");
            await desk.Page.WaitForSelectorAsync("[name=wallet]");
        }
    }

    private Task<Reply> Pay(Holder card) => town.Town.Put("register", $"/api/v1/charges/{Town.NewId()}",
        new { payer = new { card = card.Token }, spot = People.Grocer, amount = 100 });

    /// <summary>Who woke it, as the ledger has it.</summary>
    private Task<string> Actor(Holder card) => town.Town.Schema.Value<string>(
        "select headers ->> 'actor' from mt_events where stream_id = 'card-' || $1 and type = 'card_woken'", card.Card);

    /// <summary>Another number of as many digits.</summary>
    private static string Next(string digits) =>
        string.Concat(digits.Select(digit => (char)('0' + (digit - '0' + 1) % 10)));
}
