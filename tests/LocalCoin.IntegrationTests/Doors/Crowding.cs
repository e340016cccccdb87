using System.Net.Http.Json;

namespace LocalCoin.IntegrationTests.Doors;

// Whoever asks too much waits, and nobody else does.
public class Crowding
{
    [Fact]
    public async Task An_address_is_what_a_known_proxy_says_and_ipv6_counts_by_its_network()
    {
        await In(["--LocalCoin:SecretTriesPerMinute", "2", "--LocalCoin:KnownProxies", "127.0.0.1"], async town =>
        {
            foreach (var (first, same, other) in new[]
            {
                ("203.0.113.1", "203.0.113.1", "203.0.113.2"),
                ("2001:db8:1:2::1", "2001:db8:1:2:ff::2", "2001:db8:1:3::1"),
            })
            {
                Assert.Equal((404, 404), (await Try(town, first), await Try(town, same)));
                Assert.Equal((429, 429, 404), (await Try(town, first), await Try(town, same), await Try(town, other)));
            }
        });
        await In(["--LocalCoin:SecretTriesPerMinute", "2"], async town =>
        {
            Assert.Equal((404, 404), (await Try(town, "203.0.113.1"), await Try(town, "203.0.113.2")));
            Assert.Equal(429, await Try(town, "203.0.113.3"));
            // What nobody can guess is not counted.
            for (var i = 0; i < 9; i++)
            {
                foreach (var door in new[] { "phone", "device" })
                {
                    Assert.Equal(401, (await town.Post(null, $"/api/v1/sign-in/{door}", new { secret = "x" })).Status);
                }
            }
        });
    }

    [Fact]
    public Task One_person_takes_nothing_from_another() => In(["--LocalCoin:RequestsPerMinute", "5"], async town =>
    {
        await town.Hire("busy", "counter", null, null);
        await town.Hire("calm", "counter", null, null);
        for (var i = 0; i < 5; i++) Assert.Equal(200, (await town.Get("busy", "/api/v1/me")).Status);
        var waits = await town.Get("busy", "/api/v1/me");
        Assert.Equal((429, "TooManyTries"), (waits.Status, waits.Code));
        Assert.Equal(200, (await town.Get("calm", "/api/v1/me")).Status);
        Assert.Equal(200, (await town.Get(null, "/health/live")).Status);
    });

    [Fact]
    public Task Twenty_watch_one_merchants_list_and_another_merchants_is_free() => In([], async town =>
    {
        await town.Hire("owner", "owner", "grocer", null);
        await town.Hire("baker", "owner", "baker", null);
        var open = new List<HttpResponseMessage>();
        try
        {
            for (var i = 0; i < 20; i++) open.Add(await Watch(town, "owner", "grocer"));
            Assert.All(open, one => Assert.Equal(200, (int)one.StatusCode));
            using (var more = await Watch(town, "owner", "grocer")) Assert.Equal(429, (int)more.StatusCode);
            using (var other = await Watch(town, "baker", "baker")) Assert.Equal(200, (int)other.StatusCode);
            open[0].Dispose();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (true)
            {
                limit.Token.ThrowIfCancellationRequested();
                using var again = await Watch(town, "owner", "grocer");
                if (again.IsSuccessStatusCode) break;
            }
        }
        finally
        {
            open.ForEach(one => one.Dispose());
        }
    });

    [Fact]
    public Task A_list_is_watched_no_longer_than_its_token_lives() => In([], async town =>
    {
        var owner = new LocalCoin.App.Caller(
            new("short"), LocalCoin.App.Roles.Owner, Town.NewId(), null, new("grocer"), null);
        // A town's first request takes long; the token's seconds begin after it.
        town.Keep("long", town.Tokens.Issue(owner).Token);
        using (var first = await Watch(town, "long", "grocer")) Assert.Equal(200, (int)first.StatusCode);
        town.Keep("short", town.Tokens.Issue(owner with
        {
            Ends = NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromSeconds(6),
        }).Token);
        using var watched = await Watch(town, "short", "grocer");
        Assert.Equal(200, (int)watched.StatusCode);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await watched.Content.ReadAsStringAsync(limit.Token);
    });

    private static async Task<int> Try(Town town, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cards/stop-by-number");
        request.Headers.Add("Idempotency-Key", Town.NewId());
        request.Headers.Add("X-Forwarded-For", address);
        request.Content = JsonContent.Create(new { stopNumber = "1" });
        return (await town.Send(request)).Status;
    }

    private static async Task<HttpResponseMessage> Watch(Town town, string actor, string merchant)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/merchants/{merchant}/live");
        request.Headers.Authorization = new("Bearer", await town.Token(actor));
        return await town.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task In(string[] settings, Func<Town, Task> test)
    {
        var town = Town.With(settings);
        await town.InitializeAsync();
        try
        {
            await test(town);
        }
        finally
        {
            await town.DisposeAsync();
        }
    }
}
