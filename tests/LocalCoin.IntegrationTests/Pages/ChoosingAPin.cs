using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// The PIN is its owner's: chosen twice on a page turned to them, and not one that anybody would try first.
[Collection(PagesOfTheOffice.Name)]
public class ChoosingAPin(PagesTown town)
{
    [Fact]
    public async Task A_PIN_is_chosen_twice_and_not_one_that_others_would_guess()
    {
        var holder = await town.CardHolder(10_000);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{holder.Wallet}",
            new { name = "絵空 キヨ", kana = "エソラ キヨ", phone = "0721-00-8642" });
        await using var counter = await town.Visit();
        await counter.Serve(holder);
        var pin = $"{counter.Opened()}/cards/{holder.Card}/pin";
        foreach (var guessed in new[] { "0000", "1234", "4321", "7777", "1212", "8642" })
        {
            // A page anew each time: what was said of the number before would be taken for this one's answer.
            await counter.Open(pin);
            await EveryCounterPage.TypePin(counter, guessed);
            await counter.Sees("わかりやすい", "guess");
        }
        await counter.Open(pin);
        await EveryCounterPage.TypePin(counter, "2580");
        await counter.Sees("もう一度 同じ", "once more");
        await EveryCounterPage.TypePin(counter, "2581");
        await counter.Sees("はじめから", "begin again");
        Assert.Equal("PinNotSet", (await Pay(holder, "2580")).Code);
        await Choose(counter, "2580");
        Assert.Equal(201, (await Pay(holder, "2580")).Status);
        Assert.Equal("PinWrong", (await Pay(holder, "2581")).Code);
    }

    [Fact]
    public async Task After_five_wrong_ones_the_counter_lets_its_owner_choose_anew()
    {
        var holder = await town.CardHolder(10_000, "2580");
        for (var tries = 0; tries < 5; tries++) await Pay(holder, "9999");
        Assert.Equal("PinBlocked", (await Pay(holder, "2580")).Code);
        await using var counter = await town.Visit(scripts: false);
        await counter.SignIn("mado");
        await counter.Open("/counter");
        await counter.Page.FillAsync("#held", $"https://kongo.example/c/{holder.Token}");
        await counter.Touch("カードで ひらく", "Open by card");
        await counter.Sees("5回 まちがえて", "five wrong tries");
        await counter.Open($"{counter.Opened()}/cards/{holder.Card}/pin");
        await Choose(counter, "8520");
        Assert.Equal(201, (await Pay(holder, "8520")).Status);
    }

    [Fact]
    public async Task Without_the_PIN_the_card_may_be_made_to_pay_nothing()
    {
        var holder = await town.CardHolder(1_000, "2580");
        await using var counter = await town.Visit();
        await counter.Serve(holder);
        await counter.Open($"{counter.Opened()}/limits");
        await counter.Page.CheckAsync("[value='0']");
        await counter.Page.ClickAsync("button.pay");
        await counter.Sees("上限を きめました", "The limit is set");
        Assert.Equal(422, (await Pay(holder, null)).Status);
        Assert.Equal(201, (await Pay(holder, "2580")).Status);
    }

    private static async Task Choose(Visitor counter, string pin)
    {
        await EveryCounterPage.TypePin(counter, pin);
        await counter.Sees("もう一度 同じ", "once more");
        await EveryCounterPage.TypePin(counter, pin);
        await counter.Sees("暗証番号を きめました", "The PIN is set");
    }

    private Task<Reply> Pay(Holder card, string? pin) => town.Town.Put(
        "register", $"/api/v1/charges/{Town.NewId()}",
        new { payer = new { card = card.Token, pin }, spot = People.Grocer, amount = 100 });
}
