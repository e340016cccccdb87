using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Desk;

// Somebody calls the office: they are found, opened for a reason, and what they ask is done at once.
[Collection(DeskOffice.Name)]
public class HelpingResidents(SettledTown settled)
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private readonly Town town = settled.Town;

    [Fact]
    public async Task Whoever_calls_is_found_and_opened_for_a_reason()
    {
        var caller = await town.Neighbour("サガサレル タロウ");
        var office = await town.Desk();
        var found = await office.Fill("/desk", "/desk/search", ("text", "さがされる"));
        Assert.Contains("見本 サガサレル タロウ", found.Words(), Ordinal);
        Assert.DoesNotContain("alice", found.Words(), Ordinal);
        var without = await office.Post("/desk/members/open", ("wallet", caller.Wallet));
        Assert.Equal(422, without.Status);
        Assert.Contains("わけを えらんでください", without.Words(), Ordinal);
        var page = await office.Get(await office.OpenResident(caller));
        foreach (var said in new[] { "見本 サガサレル タロウ", "0721-00-5555", "架空市 見本町 1-2", "3,000円" })
        {
            Assert.Contains(said, page.Words(), Ordinal);
        }
    }

    [Fact]
    public async Task The_list_has_everybody_in_order_of_kana()
    {
        // Not in the order in which they came.
        await town.Neighbour("ンンン ナラブ", 1);
        await town.Neighbour("アアア ナラブ", 1);
        var office = await town.Desk();
        var words = (await office.Get("/desk/members")).Words();
        var (first, last) = (words.IndexOf("アアア ナラブ", Ordinal), words.IndexOf("ンンン ナラブ", Ordinal));
        Assert.True(first > 0 && last > first, $"{first}, {last}");
    }

    [Fact]
    public async Task A_name_and_a_telephone_number_are_put_right()
    {
        var caller = await town.Neighbour("マチガイ ジロウ");
        var office = await town.Desk();
        var page = await office.OpenResident(caller, "correction");
        var form = await office.Get(page + "/correct");
        Assert.Equal("0721-00-5555", form.Field("phone"));
        (string, string)[] Typed(string kana) =>
        [
            ("name", "見本 正"), ("kana", kana), ("phone", "0721-00-6666"), ("address", "架空市 見本町 9-9"),
            ("neighbourhood", "寺池台"),
        ];
        var wrong = await office.Post(page + "/correct", Typed("tadashi"));
        Assert.Equal((422, "見本 正"), (wrong.Status, wrong.Field("name")));
        Assert.Equal("見本 マチガイ ジロウ", await Kept(caller, "name"));

        var right = await office.Post(page + "/correct", Typed("ミホン タダシ"));
        Assert.Equal(303, right.Status);
        Assert.Contains("直しました", (await office.Get(right.Location!)).Words(), Ordinal);
        foreach (var (field, value) in new[]
        {
            ("name", "見本 正"), ("kana", "ミホン タダシ"), ("phone", "0721-00-6666"), ("neighbourhood", "寺池台"),
        })
        {
            Assert.Equal(value, await Kept(caller, field));
        }
        var found = await office.Fill("/desk", "/desk/search", ("text", "0721006666"));
        Assert.Contains("見本 正", found.Words(), Ordinal);
        Assert.DoesNotContain(
            "見本", (await office.Fill("/desk", "/desk/search", ("text", "マチガイ"))).Words(), Ordinal);
    }

    [Fact]
    public async Task A_frozen_wallet_pays_nothing_until_another_hand_lets_it_go()
    {
        var caller = await town.Neighbour("トメル サブロウ");
        var office = await town.Desk();
        var page = await office.OpenResident(caller);
        var without = await office.Post(page + "/freeze", ("key", Town.NewId()));
        Assert.Equal(422, without.Status);
        Assert.Equal(201, (await town.Charge(caller)).Status);

        var frozen = await office.Post(page + "/freeze", ("key", Town.NewId()), ("reason", "suspicion"));
        Assert.Equal(303, frozen.Status);
        var after = await office.Get(frozen.Location!);
        Assert.Contains("このお財布は 止めてあります", after.Words(), Ordinal);
        Assert.DoesNotContain("/freeze", after.Html, Ordinal);
        Assert.Equal((422, "CardUnusable"), await Refused(caller));
        var frozenNow = await town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{caller.Wallet}", null);
        Assert.True(frozenNow["isFrozen"].GetBoolean());

        var own = await town.Post("somu", $"/api/v1/wallets/{caller.Wallet}/unfreeze", new { });
        Assert.Equal((422, "SameHand"), (own.Status, own.Code));
        await town.Must("mado", HttpMethod.Post, $"/api/v1/wallets/{caller.Wallet}/unfreeze", new { });
        Assert.Equal(201, (await town.Charge(caller)).Status);
        Assert.DoesNotContain("止めてあります", (await office.Get(page)).Words(), Ordinal);
    }

    [Fact]
    public async Task A_lost_card_is_stopped_while_its_owner_is_on_the_line()
    {
        var (caller, other) = (await town.Neighbour("ナクス シロウ"), await town.Neighbour("ベツノ ヒト"));
        var office = await town.Desk();
        var page = await office.OpenResident(caller, "lost card");
        (string, string)[] Typed(string card, string reason) =>
            [("key", Town.NewId()), ("card", card), ("reason", reason)];
        Assert.Equal(422, (await office.Post(page + "/stop", Typed(caller.Card, ""))).Status);
        Assert.Equal(404, (await office.Post(page + "/stop", Typed(other.Card, "lost"))).Status);
        Assert.Equal(201, (await town.Charge(caller)).Status);

        var stopped = await office.Post(page + "/stop", Typed(caller.Card, "lost"));
        Assert.Equal(303, stopped.Status);
        var after = await office.Get(stopped.Location!);
        Assert.Contains("カードを 止めました", after.Words(), Ordinal);
        Assert.DoesNotContain($"<option value=\"{caller.Card}\"", after.Html, Ordinal);
        Assert.Equal((422, "CardUnusable"), await Refused(caller));
        Assert.Equal(201, (await town.Charge(other)).Status);
    }

    [Fact]
    public async Task A_page_that_was_opened_is_open_to_that_sign_in_alone()
    {
        var caller = await town.Neighbour("ヒミツ ゴロウ");
        var page = await (await town.Desk()).OpenResident(caller);
        var other = await town.Desk();
        var shut = await other.Get(page);
        Assert.Equal(422, shut.Status);
        Assert.Contains("もう一度 ひらいてください", shut.Words(), Ordinal);
        Assert.DoesNotContain("3,000円", shut.Words(), Ordinal);
        await other.Post(page + "/freeze", ("key", Town.NewId()), ("reason", "suspicion"));
        Assert.Equal(201, (await town.Charge(caller)).Status);
    }

    /// <summary>A shop is told no more than that the card does not work.</summary>
    private async Task<(int, string?)> Refused(Neighbour payer)
    {
        var refused = await town.Charge(payer);
        return (refused.Status, refused.Code);
    }

    private async Task<string?> Kept(Neighbour one, string field) =>
        (await town.Must("mado", HttpMethod.Get, $"/api/v1/members/{one.Wallet}", null))[field].GetString();
}
