using LocalCoin.Ledger;
using NodaTime;

namespace LocalCoin.IntegrationTests.Doors;

/// <summary>A small town, set up through the doors: who is in it, and the ids they drew.</summary>
public sealed class People
{
    public const string Grocer = "grocer";
    public const string Stand = "stand";
    public const string Baker = "baker";

    public string Alice { get; } = Town.NewId();
    public string Bob { get; } = Town.NewId();
    public string AliceCard { get; private set; } = "";
    public string AliceCardToken { get; private set; } = "";
    public string AliceStopNumber { get; private set; } = "";
    public string AlicePhoneSecret { get; private set; } = "";
    public string RegisterId { get; private set; } = "";

    /// <summary>Staff sign in as mado, sōmu, kessai, kansa; owners as owner and baker-owner; also: helper, kenko,
    /// clerk.</summary>
    public static async Task<People> MoveIn(Town town)
    {
        var people = new People();
        await town.Hire("somu", "operator", null, null);
        await town.Hire("kessai", "approver", null, null);
        foreach (var (actor, role) in new[]
        {
            ("mado", "counter"), ("kansa", "auditor"), ("kenko", "health"), ("helper", "helper"),
        })
        {
            await town.Must("somu", HttpMethod.Put, $"/api/v1/staff/{Town.NewId()}", new
            {
                name = actor, displayName = actor, roles = new[] { role }, password = Town.Password,
            });
        }
        await people.OpenFunds(town);
        await people.OpenShops(town);
        await people.OpenWallets(town);
        return people;
    }

    /// <summary>Gives coins by the two hands that it takes.</summary>
    public static async Task Grant(Town town, string wallet, long coins)
    {
        var grant = Town.NewId();
        await town.Must("mado", HttpMethod.Put, $"/api/v1/grants/{grant}", new
        {
            wallet, fund = "welcome", amount = coins, purpose = "welcome",
        });
        await town.Must("kessai", HttpMethod.Post, $"/api/v1/grants/{grant}/approve", new { proposal = grant });
    }

    private async Task OpenFunds(Town town)
    {
        var none = new { kind = "none" };
        await town.Must("somu", HttpMethod.Put, "/api/v1/funds/welcome", new { family = "free", expiry = none });
        await town.Must("somu", HttpMethod.Put, "/api/v1/funds/yasai", new
        {
            family = "free", expiry = new { kind = "yearly", days = new[] { "03-31", "09-30" }, lifeMin = 14 },
        });
        await town.Must("somu", HttpMethod.Put, "/api/v1/funds/paid",
            new { family = "paid", expiry = none, countsAsPrepaid = true });
        await town.Must("somu", HttpMethod.Put, "/api/v1/funds/bonus", new { family = "premium", expiry = none });
        foreach (var fund in new[] { "welcome", "yasai", "bonus" })
        {
            await town.Must("somu", HttpMethod.Post, $"/api/v1/funds/{fund}/budget", new { change = 10_000_000 });
            await town.Must("somu", HttpMethod.Post, $"/api/v1/funds/{fund}/funding", new { amount = 10_000_000 });
        }
        await town.Must("somu", HttpMethod.Put, "/api/v1/tills/counter-1", null);
    }

    private async Task OpenShops(Town town)
    {
        foreach (var (merchant, owner) in new[] { (Grocer, "owner"), (Baker, "baker-owner") })
        {
            await town.Must("somu", HttpMethod.Put, $"/api/v1/merchants/{merchant}", new
            {
                @class = "small-shop", names = new { name = $"{merchant} (fictional)", tNumber = "T1234567890123" },
            });
            await town.Must("somu", HttpMethod.Put, $"/api/v1/spots/{merchant}", new
            {
                merchant, kind = "shop", vegetablesOnly = false, names = new { name = merchant },
            });
            await town.Must("somu", HttpMethod.Put, $"/api/v1/staff/{Town.NewId()}", new
            {
                name = owner, displayName = owner, roles = new[] { "owner" }, password = Town.Password, merchant,
            });
        }
        await town.Must("somu", HttpMethod.Put, $"/api/v1/spots/{Stand}", new
        {
            merchant = Grocer, kind = "unattended_stand", vegetablesOnly = true,
            names = new { name = "野菜の無人販売所", schedule = new { open = new[] { "wed", "thu" } } },
        });
        await town.Must("owner", HttpMethod.Put, $"/api/v1/staff/{Town.NewId()}", new
        {
            name = "clerk", displayName = "clerk", roles = new[] { "clerk" }, password = Town.Password,
            merchant = Grocer,
        });
        RegisterId = await Pair(town, "register", "register", Grocer);
        await Pair(town, "kiosk", "kiosk", Stand);
        var today = Tokyo.Day(SystemClock.Instance.GetCurrentInstant());
        await town.SetRule("/api/v1/programmes/yasai/rules", new
        {
            from = Iso(today), until = Iso(today.PlusYears(1)), fund = "yasai", ratePercent = 20,
            declarers = new[] { "spot", "shop", "payer" }, dayMax = 500,
        });
        await town.SetRule("/api/v1/premiums/spring/rules", new
        {
            from = Iso(today), until = Iso(today.PlusYears(1)), fund = "bonus", unit = 1000, bonus = 250,
            paidInMax = 20_000,
        });
    }

    private async Task OpenWallets(Town town)
    {
        foreach (var (wallet, name) in new[] { (Alice, "alice"), (Bob, "bob") })
        {
            await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { });
            await town.Must("mado", HttpMethod.Put, $"/api/v1/members/{wallet}",
                new { name = name + " (fictional)", kana = "アリス" });
            var code = await town.Must("mado", HttpMethod.Post, $"/api/v1/wallets/{wallet}/phone-codes", new { });
            var bound = await town.Must(null, HttpMethod.Post, "/api/v1/phones",
                new { code = code["code"].GetString() });
            town.Keep(name, bound["token"].GetString()!);
            if (wallet == Alice) AlicePhoneSecret = bound["secret"].GetString()!;
            await Grant(town, wallet, 5_000);
        }
        var cards = await town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 });
        AliceCard = cards.Json[0].GetProperty("card").GetString()!;
        AliceCardToken = cards.Json[0].GetProperty("token").GetString()!;
        AliceStopNumber = cards.Json[0].GetProperty("stopNumber").GetString()!;
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{AliceCard}/binding", new { wallet = Alice });
        await town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{AliceCard}/pin", new { pin = "2468" });
    }

    /// <summary>Makes a device of the grocer's; from then on it sends under the actor's name.</summary>
    public static async Task<string> Pair(Town town, string actor, string kind, string spot)
    {
        var invited = await town.Must("owner", HttpMethod.Post, $"/api/v1/merchants/{Grocer}/devices", new
        {
            kind, name = actor, spots = new[] { spot },
        });
        var bound = await town.Must(null, HttpMethod.Post, "/api/v1/devices",
            new { code = invited["code"].GetString() });
        town.Keep(actor, bound["token"].GetString()!);
        return bound["device"].GetString()!;
    }

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}

/// <summary>A town with its people, for a test class.</summary>
public sealed class SettledTown : IAsyncLifetime
{
    public Town Town { get; } = new();
    public People People { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Town.InitializeAsync();
        People = await People.MoveIn(Town);
    }

    public Task DisposeAsync() => Town.DisposeAsync();
}
