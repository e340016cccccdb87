using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// One person stops a wallet at once, and it takes another to let it go.
[Collection(PagesOfTheOffice.Name)]
public class FreezingAWallet(PagesTown town)
{
    [Fact]
    public async Task Who_froze_a_wallet_cannot_let_it_go_and_a_colleague_can()
    {
        var holder = await town.CardHolder(1_000);
        await using var counter = await town.Visit();
        await counter.Errand("freezing", holder);
        await counter.Page.CheckAsync("[value=suspicion]");
        await counter.Touch("お財布を 止める", "Freeze it");
        await counter.Sees("お財布を 止めました", "The wallet is frozen");
        Assert.Equal("CardUnusable", (await Pay(holder)).Code);

        await counter.Touch("お財布を 止める・もどす", "Freeze the wallet, or let it go");
        await counter.Sees("あなたが 止めました", "You froze it");
        Assert.Equal(0, await counter.Page.Locator("main form").CountAsync());
        Assert.Equal("SameHand", (await town.Town.Send(
            "mado", HttpMethod.Post, $"/api/v1/wallets/{holder.Wallet}/unfreeze", null)).Code);

        await using var colleague = await town.Visit(scripts: false);
        await colleague.OpenWithoutScript(holder, await town.Colleague("窓口 二郎", "counter"));
        await colleague.Sees("は 止めてあります", "This wallet is frozen");
        await colleague.Touch("お財布を 止める・もどす", "Freeze the wallet, or let it go");
        await colleague.Sees("あやしい 使われ方", "Suspicious use");
        await colleague.Touch("また 使えるように する", "Let it go");
        await colleague.Sees("また 使えるように なりました", "in use again");
        Assert.Equal(201, (await Pay(holder)).Status);
    }

    private Task<Reply> Pay(Holder card) => town.Town.Put(
        "register", $"/api/v1/charges/{Town.NewId()}",
        new { payer = new { card = card.Token }, spot = People.Grocer, amount = 100 });
}
