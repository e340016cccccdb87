using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Attacks;

// Whoever trusts an address of ours ends at a page of ours.
[Collection(AttackedTown.Name)]
public class LeadingAway(SettledTown settled)
{
    private static readonly string[] Elsewhere =
    [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
        "javascript:alert(1)", "/\t/evil.example", " //evil.example", "evil.example", "/%0d%0aLocation:x",
    ];

    [Fact]
    public async Task No_page_of_ours_links_or_leads_to_another_site()
    {
        var faults = new List<string>();
        var owner = new Browsing(settled.Town);
        await owner.SignIn("owner");
        var set = await owner.Fill("/shop/code", "/shop/code", ("code", "482915"), ("again", "482915"));
        Assert.Equal(303, set.Status);
        var register = new Browsing(settled.Town);
        await register.Pair("register", People.Grocer);
        await register.Get("/register/owner");
        foreach (var elsewhere in Elsewhere)
        {
            var written = Uri.EscapeDataString(elsewhere);
            var stranger = new Browsing(settled.Town);
            foreach (var path in new[]
            {
                $"//evil.example/{written}", "//evil.example/sign-in", "//sign-in", $"/sign-in?to={written}",
                $"/sign-in/outside?to={written}", $"/c/{written}", $"/phone/{written}", $"/pair/{written}",
                $"/p/{written}", $"/q/{written}", $"/places/{written}", $"/looks?to={written}",
                $"/wake?lang=en&to={written}",
            })
            {
                faults.AddRange(Leaving(await stranger.Get(path)).Select(one => $"{path}: {one}"));
            }
            var staff = new Browsing(settled.Town);
            faults.AddRange(Leaving(await staff.Fill(
                "/sign-in", "/sign-in", ("name", "owner"), ("password", Doors.Town.Password), ("to", elsewhere)))
                .Select(one => $"signed in to {elsewhere}: {one}"));
            var opened = await register.Post("/register/owner", ("code", "482915"), ("to", elsewhere));
            Assert.Equal(303, opened.Status);
            faults.AddRange(Leaving(opened).Select(one => $"opened to {elsewhere}: {one}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task An_address_of_ours_is_not_what_a_request_calls_its_host()
    {
        var town = Doors.Town.With("--LocalCoin:PublicUrl", "https://coin.example.jp");
        await town.InitializeAsync();
        try
        {
            await People.MoveIn(town);
            var owner = new Browsing(town);
            await owner.SignIn("owner");
            var poster = await owner.Get($"/p/{People.Grocer}/poster", ("Host", "evil.example"));
            Assert.Equal(200, poster.Status);
            Assert.Contains("coin.example.jp/p/", poster.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", poster.Html, StringComparison.Ordinal);
            // A form is ours by that address, whatever host it was sent to.
            await owner.Get("/shop/clerks");
            var sent = await owner.Send(
                HttpMethod.Post, "/shop/clerks",
                new FormUrlEncodedContent([new("form-mark", owner.Mark), new("name", "x")]),
                ("Host", "evil.example"), ("Origin", "http://evil.example"));
            Assert.Equal(403, sent.Status);
        }
        finally
        {
            await town.DisposeAsync();
        }
    }

    [Fact]
    public async Task No_file_but_those_of_our_pages_is_handed_out()
    {
        var stranger = new Browsing(settled.Town);
        foreach (var path in new[]
        {
            "/assets/", "/assets", "/assets/../localcoin.dll", "/assets/%2e%2e/localcoin.dll",
            "/assets/..%2flocalcoin.dll",
            "/assets/..%5clocalcoin.dll", "/assets//etc/passwd", "/assets/%2fetc%2fpasswd", "/appsettings.json",
            "/.git/config", "/localcoin.dll", "/assets/site.css/../../localcoin.dll",
            "/assets/localcoin.dll", "/assets/localcoin.deps.json",
        })
        {
            var answer = await stranger.Get(path);
            Assert.True(answer.Status is 400 or 404, $"{path}: {answer.Status}");
        }
        Assert.Equal(405, (await stranger.Send(HttpMethod.Trace, "/sign-in", null)).Status);
    }

    private static IEnumerable<string> Leaving(Seen seen)
    {
        if (seen.Status >= 500) yield return $"{seen.Status}";
        if (seen.Location is { } location && !IsOurs(location)) yield return $"leads to {location}";
        foreach (Match link in Regex.Matches(seen.Html, """(?:href|src|action|formaction)="([^"]*)"|url=([^"]*)"""))
        {
            var address = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value + link.Groups[2].Value);
            if (!IsOurs(address) && !address.StartsWith("tel:", StringComparison.Ordinal)) yield return address;
        }
    }

    private static bool IsOurs(string address) =>
        address.StartsWith('#') || Regex.IsMatch(address, @"^/(?![/\\])[^\x00-\x20\\]*$") || address == "/";
}
