// A settled town and a real Chromium that looks at it, shared by all tests of a collection: both are slow to start. A
// test takes a visitor of its own, with cookies of its own. A browser waits more than it works, so the collections go
// on beside each other.

using System.Runtime.CompilerServices;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What a resident does with a phone, a card and a stand.</summary>
[CollectionDefinition(Name)]
public sealed class PagesOfResidents : ICollectionFixture<PagesTown>
{
    public const string Name = "pages of residents";
}

/// <summary>What is done at a register and by a shop's owner.</summary>
[CollectionDefinition(Name)]
public sealed class PagesOfShops : ICollectionFixture<PagesTown>
{
    public const string Name = "pages of shops";
}

/// <summary>What is done at the counter, by operators and by health staff.</summary>
[CollectionDefinition(Name)]
public sealed class PagesOfTheOffice : ICollectionFixture<PagesTown>
{
    public const string Name = "pages of the office";
}

public sealed class PagesTown : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--autoplay-policy=user-gesture-required",
    ];

    /// <summary>The pictures of the run before go once, whichever collection starts first.</summary>
    private static readonly Lazy<bool> Emptied = new(() =>
    {
        Directory.Delete(Pictures(""), recursive: true);
        return true;
    });

    /// <summary>
    /// Whether whoever runs the tests asked for every picture: to draw one takes a browser longer than to judge a page.
    /// </summary>
    public static bool AllPictures { get; } = Environment.GetEnvironmentVariable("LOCALCOIN_PICTURES") is "all";

    private readonly SettledTown settled = new();
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private int visits;

    public Town Town => settled.Town;
    public People People => settled.People;

    public async Task InitializeAsync()
    {
        Assert.True(Emptied.Value);
        await settled.InitializeAsync();
        await NamePlaces();
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Installed("chromium-headless-shell"), Args = Flags,
        });
    }

    public async Task DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
        await settled.DisposeAsync();
    }

    /// <summary>Somebody with a browser of their own.</summary>
    /// <param name="scripts">False for a browser that runs none.</param>
    /// <param name="at">Another way to the town than its own address.</param>
    /// <param name="by">Another browser than the one that all share: with a camera of its own.</param>
    /// <param name="comesKnown">The way in is not looked at.</param>
    /// <param name="test">Whose last sight is kept under its name where all pictures are asked for.</param>
    public async Task<Visitor> Visit(
        string language = "ja", bool scripts = true, Uri? at = null, IBrowser? by = null, bool comesKnown = false,
        [CallerMemberName] string test = "")
    {
        var context = await (by ?? browser).NewContextAsync(new()
        {
            BaseURL = (at ?? Town.Http.BaseAddress!).ToString(), Locale = language == "ja" ? "ja-JP" : "en-GB",
            ViewportSize = new() { Width = 390, Height = 844 }, JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(20_000);
        return new Visitor(this, context, await context.NewPageAsync(), language)
        {
            ComesKnown = comesKnown,
            LastSight = AllPictures
                ? Path.Combine(Pictures("last-seen"), $"{test}-{Interlocked.Increment(ref visits):000}.png")
                : null,
        };
    }

    /// <summary>
    /// A browser whose camera sees this film. It is Chromium with all it has; for what needs no camera the one without
    /// windows does the same in half the time.
    /// </summary>
    public Task<IBrowser> Filmed(string film) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Installed("chromium"),
        Args = [.. Flags, "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={film}"],
    });

    /// <summary>A folder for pictures, under artifacts.</summary>
    public static string Pictures(string folder)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "LocalCoin.sln"))) root = Path.GetDirectoryName(root)!;
        return Directory.CreateDirectory(Path.Combine(root, "artifacts", "pages", folder)).FullName;
    }

    /// <summary>A resident with a card of their own, and coins.</summary>
    public async Task<Holder> CardHolder(long coins, string? pin = null)
    {
        var wallet = Town.NewId();
        await Town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { });
        await Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{wallet}",
            new { name = "架空 花子", kana = "カクウ ハナコ" });
        if (coins > 0) await Doors.People.Grant(Town, wallet, coins);
        var cards = await Town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 });
        var card = cards.Json[0].GetProperty("card").GetString()!;
        await Town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/binding", new { wallet });
        if (pin is not null) await Town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/pin", new { pin });
        string Printed(string part) => cards.Json[0].GetProperty(part).GetString()!;
        return new Holder(
            wallet, card, Printed("token"), Printed("stopNumber"), Printed("lastFour"), Printed("wakeCode"));
    }

    /// <summary>A sale at the grocer's.</summary>
    public async Task<string> Charge(Holder holder, long amount) => (await Town.Must(
        "register", HttpMethod.Put, $"/api/v1/charges/{Doors.Town.NewId()}",
        new { payer = new { card = holder.Token }, spot = Doors.People.Grocer, amount }))["payment"].GetString()!;

    /// <summary>A sale at each of the shop's two places.</summary>
    public async Task Sold()
    {
        var holder = await CardHolder(5_000);
        foreach (var (device, spot, amount) in new[]
        {
            ("register", Doors.People.Grocer, 1_250), ("kiosk", Doors.People.Stand, 300),
        })
        {
            await Town.Must(device, HttpMethod.Put, $"/api/v1/charges/{Doors.Town.NewId()}", new
            {
                payer = new { card = holder.Token }, spot, amount, vegetables = 300,
            });
        }
        await Seen(holder.Wallet);
    }

    /// <summary>A name to pick at the grocer's registers, under the same id whenever it is entered.</summary>
    public async Task<string> Clerk(string name)
    {
        var id = new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))[..16])
            .ToString();
        await Town.Must(
            "owner", HttpMethod.Put, $"/api/v1/merchants/{Doors.People.Grocer}/clerks/{id}", new { name });
        return id;
    }

    /// <summary>The grocer's code, as the owner's page sets it.</summary>
    public async Task SetOwnersCode(string code)
    {
        await using var owner = await Visit();
        await owner.SignIn("owner");
        await owner.Open("/shop/code");
        await owner.Page.FillAsync("#code", code);
        await owner.Page.FillAsync("#again", code);
        await owner.Touch("この番号に する", "Set this code");
        await owner.Page.WaitForSelectorAsync(".notice.leaf");
    }

    /// <summary>What nobody at a shop may ever read: every resident's name, wallet and card.</summary>
    public async Task<IReadOnlyList<string>> Secrets() => await Town.Schema.Value<string[]>("""
        select array_agg(distinct one) from (
          select unnest(array[wallet, name, kana]) from directory_members
          union all
          select unnest(array[card, wallet]) from directory_cards
        ) as known (one)
        where length(one) > 3
        """);

    public async Task<long> Coins(string wallet) =>
        (await Town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{wallet}", null))["coins"].GetInt64();

    /// <summary>Waits until the wallet's payment stands where a register asks whether it was made.</summary>
    public Task Seen(string wallet) => this.Eventually("""
        select count(*) from merchant_payments
        where 'payment-' || payment in (select stream from wallet_statement where wallet = $1)
        """, wallet);

    /// <summary>Names as people would read them.</summary>
    private async Task NamePlaces()
    {
        await Town.Must("somu", HttpMethod.Put, $"/api/v1/merchants/{Doors.People.Grocer}/names",
            new { name = "架空青果 なすび", nameEn = "Nasubi Greens" });
        await Town.Must("somu", HttpMethod.Put, $"/api/v1/spots/{Doors.People.Grocer}/names",
            new { name = "本店", nameEn = "Main shop" });
        await Town.Must("somu", HttpMethod.Put, $"/api/v1/spots/{Doors.People.Stand}/names", new
        {
            name = "野菜の無人販売所", nameEn = "Vegetable stand", neighbourhood = "久野喜台", place = "金剛連絡所横",
            sells = "地場産やさい", schedule = new { weekdays = new[] { "wed", "thu" }, hours = "10:00-15:00" },
        });
        await EveryPlacePage.OpenPlaces(this);
    }

    private static string Installed(string browser) => File.Exists($"/usr/bin/{browser}") ? $"/usr/bin/{browser}"
        : throw new InvalidOperationException($"There is no {browser}: run the tests by scripts/test");
}

/// <param name="Token">In the QR of the card.</param>
public sealed record Holder(
    string Wallet, string Card, string Token, string StopNumber, string LastFour, string WakeCode);
