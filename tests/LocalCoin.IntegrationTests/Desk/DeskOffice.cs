using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Attacks;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Desk;

/// <summary>One town for all tests of the desk that need no browser.</summary>
[CollectionDefinition(Name)]
public sealed class DeskOffice : ICollectionFixture<SettledTown>
{
    public const string Name = "desk";
}

/// <summary>The office at its desk, and those whom it is about.</summary>
internal static partial class AtTheDesk
{
    /// <param name="by">somu operates, kessai approves, kansa audits.</param>
    public static async Task<Browsing> Desk(this Town town, string by = "somu")
    {
        var office = new Browsing(town);
        await office.SignIn(by);
        return office;
    }

    /// <summary>A resident with a card and coins, whose name nobody else has.</summary>
    public static async Task<Neighbour> Neighbour(this Town town, string kana, long coins = 3_000)
    {
        var wallet = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { });
        await town.Must("mado", HttpMethod.Put, $"/api/v1/members/{wallet}",
            new { name = "見本 " + kana, kana, phone = "0721-00-5555", address = "架空市 見本町 1-2" });
        await People.Grant(town, wallet, coins);
        var cards = await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 });
        var card = cards.Json[0].GetProperty("card").GetString()!;
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/binding", new { wallet });
        return new Neighbour(wallet, kana, card, cards.Json[0].GetProperty("token").GetString()!);
    }

    /// <summary>A sale at the grocer's till by this card.</summary>
    public static Task<Reply> Charge(this Town town, Neighbour payer, long amount = 100) => town.Put(
        "register", $"/api/v1/charges/{Town.NewId()}",
        new { payer = new { card = payer.Token }, spot = People.Grocer, amount });

    /// <summary>Looks for somebody and opens their page.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> OpenResident(
        this Browsing office, Neighbour one, string reason = "telephone")
    {
        await office.Fill("/desk", "/desk/search", ("text", one.Kana));
        var opened = await office.Post("/desk/members/open", ("wallet", one.Wallet), ("reason", reason));
        Assert.Equal(303, opened.Status);
        await office.Get(opened.Location!);
        return opened.Location!;
    }

    /// <summary>What stands in a field of the form that is seen.</summary>
    public static string Field(this Seen form, string name) => System.Net.WebUtility.HtmlDecode(Regex.Match(
        form.Html, $"""<input id="{name}"[^>]* value="([^"]*)""").Groups[1].Value);

    /// <summary>A fresh name to sign in with.</summary>
    public static string SignInName() => "tencho-" + Town.NewId()[^12..];

    /// <summary>What is sent to register a shop with a place and an owner; the ids are those that the form carried.
    /// </summary>
    public static (string Name, string Value)[] ShopForm(this Seen form, string signIn, string name) =>
    [
        ("merchant", form.Carried("merchant")), ("spot", form.Carried("spot")), ("owner", form.Carried("owner")),
        ("name", name), ("kana", "ハタケ"), ("class", "small-shop"), ("owner-name", "見本 はじめ"),
        ("sign-in", signIn), ("spot-name", "はたけの 直売所"), ("kind", "Shop"), ("weekdays", "tue"),
        ("hours", "9:00-12:00"),
    ];

    /// <summary>A shop that was registered at the desk.</summary>
    public static async Task<NewShop> RegisterShop(this Browsing office, string name)
    {
        var (form, signIn) = (await office.Get("/desk/merchants/new"), SignInName());
        var letter = await office.Post("/desk/merchants/new", form.ShopForm(signIn, name));
        Assert.Equal(200, letter.Status);
        return new NewShop(form.Carried("merchant"), form.Carried("spot"), signIn, letter.Password());
    }

    /// <summary>The first password, as the owner's letter has it.</summary>
    public static string Password(this Seen letter) => Code().Matches(letter.Html)[1].Groups[1].Value;

    [GeneratedRegex("""<dd class="code">([^<]+)</dd>""")]
    private static partial Regex Code();
}

/// <param name="Token">In the QR of the card.</param>
internal sealed record Neighbour(string Wallet, string Kana, string Card, string Token);

internal sealed record NewShop(string Merchant, string Spot, string SignIn, string Password)
{
    public string Page => $"/desk/merchants/{Merchant}";
}
