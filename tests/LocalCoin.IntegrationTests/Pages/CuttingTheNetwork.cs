using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// The line breaks while a customer pays. Whatever the moment, and whatever the clerk does then: the page and the ledger
// say the same, and it is paid at most once.
[Collection(PagesOfShops.Name)]
public class CuttingTheNetwork(PagesTown town)
{
    [Theory]
    [InlineData(Breaks.BeforeSending, true)]
    [InlineData(Breaks.BeforeSending, false)]
    [InlineData(Breaks.AfterSending, true)]
    [InlineData(Breaks.AfterSending, false)]
    [InlineData(Breaks.AfterCommit, true)]
    [InlineData(Breaks.AfterCommit, false)]
    public async Task Page_and_ledger_agree(Breaks moment, bool asksAgain)
    {
        var holder = await town.CardHolder(1_000);
        await using var wire = new CutWire(town.Town.Http.BaseAddress!);
        await using var register = await At(wire);
        await Break(register, wire, holder, moment);
        wire.Mend();
        var isPaid = await Ends(register, asksAgain);
        Assert.Equal(isPaid ? 700 : 1_000, await town.Coins(holder.Wallet));
        if (asksAgain) Assert.True(isPaid);
        if (moment is Breaks.AfterCommit) Assert.True(isPaid);
        if (moment is Breaks.BeforeSending && !asksAgain) Assert.False(isPaid);
    }

    [Fact]
    public async Task What_arrives_after_it_was_abandoned_pays_nothing()
    {
        var holder = await town.CardHolder(1_000);
        await using var wire = new CutWire(town.Town.Http.BaseAddress!);
        await using var register = await At(wire);
        await Break(register, wire, holder, Breaks.Late);
        wire.Mend();
        Assert.False(await Ends(register, asksAgain: false));
        Assert.StartsWith("HTTP/1.1 200", await wire.LetArrive(), StringComparison.Ordinal);
        Assert.Equal(1_000, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task What_arrives_after_it_was_paid_pays_nothing_more()
    {
        var holder = await town.CardHolder(1_000);
        await using var wire = new CutWire(town.Town.Http.BaseAddress!);
        await using var register = await At(wire);
        await Break(register, wire, holder, Breaks.Late);
        wire.Mend();
        Assert.True(await Ends(register, asksAgain: true));
        var answer = await wire.LetArrive();
        Assert.StartsWith("HTTP/1.1 303", answer, StringComparison.Ordinal);
        Assert.Contains(new Uri(register.Page.Url).AbsolutePath, answer, StringComparison.Ordinal);
        Assert.Equal(700, await town.Coins(holder.Wallet));
    }

    [Fact]
    public async Task A_dead_line_is_said_before_anybody_counts_on_it_and_taken_back_when_it_lives()
    {
        await using var wire = new CutWire(town.Town.Http.BaseAddress!);
        await using var register = await At(wire);
        var told = register.Page.Locator("[data-connection]");
        await Assertions.Expect(told).ToHaveCountAsync(0);
        wire.Break();
        await Assertions.Expect(told).ToContainTextAsync("つながっていません", new() { Timeout = 20_000 });
        wire.Mend();
        await Assertions.Expect(told).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await register.Context.SetOfflineAsync(true);
        await Assertions.Expect(told).ToContainTextAsync("現金を おねがいします");
        await register.Context.SetOfflineAsync(false);
        await Assertions.Expect(told).ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }

    private async Task<Visitor> At(CutWire wire)
    {
        var register = await town.Visit(at: wire.Address);
        await register.PairRegister();
        return register;
    }

    private static async Task Break(Visitor register, CutWire wire, Holder holder, Breaks moment)
    {
        await register.Ask(300, holder.Token);
        await register.Sees("この金額で いいですか", "right amount");
        wire.BreakAt("POST /register/pay", moment);
        await register.Touch("はらう", "Pay");
        await register.Sees("はらえたか まだ わかりません", "not known yet");
    }

    /// <returns>Whether the page says that it is paid.</returns>
    private static async Task<bool> Ends(Visitor register, bool asksAgain)
    {
        if (asksAgain) await register.Touch("はらう", "Pay");
        else await register.Touch("やめる", "Stop");
        await register.Page.WaitForSelectorAsync("[data-tone=paid], [data-tone=refused]");
        var isPaid = await register.Page.Locator("[data-tone=paid]").CountAsync() == 1;
        await register.Sees(isPaid ? "はらいました" : "はらっていません", isPaid ? "Paid" : "Nothing was paid");
        return isPaid;
    }
}
