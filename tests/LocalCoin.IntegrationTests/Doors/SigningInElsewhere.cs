using System.Net;
using LocalCoin.App;
using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Doors;

/// <summary>A town whose staff sign in elsewhere, and where they do.</summary>
public sealed class TownWithProvider : IAsyncLifetime
{
    public ForeignProvider Provider { get; private set; } = null!;
    public Town Town { get; private set; } = null!;
    public HttpClient Browser { get; } =
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public async Task InitializeAsync()
    {
        Provider = await ForeignProvider.Start();
        Town = Town.With(Settings());
        await Town.InitializeAsync();
        Town.Keep("somu", Town.Tokens.Issue(
            new Caller(new ActorId("somu"), Roles.Operator, Town.NewId(), null, null, null)).Token);
        await Enter(Yamada, "counter", "town-0001");
    }

    public string[] Settings() =>
    [
        "--LocalCoin:OpenIdConnect:Authority", Provider.Url + "/",
        "--LocalCoin:OpenIdConnect:ClientId", ForeignProvider.ClientId,
        "--LocalCoin:OpenIdConnect:ClientSecret", ForeignProvider.ClientSecret,
    ];

    public async Task DisposeAsync()
    {
        Browser.Dispose();
        await Town.DisposeAsync();
        await Provider.DisposeAsync();
    }

    public string Yamada { get; } = Town.NewId();

    public Task<Reply> Enter(string actor, string role, string subject) => Town.Must(
        "somu", HttpMethod.Put, $"/api/v1/staff/{actor}",
        new { name = actor, displayName = actor, roles = new[] { role }, subject });
}

