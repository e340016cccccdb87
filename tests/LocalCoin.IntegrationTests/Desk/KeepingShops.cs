using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Desk;

// A shop from the day it joins: registered with its owner's letter, put right, stopped and let go on again.
[Collection(DeskOffice.Name)]
public class KeepingShops(SettledTown settled)
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private readonly Town town = settled.Town;

    [Fact]
    public async Task An_owner_signs_in_with_the_letter_and_takes_the_first_coins()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 はじめ");
        var owner = await SignedIn(shop);
        Assert.Contains("はたけの 直売所", (await owner.Get("/shop/places")).Words(), Ordinal);

        var drawn = await owner.Fill(
            "/shop/devices", "/shop/devices", ("name", "レジ1"), ("spots", shop.Spot), ("kind", "register"));
        var code = System.Text.RegularExpressions.Regex.Match(
            drawn.Html, "<p class=\"code\">([^<]+)</p>").Groups[1].Value;
        var register = new Browsing(town);
        var paired = await register.Fill("/pair", "/pair", ("code", code), ("key", Town.NewId()));
        Assert.Equal(303, paired.Status);
        town.Keep(shop.Spot, register.Cookies[App.Origins.Cookie]);
        Assert.Equal(201, (await Sell(shop, await town.Neighbour("ハジメテ カウ"))).Status);
        Assert.Contains("架空農園 はじめ", (await office.Get("/desk/merchants")).Words(), Ordinal);
        Assert.Contains("レジ1", (await office.Get(shop.Page)).Words(), Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_again_registers_one_shop_and_shows_the_same_letter()
    {
        var office = await town.Desk();
        var form = await office.Get("/desk/merchants/new");
        var typed = form.ShopForm(AtTheDesk.SignInName(), "架空農園 にど");
        var first = await office.Post("/desk/merchants/new", typed);
        var again = await office.Post("/desk/merchants/new", typed);
        Assert.Equal((200, 200), (first.Status, again.Status));
        Assert.Equal(first.Password(), again.Password());
        Assert.Equal(1L, await town.Schema.Value<long>(
            "select count(*) from directory_merchants where name = '架空農園 にど'"));
    }

    [Fact]
    public async Task A_name_that_somebody_signs_in_with_is_refused()
    {
        var office = await town.Desk();
        var form = await office.Get("/desk/merchants/new");
        var refused = await office.Post("/desk/merchants/new", form.ShopForm("owner", "架空農園 おなじ"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("この名前は 使われています", refused.Words(), Ordinal);
        Assert.Equal("架空農園 おなじ", refused.Field("name"));
    }

    [Fact]
    public async Task What_is_changed_stands_there_with_what_it_was_and_whose_hand_it_was()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 まえ");
        Assert.Equal("架空農園 まえ", (await office.Get(shop.Page + "/change")).Field("name"));
        var changed = await office.Post(shop.Page + "/change",
            ("key", Town.NewId()), ("name", "架空農園 あと"), ("kana", "アト"), ("class", "large-shop"),
            ("phone", "0721-00-7777"));
        Assert.Equal(303, changed.Status);
        var page = (await office.Get(changed.Location!)).Words();
        Assert.Contains("大きな お店", page, Ordinal);
        Assert.Matches("somu お店の 名前 架空農園 まえ 架空農園 あと", page);
        Assert.Matches("somu 電話番号 0721-00-7777", page);
        var known = await town.Must("somu", HttpMethod.Get, $"/api/v1/merchants/{shop.Merchant}", null);
        Assert.Equal("large-shop", known["class"].GetString());
        Assert.Equal("架空農園 あと", known["names"].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_stopped_shop_takes_no_coins_until_it_may_again()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 とまる");
        var payer = await town.Neighbour("トマル カウ");
        await PairedRegister(shop);
        Assert.Equal(422, (await office.Post(shop.Page + "/suspend", ("key", Town.NewId()))).Status);
        Assert.Equal(201, (await Sell(shop, payer)).Status);

        var stopped = await office.Post(shop.Page + "/suspend", ("key", Town.NewId()), ("reason", "suspicion"));
        Assert.Equal(303, stopped.Status);
        var page = (await office.Get(stopped.Location!)).Words();
        Assert.Contains("このお店は 止めてあります", page, Ordinal);
        var refused = await Sell(shop, payer);
        Assert.Equal((422, "MerchantSuspended"), (refused.Status, refused.Code));

        Assert.Equal(303, (await office.Post(shop.Page + "/reinstate", ("key", Town.NewId()))).Status);
        Assert.Equal(201, (await Sell(shop, payer)).Status);
        Assert.DoesNotContain("止めてあります", (await office.Get(shop.Page)).Words(), Ordinal);
    }

    [Fact]
    public async Task A_place_is_opened_and_closed()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 ばしょ");
        var payer = await town.Neighbour("バショデ カウ");
        var form = await office.Get(shop.Page + "/spots/new");
        var opened = await office.Post(shop.Page + "/spots/new",
            ("spot", form.Carried("spot")), ("spot-name", "駅前の 台"), ("kind", "Shop"));
        Assert.Equal(303, opened.Status);
        var second = shop with { Spot = form.Carried("spot") };
        await PairedRegister(second);
        Assert.Equal(201, (await Sell(second, payer)).Status);
        Assert.Contains("駅前の 台", (await office.Get(opened.Location!)).Words(), Ordinal);

        var foreign = await office.Post(
            shop.Page + "/spots/close", ("key", Town.NewId()), ("spot", People.Baker));
        Assert.Equal(404, foreign.Status);
        var closed = await office.Post(
            shop.Page + "/spots/close", ("key", Town.NewId()), ("spot", second.Spot));
        Assert.Equal(303, closed.Status);
        Assert.Contains("とじました", (await office.Get(shop.Page)).Words(), Ordinal);
        var refused = await Sell(second, payer);
        Assert.Equal((422, "SpotClosed"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task One_more_owner_is_invited_by_a_letter_of_their_own()
    {
        var office = await town.Desk();
        var shop = await office.RegisterShop("架空農園 ふたり");
        var (form, signIn) = (await office.Get(shop.Page + "/owners/new"), AtTheDesk.SignInName());
        var letter = await office.Post(shop.Page + "/owners/new",
            ("owner", form.Carried("owner")), ("owner-name", "見本 つぎ"), ("sign-in", signIn));
        Assert.Equal(200, letter.Status);
        Assert.NotEqual(shop.Password, letter.Password());
        var second = await SignedIn(shop with { SignIn = signIn, Password = letter.Password() });
        Assert.Contains("はたけの 直売所", (await second.Get("/shop/places")).Words(), Ordinal);
        Assert.Contains("見本 つぎ", (await office.Get(shop.Page)).Words(), Ordinal);
    }

    [Fact]
    public async Task Whoever_audits_sees_a_shop_and_changes_nothing()
    {
        var shop = await (await town.Desk()).RegisterShop("架空農園 みるだけ");
        var auditor = await town.Desk("kansa");
        var page = await auditor.Get(shop.Page);
        Assert.Contains("架空農園 みるだけ", page.Words(), Ordinal);
        Assert.DoesNotContain($"action=\"{shop.Page}", page.Html, Ordinal);
        Assert.Equal(403, (await auditor.Post(
            shop.Page + "/suspend", ("key", Town.NewId()), ("reason", "suspicion"))).Status);
    }

    private async Task<Browsing> SignedIn(NewShop shop)
    {
        var owner = new Browsing(town);
        var answer = await owner.Fill(
            "/sign-in", "/sign-in", ("name", shop.SignIn), ("password", shop.Password));
        Assert.Equal(303, answer.Status);
        return owner;
    }

    /// <summary>Makes a register of the shop's place, known by the place's id.</summary>
    private async Task PairedRegister(NewShop shop)
    {
        var reply = await town.Must(null, HttpMethod.Post, "/api/v1/sign-in",
            new { name = shop.SignIn, password = shop.Password });
        town.Keep(shop.SignIn, reply["token"].GetString()!);
        var invited = await town.Must(shop.SignIn, HttpMethod.Post, $"/api/v1/merchants/{shop.Merchant}/devices",
            new { kind = "register", name = "レジ", spots = new[] { shop.Spot } });
        var bound = await town.Must(null, HttpMethod.Post, "/api/v1/devices",
            new { code = invited["code"].GetString() });
        town.Keep(shop.Spot, bound["token"].GetString()!);
    }

    private Task<Reply> Sell(NewShop shop, Neighbour payer) => town.Put(
        shop.Spot, $"/api/v1/charges/{Town.NewId()}",
        new { payer = new { card = payer.Token }, spot = shop.Spot, amount = 100 });
}
