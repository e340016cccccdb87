using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Store;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCoin.IntegrationTests.Pages;

// The office's own doors to what shops and gifts stand on: a budget with its terms, and a register that must be out.
[Collection(PagesOfTheOffice.Name)]
public class MakingABudget(PagesTown town)
{
    private LedgerReads Ledger => town.Town.App.Services.GetRequiredService<LedgerReads>();

    [Fact]
    public async Task A_budget_is_made_with_its_terms_and_filled()
    {
        var id = $"yasai-{Guid.CreateVersion7():N}"[..30];
        await using var office = await town.Visit();
        await office.Desk("/desk/funds");
        await office.Touch("予算を 作る", "A new budget");
        await office.Page.FillAsync("#id", id);
        await office.Page.FillAsync("#expiry", "いつか");
        await office.Page.CheckAsync("[name=classes][value=small-shop]");
        await office.Touch("この とおりに 作る", "Make it so");
        await office.Sees("どれかの 形で いれてください", "Please type it as");
        Assert.Null(await Ledger.Fold<Fund>(StreamId.Of(new FundId(id)), default));

        Assert.Equal(id, await office.Page.InputValueAsync("#id"));
        await office.Page.FillAsync("#expiry", "３-31 9-30");
        await office.Page.FillAsync("#life-min", "30");
        await office.Touch("この とおりに 作る", "Make it so");
        await office.Arrives($"/desk/funds/{id}");
        await office.Page.FillAsync("#budget", "50000");
        await office.Page.ClickAsync("button[value=in]");
        await office.Page.Locator("dd.whole", new() { HasText = "50,000" }).WaitForAsync();
        var fund = await Ledger.Fold<Fund>(StreamId.Of(new FundId(id)), default);
        Assert.Equal(FundFamily.Free, fund!.Family);
        Assert.Equal([new AnnualDate(3, 31), new AnnualDate(9, 30)], fund.Expiry.Days!);
        Assert.Equal(30, fund.Expiry.LifeMin);
        Assert.Equal(["small-shop"], fund.MerchantClasses.Select(one => one.Value));
        Assert.Equal(50_000, await Ledger.Coins(AccountAddress.Of(fund.Id), default));
    }

    [Fact]
    public async Task The_office_puts_a_register_out_that_was_lost()
    {
        var name = $"なくした {Guid.CreateVersion7():N}"[..20];
        await using var shop = await town.Visit();
        shop.RegisterName = name;
        await shop.PairRegister();
        await shop.Open("/register");
        await shop.Page.WaitForSelectorAsync("[data-pad]");
        await using var office = await town.Visit();
        await office.Desk("/desk/merchants/grocer");
        await office.Touch($"{name} を はずす", $"Remove {name}");
        await office.Sees("たんまつを はずしました", "The device is removed");
        Assert.Equal(0, await office.Page.GetByText(name).CountAsync());

        await shop.Open("/register");
        await shop.Page.WaitForSelectorAsync("h1");
        Assert.Equal(0, await shop.Page.Locator("[data-pad]").CountAsync());
        Assert.False(await town.Town.Schema.Value<bool>(
            "select bool_or(unpaired_at is null) from directory_devices where name = $1", name));
    }
}
