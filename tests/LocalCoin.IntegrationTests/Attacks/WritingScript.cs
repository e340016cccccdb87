using System.Text.RegularExpressions;
using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Attacks;

// Whoever may choose a name writes a program into it, or a form for values, or a spreadsheet's formula. Everybody who
// reads it reads a name.
public sealed class WritingScript(SettledTown settled) : IClassFixture<SettledTown>
{
    private const string Name = "\"><script>x()</script><img src=x onerror=y()>{0}{9}";
    private const string Formula = "=1+1\"x";
    private static readonly string Clerk = Doors.Town.NewId();
    private readonly Doors.Town town = settled.Town;
    private readonly DoorCalls calls = new(settled);
    private readonly Browsing counter = new(settled.Town);

    [Fact]
    public async Task Names_that_are_programs_are_read_as_names_at_every_door()
    {
        var payment = await Rename();
        var (faults, named) = (new List<string>(), new HashSet<string>());
        foreach (var door in calls.Mapped().Where(one => DoorCalls.NameOf(one).StartsWith("GET ", StringComparison
            .Ordinal)))
        {
            var (name, roles) = (DoorCalls.NameOf(door), door.Metadata.GetRequiredMetadata<Opens>().Roles);
            var all = roles is Roles.Anonymous ? roles | Roles.Resident : roles;
            foreach (var role in RoleNames.Of(all))
            {
                foreach (var language in new[] { "ja", "en" })
                {
                    var (status, kind, text) = await Read(name, role, language, payment);
                    if (status >= 500) faults.Add($"{name} as {role}: {status}");
                    if (IsRun(kind, text)) faults.Add($"{name} as {role} in {language}: {kind}");
                    if (text.Contains("script&gt;x()", StringComparison.Ordinal)) named.Add(name);
                }
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        // They were there to be read.
        foreach (var door in new[]
        {
            "GET /p/{spot}", "GET /places", "GET /p/{spot}/poster", "GET /shop/clerks", "GET /shop/devices",
            "GET /shop/places", "GET /shop/today", "GET /pay/made/{payment}", "GET /q/{payment}", "GET /register",
            "GET /kiosk", "GET /counter/residents/{ticket}",
        })
        {
            Assert.Contains(door, named);
        }
    }

    [Fact]
    public async Task A_formula_in_a_name_is_a_text_in_a_file()
    {
        await Rename();
        var owner = new Browsing(town);
        await owner.SignIn("owner");
        var file = await owner.Get("/shop/today.csv");
        Assert.Equal("text/csv", file.Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", file.Message.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("\"'=1+1\"\"x\"", file.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)(^|,)\"?[=+@]", file.Html);
    }

    private async Task<string> Rename()
    {
        var people = settled.People;
        var names = new { name = Name, nameEn = Name, kana = Name, phone = Name, address = Name };
        await town.Must("somu", HttpMethod.Put, $"/api/v1/merchants/{People.Grocer}/names", names);
        foreach (var spot in new[] { People.Grocer, People.Stand })
        {
            await town.Must("somu", HttpMethod.Put, $"/api/v1/spots/{spot}/names", new
            {
                name = Name, nameEn = Name, neighbourhood = Name, place = Name, sells = Name,
                schedule = new { weekdays = new[] { "mon", "tue", "wed", "thu", "fri", "sat" }, hours = "10:00" },
            });
        }
        await town.Must("mado", HttpMethod.Put, $"/api/v1/members/{people.Alice}", new
        {
            name = Name, kana = Name, phone = Name, address = Name, neighbourhood = Name, notes = Name,
        });
        await town.Must(
            "owner", HttpMethod.Put, $"/api/v1/merchants/{People.Grocer}/clerks/{Clerk}", new { name = Formula });
        await town.Must(
            "owner", HttpMethod.Put, $"/api/v1/merchants/{People.Grocer}/clerks/{Doors.Town.NewId()}",
            new { name = Name });
        await town.Must("owner", HttpMethod.Post, $"/api/v1/merchants/{People.Grocer}/devices",
            new { kind = "register", name = Name, spots = new[] { People.Grocer } });
        await town.Must("somu", HttpMethod.Put, $"/api/v1/staff/{Doors.Town.NewId()}", new
        {
            name = Doors.Town.NewId(), displayName = Name, roles = new[] { "helper" },
            password = Doors.Town.Password,
        });
        var payment = Doors.Town.NewId();
        var picked = await town.Must("register", HttpMethod.Post, "/api/v1/me/clerk", new { clerk = Clerk });
        town.Keep("picked", picked["token"].GetString()!);
        await town.Must("picked", HttpMethod.Put, $"/api/v1/charges/{payment}", new
        {
            payer = new { card = people.AliceCardToken }, spot = People.Grocer, amount = 100,
        });
        await Listed(payment);
        return payment;
    }

    private async Task Listed(string payment)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await town.Schema.Value<long>(
            "select count(*) from merchant_payments where payment = $1", payment) == 0)
        {
            await Task.Delay(25, limit.Token);
        }
    }

    private async Task<(int Status, string Kind, string Text)> Read(
        string door, string role, string language, string payment)
    {
        var path = door.Split(' ')[1]
            .Replace("{payment}", door.Contains("/q/", StringComparison.Ordinal) ? await Asked() : payment,
                StringComparison.Ordinal)
            .Replace("{ticket}", role == "counter" ? await Ticket() : "x", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal)
            .Replace("{neighbourhood}", Uri.EscapeDataString(Name), StringComparison.Ordinal);
        path = calls.Filled($"GET {path}", role, isOwn: true);
        var who = role == "counter" ? counter : new Browsing(town);
        var token = role == "counter" ? null : calls.TokenOf(role);
        var seen = await who.Send(HttpMethod.Get, path, null, [
            ("Accept-Language", language), .. token is null ? [] : new[] { ("Authorization", $"Bearer {token}") },
        ]);
        return (seen.Status, seen.Message.Content.Headers.ContentType?.MediaType ?? "", seen.Html);
    }

    /// <summary>A browser takes it for a page, and finds the program in it; or for something it may guess at.</summary>
    private static bool IsRun(string kind, string text) => kind switch
    {
        "" => text.Length > 0,
        "application/json" or "application/problem+json" or "text/event-stream" or "text/csv" => false,
        _ => text.Contains("<script>x()", StringComparison.Ordinal)
            || text.Contains("<img src=x", StringComparison.Ordinal),
    };

    private async Task<string> Asked() => (await town.Must(
        "register", HttpMethod.Put, $"/api/v1/payment-requests/{Doors.Town.NewId()}",
        new { spot = People.Grocer, amount = 50 }))["payment"].GetString()!;

    /// <summary>Opened by the one who reads it.</summary>
    private async Task<string> Ticket()
    {
        if (counter.Cookies.Count == 0) await counter.SignIn("mado");
        var opened = await counter.Fill(
            "/counter", "/counter/open", ("wallet", settled.People.Alice), ("reason", "telephone"));
        return Regex.Match(opened.Location ?? "", "/residents/([^/]+)").Groups[1].Value;
    }
}
