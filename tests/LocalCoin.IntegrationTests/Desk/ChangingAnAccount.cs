using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Desk;

// Where a shop's coins are paid out: one person asks, another compares it with the paper. By one hand alone it would be
// the shortest way to somebody else's money.
[Collection(DeskOffice.Name)]
public class ChangingAnAccount(SettledTown settled)
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private readonly Town town = settled.Town;

    [Fact]
    public async Task A_new_account_stands_once_another_hand_has_approved_it()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 こうざ");
        var asked = await Ask(office, shop, "7654321");
        Assert.Equal(303, asked.Status);
        var waits = (await office.Get(asked.Location!)).Words();
        Assert.Contains("みとめられるまで いまの ままです", waits, Ordinal);
        Assert.Contains("•••321", waits, Ordinal);
        Assert.Contains("みとめるのを まっています", waits, Ordinal);
        Assert.Null(await Account(shop));

        var approver = await town.Desk("kessai");
        Assert.Contains("お店の 口座の かえ", (await approver.Get("/desk")).Words(), Ordinal);
        var list = await approver.Get("/approvals");
        Assert.Contains("架空農園 こうざ", list.Words(), Ordinal);
        Assert.Contains("7654321", list.Words(), Ordinal);
        var door = await Door(shop);
        Assert.Equal(303, (await approver.Post(door, ("key", Town.NewId()), ("decision", "approve"))).Status);
        Assert.Equal("7654321", await Account(shop));

        var page = (await office.Get(shop.Page)).Words();
        Assert.Contains("みとめた: kessai", page, Ordinal);
        Assert.DoesNotContain("7654321", page, Ordinal);
        var log = (await office.Get($"/desk/log?about=merchant-{shop.Merchant}")).Words();
        Assert.Matches("kessai 口座の かえを みとめた.*somu 口座の かえを 申しこんだ", log);
        Assert.DoesNotContain("架空農園 こうざ", (await approver.Get("/approvals")).Words(), Ordinal);
    }

    [Fact]
    public async Task What_is_rejected_leaves_the_old_account_and_says_why()
    {
        var office = await town.Desk();
        var approver = await town.Desk("kessai");
        var shop = await office.RegisterShop("架空農園 ことわる");
        await Ask(office, shop, "1111111");
        await approver.Get("/approvals");
        await approver.Post(await Door(shop), ("key", Town.NewId()), ("decision", "approve"));
        await Ask(office, shop, "2222222");
        var door = await Door(shop);
        var without = await approver.Post(door, ("key", Town.NewId()), ("decision", "reject"));
        Assert.Equal(422, without.Status);
        var rejected = await approver.Post(
            door, ("key", Town.NewId()), ("decision", "reject"), ("reason", "紙と ちがう"));
        Assert.Equal(303, rejected.Status);
        Assert.Equal("1111111", await Account(shop));
        Assert.Contains("紙と ちがう", (await office.Get(shop.Page)).Words(), Ordinal);
        var late = await approver.Post(door, ("key", Town.NewId()), ("decision", "approve"));
        Assert.Equal(422, late.Status);
        Assert.Equal("1111111", await Account(shop));
    }

    [Fact]
    public async Task Nobody_approves_their_own_and_a_second_waits_for_the_first()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 ひとり");
        await Ask(office, shop, "3333333");
        var second = await Ask(office, shop, "4444444");
        Assert.Equal(422, second.Status);
        Assert.Contains("まえの 申しこみが まっています", second.Words(), Ordinal);
        var door = await Door(shop);
        // Who asked approves nothing, also as somebody who may approve: the account would be changed by one hand.
        Assert.Equal(403, (await office.Post(door, ("key", Town.NewId()), ("decision", "approve"))).Status);
        await town.Hire("both-hands", "approver", null, null);
        var both = await town.Desk("both-hands");
        await town.Schema.Execute(
            "update directory_bank_proposals set asked_by = 'both-hands' where merchant = $1", shop.Merchant);
        var own = await both.Get("/approvals");
        Assert.DoesNotContain(door, own.Html, Ordinal);
        Assert.Equal(422, (await both.Post(door, ("key", Town.NewId()), ("decision", "approve"))).Status);
        Assert.Null(await Account(shop));
    }

    [Fact]
    public async Task An_approver_is_told_that_the_telephone_number_is_new_too()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 でんわ");
        await Ask(office, shop, "5555555");
        var approver = await town.Desk("kessai");
        Assert.DoesNotContain("この 電話番号も", Card(await approver.Get("/approvals"), shop), Ordinal);
        await office.Get(shop.Page + "/change");
        await office.Post(shop.Page + "/change",
            ("key", Town.NewId()), ("name", "架空農園 でんわ"), ("class", "small-shop"), ("phone", "0721-00-8888"));
        var card = Card(await approver.Get("/approvals"), shop);
        Assert.Contains("この 電話番号も", card, Ordinal);
        Assert.Contains("0721-00-8888", card, Ordinal);
    }

    [Fact]
    public async Task Changing_the_name_meanwhile_leaves_the_account_that_was_approved()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 なまえ");
        var known = (await town.Directory.Merchants.Find(new(shop.Merchant), default))!;
        await Ask(office, shop, "6666666");
        var approver = await town.Desk("kessai");
        await approver.Get("/approvals");
        await approver.Post(await Door(shop), ("key", Town.NewId()), ("decision", "approve"));
        // As of a page that was opened before.
        await town.Directory.Merchants.Change(known with { Name = "架空農園 あたらしい" }, new("somu"), default);
        Assert.Equal("6666666", await Account(shop));
    }

    private static async Task<Seen> Ask(Browsing office, NewShop shop, string number)
    {
        await office.Get(shop.Page + "/bank");
        return await office.Post(shop.Page + "/bank",
            ("key", Town.NewId()), ("bank", "0001"), ("branch", "123"), ("kind", "ordinary"), ("number", number),
            ("holder", "カクウノウエン"));
    }

    /// <summary>Where the shop's last proposal is decided.</summary>
    private async Task<string> Door(NewShop shop) => "/approvals/accounts/" + await town.Schema.Value<Guid>("""
        select proposal from directory_bank_proposals where merchant = $1 order by asked_at desc limit 1
        """, shop.Merchant);

    private async Task<string?> Account(NewShop shop) =>
        (await town.Directory.Merchants.Find(new(shop.Merchant), default))!.BankAccount is { } json
            ? System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("number").GetString()
            : null;

    /// <summary>What stands about the shop among the accounts.</summary>
    private static string Card(Seen page, NewShop shop)
    {
        var words = page.Words();
        var from = words.IndexOf("架空農園 でんわ", Ordinal);
        Assert.True(from > 0, shop.Merchant);
        return Regex.Split(words[from..], "申しこんだ 人|申しこみ:")[0];
    }
}