// The town's own sign-in says who somebody is; what they may do here stands in our directory.
public class SigningInElsewhere(TownWithProvider place) : IClassFixture<TownWithProvider>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private readonly Town town = place.Town;
    private readonly ForeignProvider provider = place.Provider;
    private readonly HttpClient browser = place.Browser;

    [Fact]
    public async Task Staff_sign_in_there_and_have_the_roles_that_they_have_here()
    {
        provider.Subject = "town-0001";
        var (left, cookies) = await Leave("/desk?day=1");
        var back = await Authorize(left);
        var (status, answer) = await Come(back, cookies);
        Assert.Equal((302, "/desk?day=1"), (status, answer.Headers.Location!.OriginalString));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("__Host-localcoin=", Ordinal));
        foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/" })
        {
            Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        var me = await town.Send(request);
        Assert.Equal(place.Yamada, me["actor"].GetString());
        Assert.Equal("[\"counter\"]", me["roles"].GetRawText());
        Assert.Equal(401, (await Come(back, cookies)).Status);
    }

    [Fact]
    public async Task Whoever_is_not_entered_here_or_is_disabled_stays_outside()
    {
        provider.Subject = "town-9999";
        Assert.Equal((403, "StaffUnknown"), await RoundTrip());
        var suzuki = Town.NewId();
        await place.Enter(suzuki, "auditor", "town-0002");
        provider.Subject = "town-0002";
        Assert.Equal(302, (await RoundTrip()).Status);
        await town.Must("somu", HttpMethod.Post, $"/api/v1/staff/{suzuki}/disable", null);
        Assert.Equal((403, "StaffUnknown"), await RoundTrip());
        var taken = await town.Put("somu", $"/api/v1/staff/{Town.NewId()}",
            new { name = "sato", displayName = "x", roles = new[] { "counter" }, subject = "town-0001" });
        Assert.Equal((422, "SubjectTaken"), (taken.Status, taken.Code));
    }

    [Fact]
    public async Task An_owner_who_is_invited_at_the_desk_signs_in_there_with_the_subject_that_was_typed()
    {
        var office = new Attacks.Browsing(town);
        office.Cookies[Origins.Cookie] = await town.Token("somu");
        var form = await office.Get("/desk/merchants/new");
        (string, string)[] Typed(string subject) =>
        [
            ("merchant", form.Carried("merchant")), ("spot", form.Carried("spot")), ("owner", form.Carried("owner")),
            ("name", "架空農園 そと"), ("class", "small-shop"), ("owner-name", "見本 そと"), ("sign-in", "tencho-soto"),
            ("spot-name", "そとの 台"), ("kind", "Shop"), ("subject", subject),
        ];
        var without = await office.Post("/desk/merchants/new", Typed(""));
        Assert.Equal(422, without.Status);
        Assert.Contains("id=\"subject-fault\"", without.Html, Ordinal);
        Assert.Contains("ほかの 人の", (await office.Post("/desk/merchants/new", Typed("town-0001"))).Words(), Ordinal);
        var letter = await office.Post("/desk/merchants/new", Typed("Tencho-0007"));
        Assert.Equal(200, letter.Status);
        Assert.Contains("パスワードは ありません", letter.Words(), Ordinal);
        provider.Subject = "Tencho-0007";
        Assert.Equal(302, (await RoundTrip()).Status);
        provider.Subject = "tencho-0007";
        Assert.Equal((403, "StaffUnknown"), await RoundTrip());
    }

    [Theory]
    [InlineData(Lie.ForeignKey)]
    [InlineData(Lie.OtherAudience)]
    [InlineData(Lie.OtherIssuer)]
    [InlineData(Lie.OtherNonce)]
    [InlineData(Lie.Ended)]
    public async Task A_word_that_is_not_the_providers_own_opens_nothing(Lie lie)
    {
        (provider.Subject, provider.Lie) = ("town-0001", lie);
        try
        {
            Assert.Equal((401, "OutsideSignInFailed"), await RoundTrip());
        }
        finally
        {
            provider.Lie = Lie.None;
        }
        Assert.Equal(302, (await RoundTrip()).Status);
    }

    [Fact]
    public async Task The_way_back_is_only_for_the_browser_that_left()
    {
        provider.Subject = "town-0001";
        var (left, cookies) = await Leave("/");
        var back = await Authorize(left);
        var (_, others) = await Leave("/");
        Assert.Equal(401, (await Come(back, "")).Status);
        Assert.Equal(401, (await Come(back, others)).Status);
        Assert.Equal(401, (await Come(new Uri(back.OriginalString.Replace("state=", "state=x")), cookies)).Status);
        Assert.Equal(401, (await Come(new Uri(back.GetLeftPart(UriPartial.Path)), cookies)).Status);
        Assert.Equal(401, (await Come(new Uri(back.GetLeftPart(UriPartial.Path) + "?error=access_denied"), "")).Status);
    }

    [Fact]
    public async Task A_browser_may_come_back_to_another_node_than_it_left()
    {
        provider.Subject = "town-0001";
        await using var node = Serve.Build(town.Arguments(place.Settings()), NodaTime.SystemClock.Instance);
        await node.StartAsync();
        var (left, cookies) = await Leave("/desk");
        var back = await Authorize(left);
        var (status, answer) = await Come(new Uri(new Uri(node.Urls.Single()), back.PathAndQuery), cookies);
        Assert.Equal((302, "/desk"), (status, answer.Headers.Location!.OriginalString));
        await node.StopAsync();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("")]
    public async Task Nobody_is_sent_on_to_another_site(string to)
    {
        provider.Subject = "town-0001";
        var (left, cookies) = await Leave(to);
        var (status, answer) = await Come(await Authorize(left), cookies);
        Assert.Equal((302, "/"), (status, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Our_own_passwords_are_shut_and_phones_and_devices_are_not()
    {
        var reply = await town.Post(null, "/api/v1/sign-in", new { name = "yamada", password = Town.Password });
        Assert.Equal((403, "SignInElsewhere"), (reply.Status, reply.Code));
        reply = await town.Post("somu", "/api/v1/me/password", new { old = Town.Password, @new = Town.Password });
        Assert.Equal((403, "SignInElsewhere"), (reply.Status, reply.Code));
        Assert.Equal(401, (await town.Post(null, "/api/v1/sign-in/phone", new { secret = "x" })).Status);
        var scheme = await town.Must(null, HttpMethod.Get, "/api/v1/scheme", null);
        Assert.Equal("/sign-in/outside", scheme["outsideSignIn"].GetString());
        Assert.Equal(404, (await town.Get(null, "/signout-oidc")).Status);
    }

    private async Task<(int Status, string? Code)> RoundTrip()
    {
        var (left, cookies) = await Leave("/");
        var (status, answer) = await Come(await Authorize(left), cookies);
        var text = await answer.Content.ReadAsStringAsync();
        return (status, text.Length == 0 ? null : new Reply(status, text, answer).Code);
    }

    private async Task<(Uri Left, string Cookies)> Leave(string to)
    {
        var left = await browser.GetAsync(new Uri(
            town.Http.BaseAddress!, "/sign-in/outside?to=" + Uri.EscapeDataString(to)));
        Assert.Equal(HttpStatusCode.Found, left.StatusCode);
        var cookies = left.Headers.GetValues("Set-Cookie").ToArray();
        Assert.All(cookies, cookie => Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase));
        return (left.Headers.Location!, string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])));
    }

    private async Task<Uri> Authorize(Uri left) => (await browser.GetAsync(left)).Headers.Location!;

    private async Task<(int Status, HttpResponseMessage Answer)> Come(Uri back, string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, back);
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        var answer = await browser.SendAsync(request);
        return ((int)answer.StatusCode, answer);
    }
}
