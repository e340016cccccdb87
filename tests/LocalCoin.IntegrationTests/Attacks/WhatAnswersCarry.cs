using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.AspNetCore.Http;

namespace LocalCoin.IntegrationTests.Attacks;

// What a browser is told with each answer, and what it is made to keep.
// In a town of its own: whoever tries every door as whoever may come in leaves little of it.
public class WhatAnswersCarry(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly DoorCalls calls = new(settled);

    [Fact]
    public async Task Every_answer_of_every_door_is_framed_by_nobody_guessed_by_nobody_and_kept_by_nobody()
    {
        var faults = new List<string>();
        string[] none = ["GET /nothing/here", "GET /api/v1/nothing", "PATCH /sign-in", "POST /nothing"];
        var doors = calls.Mapped().Select(door => (DoorCalls.NameOf(door), Whose(door)))
            .Concat(none.Select(door => (door, "owner")));
        foreach (var (door, role) in doors)
        {
            foreach (var (who, accept) in new[] { ("anonymous", "application/json"), (role, "text/html") })
            {
                using var request = new HttpRequestMessage(
                    new HttpMethod(door.Split(' ')[0]), calls.Filled(door, who, isOwn: true));
                request.Headers.Add("Accept", accept);
                if (calls.TokenOf(who) is { } token) request.Headers.Authorization = new("Bearer", token);
                using var reply = await settled.Town.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                faults.AddRange(Missing(reply).Select(one => $"{door} as {who}: {one}"));
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_page_runs_no_script_but_our_files_and_an_answer_of_the_api_none_at_all()
    {
        foreach (var (path, policy) in new[]
        {
            ("/sign-in", "script-src 'self'"), ("/stop", "script-src 'self'"), ("/nothing/here", "script-src 'self'"),
            ("/api/v1/scheme", "default-src 'none'"),
        })
        {
            var answer = await new Browsing(settled.Town).Get(path);
            var said = answer.Message.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains(policy, said, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-inline", said, StringComparison.Ordinal);
            Assert.DoesNotContain("'unsafe-eval'", said, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"<script(?![^>]*src=)| style=| on\w+=", answer.Html);
        }
    }

    [Fact]
    public async Task A_site_that_is_reached_by_a_sealed_line_is_reached_by_nothing_else()
    {
        var town = Doors.Town.With("--LocalCoin:PublicUrl", "https://coin.example.jp");
        await town.InitializeAsync();
        try
        {
            foreach (var path in new[] { "/health/live", "/sign-in", "/api/v1/me", "/assets/icon.svg" })
            {
                using var reply = await town.Http.GetAsync(path);
                Assert.Equal(
                    "max-age=31536000; includeSubDomains",
                    reply.Headers.GetValues("Strict-Transport-Security").Single());
            }
        }
        finally
        {
            await town.DisposeAsync();
        }
    }

    [Fact]
    public async Task No_cookie_is_read_by_scripts_sent_in_the_clear_or_brought_along_by_other_sites()
    {
        var town = settled.Town;
        var all = new List<string>();
        foreach (var enter in new Func<Browsing, Task>[]
        {
            one => one.SignIn("owner"), one => one.Bind(settled.People.Bob), one => one.Pair("register", People.Grocer),
            one => one.Get("/sign-in?lang=en"),
        })
        {
            var browsing = new Browsing(town);
            await enter(browsing);
            await browsing.Get("/?lang=en");
            await browsing.Fill("/", "/sign-out");
            all.AddRange(browsing.Set);
        }
        Assert.Contains(all, one => one.StartsWith(Origins.Cookie + "=", StringComparison.Ordinal));
        Assert.Contains(all, one => one.StartsWith(KeptSecrets.Cookie + "=", StringComparison.Ordinal));
        Assert.All(all, one =>
        {
            Assert.StartsWith("__Host-", one, StringComparison.Ordinal);
            foreach (var flag in new[] { "; secure", "; httponly", "; path=/" })
            {
                Assert.Contains(flag, one, StringComparison.OrdinalIgnoreCase);
            }
            Assert.Matches("(?i); samesite=(lax|strict)", one);
            Assert.DoesNotContain("domain=", one, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static IEnumerable<string> Missing(HttpResponseMessage reply)
    {
        string Of(string name) => reply.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
        if (Of("X-Content-Type-Options") != "nosniff") yield return "may be taken for something else";
        if (!Of("Content-Security-Policy").Contains("frame-ancestors 'none'", StringComparison.Ordinal))
        {
            yield return "may be framed";
        }
        if (!Of("Content-Security-Policy").Contains("base-uri 'none'", StringComparison.Ordinal)
            && !Of("Content-Security-Policy").Contains("default-src 'none'", StringComparison.Ordinal))
        {
            yield return "may lead its links elsewhere";
        }
        if (!Of("Cache-Control").Contains("no-store", StringComparison.Ordinal)) yield return "may be kept";
        if (Of("Referrer-Policy") != "strict-origin") yield return "tells its address to others";
        if (Of("Cross-Origin-Resource-Policy") != "same-origin") yield return "may be read by other sites";
        if (Of("Cross-Origin-Opener-Policy") != "same-origin") yield return "may be held by whoever opened it";
        if (Of("Server").Length > 0 || Of("X-Powered-By").Length > 0) yield return "says what it is made of";
        if (Of("Access-Control-Allow-Origin").Length > 0) yield return "is open to other sites";
        var kind = reply.Content.Headers.ContentType;
        if (kind is { MediaType: "text/html" or "text/csv", CharSet: null }) yield return "does not say its letters";
    }

    /// <summary>Somebody who may come in there.</summary>
    private static string Whose(Microsoft.AspNetCore.Routing.RouteEndpoint door) =>
        RoleNames.Of(door.Metadata.GetRequiredMetadata<Opens>().Roles)[0];
}
