using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// Nobody stands at the stand: a card, the keys with prices, and what one does about 1,500 typed for 150.
[Collection(PagesOfResidents.Name)]
public class PayingAtTheStand(PagesTown town)
{
    [Fact]
    public async Task Prices_are_touched_and_paid_in_one_more_touch()
    {
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(holder.Token);
        foreach (var price in new[] { 150, 150, 200, 200 })
        {
            await kiosk.Page.ClickAsync($"[data-price='{price}'] [data-more]");
        }
        await kiosk.Page.ClickAsync("[data-price='200'] [data-less]");
        Assert.Equal("500", await kiosk.Page.InnerTextAsync("[data-total]"));
        await kiosk.Touch("はらう", "Pay");
        await kiosk.Arrives("/kiosk/paid/");
        var words = await kiosk.Words();
        foreach (var said in new[] { "はらいました", "野菜の無人販売所", "500円", "やさい +100円", "秒で はじめに もどります" })
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
        }
        Assert.Equal(1_000 - 500 + 100, await town.Coins(holder.Wallet));
        var page = await kiosk.Page.ContentAsync();
        Assert.All(
            new[] { holder.Wallet, holder.Card, holder.Token, "花子" },
            secret => Assert.DoesNotContain(secret, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fifteen_hundred_typed_for_150_is_undone_exactly_and_the_second_that_day_is_refused()
    {
        var holder = await town.CardHolder(4_000, "2580");
        await using var kiosk = await town.Visit();
        await Pay(kiosk, holder, 1_500);
        Assert.Equal(4_000 - 1_500 + 300, await town.Coins(holder.Wallet));
        await kiosk.Touch("まちがえた・とりけす", "Mistake: undo it");
        await kiosk.Sees("とりけしました", "It is undone");
        Assert.Equal(4_000, await town.Coins(holder.Wallet));

        await Pay(kiosk, holder, 1_500);
        await kiosk.Touch("まちがえた・とりけす", "Mistake: undo it");
        await kiosk.Sees("きょうは もう とりけせません", "No more undoing today");
        Assert.Equal(4_000 - 1_500 + 300, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task The_card_shown_again_within_three_minutes_undoes_too()
    {
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(holder.Token);
        await kiosk.PayAtTheStand(600);
        await kiosk.Arrives("/kiosk/paid/");
        await town.Seen(holder.Wallet);
        await kiosk.Touch("おわる", "Done");
        await kiosk.AtTheStand(holder.Token);
        await kiosk.Sees("600円 はらいました", "You paid 600 yen");
        await kiosk.Touch("まちがえた・とりけす", "Mistake: undo it");
        await kiosk.Sees("とりけしました", "It is undone");
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task More_than_two_thousand_is_asked_twice()
    {
        var holder = await town.CardHolder(5_000, "2580");
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(holder.Token);
        await kiosk.PayAtTheStand(2_500);
        await kiosk.Sees("2,500円で まちがい ありませんか", "Is 2,500 yen right?");
        await kiosk.Touch("やりなおす", "Start over");
        await kiosk.Page.WaitForSelectorAsync(".hold-out");
        Assert.Equal(5_000, await town.Coins(holder.Wallet));

        // Asked again and meant: the second touch pays.
        await kiosk.AtTheStand(holder.Token);
        await kiosk.PayAtTheStand(2_500);
        await kiosk.Sees("2,500円で まちがい ありませんか", "Is 2,500 yen right?");
        await kiosk.Page.FillAsync("#pin", "2580");
        await kiosk.Touch("はらう", "Pay");
        await kiosk.Arrives("/kiosk/paid/");
        Assert.Equal(5_000 - 2_500 + 500, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_phones_code_is_asked_twice_above_two_thousand_and_not_before()
    {
        await People.Grant(town.Town, town.People.Bob, 5_000);
        var before = await town.Coins(town.People.Bob);
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(await Code());
        await kiosk.PayAtTheStand(2_000);
        await kiosk.Arrives("/kiosk/paid/");
        await kiosk.AtTheStand(await Code());
        await kiosk.PayAtTheStand(2_001);
        await kiosk.Sees("2,001円で まちがい ありませんか", "Is 2,001 yen right?");
        Assert.InRange(await town.Coins(town.People.Bob), before - 2_000, before - 1_000);
        await kiosk.Touch("はらう", "Pay");
        await kiosk.Arrives("/kiosk/paid/");
        Assert.InRange(await town.Coins(town.People.Bob), before - 4_001, before - 3_000);

        async Task<string> Code() =>
            (await town.Town.Must("bob", HttpMethod.Post, "/api/v1/codes", new { }))["code"].GetString()!;
    }

    [Fact]
    public async Task A_card_alone_pays_no_more_than_the_limit_of_the_place()
    {
        var holder = await town.CardHolder(3_000);
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(holder.Token);
        await kiosk.PayAtTheStand(1_001);
        await kiosk.Sees("カードだけでは はらえない", "Too much for the card alone");
        foreach (var amount in new[] { 1_000, 990 })
        {
            await kiosk.AtTheStand(holder.Token);
            await kiosk.PayAtTheStand(amount);
            await kiosk.Arrives("/kiosk/paid/");
            await kiosk.Touch("おわる", "Done");
        }
        await kiosk.AtTheStand(holder.Token);
        await kiosk.PayAtTheStand(20);
        await kiosk.Sees("1日 2,000円まで", "2,000 yen a day");
    }

    [Fact]
    public async Task The_shop_is_asked_and_gives_the_difference_back_with_one_touch()
    {
        var holder = await town.CardHolder(3_000);
        await town.ChargeAtTheStand(holder, 100);
        var wrong = await town.ChargeAtTheStand(holder, 900);
        await town.Seen(holder.Wallet);
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(holder.Token);
        await kiosk.Touch("まちがえた・とりけす", "Mistake: undo it");
        await kiosk.Sees("とりけしました", "It is undone");
        wrong = await town.ChargeAtTheStand(holder, 900);
        var before = await town.Coins(holder.Wallet);
        await SeenLast(holder, wrong);
        await kiosk.AtTheStand(holder.Token);
        await kiosk.Touch("まちがえた・とりけす", "Mistake: undo it");
        await kiosk.Touch("お店に たのむ", "Ask the shop");
        await kiosk.Page.FillAsync("#amount", "90");
        await kiosk.Touch("ちがう分を たのむ", "Ask for the difference");
        await kiosk.Sees("お店に たのみました", "The shop has been asked");

        await using var owner = await town.Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/wishes");
        var page = await owner.Page.ContentAsync();
        Assert.DoesNotContain(holder.Wallet, page, StringComparison.Ordinal);
        var card = owner.Page.Locator(".card", new() { HasTextString = Store.Payments.PaymentCode.Of(new(wrong)) });
        await card.Locator("button.pay").ClickAsync();
        await owner.Sees("コインで お返ししました", "Given back in coins");
        // Of 900 yen of vegetables 180 were earned; of the 90 that are left, 18.
        Assert.Equal(before + 810 - 162, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Without_script_pieces_are_typed_and_the_sum_is_asked()
    {
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit(scripts: false);
        await kiosk.PairRegister("kiosk", People.Stand);
        await kiosk.Page.FillAsync("[name=plain]", holder.Token);
        await kiosk.Page.PressAsync("[name=plain]", "Enter");
        await kiosk.Page.FillAsync("[name='pieces-150']", "2");
        await kiosk.Touch("はらう", "Pay");
        await kiosk.Sees("300円で まちがい ありませんか", "Is 300 yen right?");
        await kiosk.Touch("はらう", "Pay");
        await kiosk.Arrives("/kiosk/paid/");
        Assert.Equal(1_000 - 300 + 60, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_place_that_was_given_up_says_so()
    {
        var spot = "stand-" + Town.NewId();
        await town.Town.Must("somu", HttpMethod.Put, $"/api/v1/spots/{spot}", new
        {
            merchant = People.Grocer, kind = "unattended_stand", vegetablesOnly = true,
            names = new { name = "もうない売り場" },
        });
        await using var kiosk = await town.Visit();
        await kiosk.PairRegister("kiosk", spot);
        await kiosk.Page.WaitForSelectorAsync(".hold-out");
        await town.Town.Must("somu", HttpMethod.Post, $"/api/v1/spots/{spot}/close", null);
        await kiosk.Open("/kiosk");
        await kiosk.Sees("ここでは もう はらえません", "This place is closed");
    }

    [Fact]
    public async Task The_tablet_goes_back_to_its_start_by_itself()
    {
        var holder = await town.CardHolder(1_000);
        await using var kiosk = await town.Visit();
        await kiosk.AtTheStand(holder.Token);
        await kiosk.Page.EvaluateAsync("""
            () => {
              document.body.dataset.leaveSeconds = "1";
              document.dispatchEvent(new CustomEvent("swapped"));
            }
            """);
        await kiosk.Arrives("/kiosk?lang=ja");
        await kiosk.Page.WaitForSelectorAsync(".hold-out");
    }

    private static async Task Pay(Visitor kiosk, Holder holder, long amount)
    {
        await kiosk.AtTheStand(holder.Token);
        await kiosk.PayAtTheStand(amount);
        await kiosk.Page.FillAsync("#pin", "2580");
        await kiosk.Touch("はらう", "Pay");
        await kiosk.Arrives("/kiosk/paid/");
    }

    /// <summary>Waits until the payment stands where the tablet looks for a card's last.</summary>
    private Task SeenLast(Holder holder, string payment) => town.Eventually(
        "select count(*) from wallet_statement where wallet = $1 and stream = 'payment-' || $2",
        holder.Wallet, payment);
}
