using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Pages;

// At the counter: a form that was sent before, one that stood open while things changed, and one with another field.
[Collection(PagesOfTheOffice.Name)]
public class SentOtherwise(PagesTown town)
{
    [Fact]
    public async Task A_form_that_registered_somebody_registers_nobody_else_over_them()
    {
        await using var counter = await town.Visit();
        await counter.SignIn("mado");
        await counter.Open("/counter/register");
        var (wallet, binding) = (
            await counter.Carried("/register", "wallet"), await counter.Carried("/register", "binding"));
        await EveryCounterPage.Register(counter, "見本 一枝", "ミホン カズエ", "0721-00-6601");
        await counter.Arrives("/counter/residents/");

        // As a browser keeps the fields of a form that one comes back to.
        await counter.Open("/counter/register");
        await counter.Page.EvaluateAsync("""
            ([wallet, binding]) => {
              document.querySelector("[name=wallet]").value = wallet;
              document.querySelector("[name=binding]").value = binding;
            }
            """, new[] { wallet, binding });
        await EveryCounterPage.Register(counter, "例田 次江", "レイダ ツギエ", "0721-00-6602");
        await counter.Sees("もう 見本 一枝 さんを 登録しました", "has registered 見本 一枝 already");
        Assert.Equal("見本 一枝", (await town.Town.Directory.Members.Find(new WalletId(wallet), default))!.Name);

        // Somebody else they are, with a wallet of their own.
        await counter.Page.ClickAsync("button.pay");
        await counter.Arrives("/counter/residents/");
        await counter.Sees("例田 次江", "例田 次江");
        Assert.DoesNotContain(wallet, counter.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cash_moves_at_no_till_that_was_counted_and_closed()
    {
        var holder = await town.CardHolder(0);
        await town.OpenTill();
        await using var counter = await town.Visit();
        await counter.Serve(holder);
        await counter.Page.ClickAsync("a.pay");
        await counter.Page.WaitForSelectorAsync("#amount");
        await town.CloseTills();
        await counter.Page.FillAsync("#amount", "1000");
        await counter.Page.ClickAsync("button.pay");
        await counter.Sees("レジが まだ あいていません", "No till is open");
        Assert.Equal(0, await town.Coins(holder.Wallet));

        await town.OpenTill();
        await counter.Open($"{Resident(counter)}/top-up");
        await EveryCounterPage.Type(counter, 1_000);
        await town.CloseTills();
        await counter.Touch("まちがえた・とりけす", "Wrong, take it back");
        await counter.Sees("レジが まだ あいていません", "No till is open");
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task Another_amount_after_a_lost_answer_shows_what_was_booked()
    {
        var holder = await town.CardHolder(0);
        await town.OpenTill();
        await using var counter = await town.Visit();
        await counter.Serve(holder);
        await counter.Page.ClickAsync("a.pay");
        await counter.Page.FillAsync("#amount", "10000");
        await counter.LoseAnswer("/top-up");
        await counter.Page.ClickAsync("button.pay");
        await counter.Page.WaitForSelectorAsync("[data-told]");
        await counter.Page.FillAsync("#amount", "1000");
        await counter.Page.ClickAsync("button.pay");
        await counter.Arrives("/top-ups/");
        await counter.Sees("一万円", "ten thousand yen");
        Assert.Equal(10_000, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_replaced_card_is_not_restarted_from_a_page_that_stood_open()
    {
        var (lost, spare) = (await town.CardHolder(1_000), await town.StockCard());
        await town.Stop(lost);
        await using var counter = await town.Visit();
        await counter.Serve(lost);
        await counter.Open($"{counter.Opened()}/cards/{lost.Card}");
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{spare.Card}/binding",
            new { wallet = lost.Wallet, replaces = lost.Card });
        await counter.Page.CheckAsync("[name=present]");
        await counter.Touch("また 使えるように する", "Put it into use again");
        await counter.Sees("もう 使えません", "of no use any more");
        var paid = await town.Town.Put("register", $"/api/v1/charges/{Town.NewId()}",
            new { payer = new { card = lost.Token }, spot = People.Grocer, amount = 100 });
        Assert.Equal("CardUnusable", paid.Code);
    }

    [Fact]
    public async Task A_second_card_and_a_pin_by_one_hand_are_read_by_another()
    {
        var holder = await town.CardHolder(500, pin: "2580");
        Assert.DoesNotContain(
            await town.Town.Directory.TakeoverSigns.Open(default), sign => sign.Wallet.Value == holder.Wallet);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{(await town.StockCard()).Card}/binding",
            new { wallet = holder.Wallet });
        Assert.Contains(
            await town.Town.Directory.TakeoverSigns.Open(default), sign => sign.Wallet.Value == holder.Wallet);
    }

    private static string Resident(Visitor counter) => counter.Page.Url[..counter.Page.Url.LastIndexOf('/')];
}
