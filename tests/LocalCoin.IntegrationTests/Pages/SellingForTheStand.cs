using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// The stand has no tablet on a rainy day, or its customer a card that pays more with a PIN: a register elsewhere takes
// the card for it. The sale is the stand's, with the stand's rules, wherever the register stands.
[Collection(PagesOfShops.Name)]
public class SellingForTheStand(PagesTown town)
{
    [Fact]
    public async Task A_branchs_register_takes_a_card_for_the_stand_and_then_for_itself()
    {
        var holder = await town.CardHolder(4_000);
        await using var branch = await town.Visit();
        await branch.PairRegister("register", People.Grocer, People.Stand);
        await Choose(branch);
        // All that the stand sells are vegetables: nobody is asked.
        Assert.Equal(0, await branch.Page.Locator("[name=all-vegetables]").CountAsync());
        var paid = await Pay(branch, 500, holder);
        var words = await branch.Words();
        foreach (var said in new[] { "野菜の無人販売所", "500円", "やさい +100円" })
        {
            Assert.Contains(said, words + await branch.Page.InnerTextAsync(".top"), StringComparison.Ordinal);
        }
        Assert.Equal((People.Stand, 500, "unattended_stand"), await Sale(paid));
        Assert.Equal(4_000 - 500 + 100, await town.Coins(holder.Wallet));

        // And the shop's own place, on the same register, with the shop's own rules.
        await branch.Open("/register");
        Assert.Equal(1, await branch.Page.Locator("[name=all-vegetables]").CountAsync());
        Assert.Equal((People.Grocer, 0, "shop"), await Sale(await Pay(branch, 250, holder)));
    }

    [Fact]
    public async Task The_stands_own_limits_hold_on_a_register_elsewhere()
    {
        var (alone, proven) = (await town.CardHolder(5_000), await town.CardHolder(5_000, "2580"));
        await using var branch = await town.Visit();
        await branch.PairRegister("register", People.Grocer, People.Stand);
        // At the shop itself a card alone pays 2,000 at once; for the stand 1,000, and 2,000 a day.
        await Choose(branch);
        await Hold(branch, 1_001, alone);
        await branch.Touch("はらう", "Pay");
        await branch.Page.WaitForSelectorAsync("[data-tone=refused]");
        foreach (var amount in new[] { 1_000, 999 })
        {
            await Choose(branch);
            await Pay(branch, amount, alone);
        }
        await Choose(branch);
        await Hold(branch, 2, alone);
        await branch.Touch("はらう", "Pay");
        await branch.Page.WaitForSelectorAsync("[data-tone=refused]");
        Assert.Equal(5_000 - 1_999 + 399, await town.Coins(alone.Wallet));

        await Choose(branch);
        await Hold(branch, 1_500, proven);
        await branch.Touch("はらう", "Pay");
        await branch.Page.FillAsync("#pin", "2580");
        await branch.Touch("はらう", "Pay");
        await branch.Arrives("/register/paid/");
        Assert.Equal(5_000 - 1_500 + 300, await town.Coins(proven.Wallet));
    }

    [Fact]
    public async Task The_next_shop_sells_for_the_stand_on_a_register_of_the_stands_and_nothing_else()
    {
        var holder = await town.CardHolder(1_000);
        await using var nextShop = await town.Visit();
        await nextShop.PairRegister("register", People.Stand);
        // It has the one place, so nobody chooses.
        Assert.Equal(0, await nextShop.Page.Locator(".spots").CountAsync());
        await nextShop.Page.FillAsync("#amount", "300");
        Assert.Equal((People.Stand, 300, "unattended_stand"), await Sale(await Pay(nextShop, null, holder)));

        // What is sold there is the stand's owner's: the next shop's own till has no part in it.
        var head = await town.Town.Head();
        await using var baker = await town.Visit();
        await baker.PairAt("baker-owner", People.Baker, "register", People.Baker);
        await baker.Open($"/register?spot={People.Stand}");
        Assert.DoesNotContain("無人販売所", await baker.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        await nextShop.Open($"/register?spot={People.Grocer}");
        await nextShop.Page.FillAsync("#amount", "100");
        Assert.Equal(head + 1, await town.Town.Head());
        Assert.Equal(People.Stand, (await Sale(await Pay(nextShop, null, holder))).Spot);
    }

    private static async Task Choose(Visitor register)
    {
        await register.Open("/register");
        await register.Touch("野菜の無人販売所", "Vegetable stand");
        await Assertions.Expect(register.Page.Locator(".spots [aria-current=true]"))
            .ToContainTextAsync(register.ReadsJapanese ? "野菜の無人販売所" : "Vegetable stand");
    }

    /// <param name="amount">Null where it is typed already.</param>
    private static async Task Hold(Visitor register, long? amount, Holder holder)
    {
        if (amount is { } yen) await register.Page.FillAsync("#amount", yen.ToString());
        await register.Touch("カードを よみとる", "Scan the card");
        await register.Page.WaitForSelectorAsync("#held");
        await register.Scan(holder.Token);
        await register.Page.WaitForSelectorAsync("[name=ticket]", new() { State = WaitForSelectorState.Attached });
    }

    /// <returns>The payment.</returns>
    private static async Task<string> Pay(Visitor register, long? amount, Holder holder)
    {
        await Hold(register, amount, holder);
        await register.Touch("はらう", "Pay");
        await register.Arrives("/register/paid/");
        return register.Page.Url[(register.Page.Url.LastIndexOf('/') + 1)..];
    }

    /// <summary>As the ledger has it: where, how much of it vegetables, and what kind of place it was.</summary>
    private async Task<(string Spot, long Vegetables, string Kind)> Sale(string payment)
    {
        var row = await town.Town.Schema.Value<string[]>("""
            select array[data ->> 'spot', coalesce(data ->> 'vegetables', '0'), data ->> 'spotKind']
            from mt_events where stream_id = 'payment-' || $1 and type = 'payment_made'
            """, payment);
        return (row[0], long.Parse(row[1]), row[2]);
    }
}
