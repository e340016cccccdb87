using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

namespace LocalCoin.IntegrationTests.Attacks;

// The doors by which one becomes somebody.
[Collection(AttackedTown.Name)]
public class ComingIn(SettledTown settled)
{
    /// <summary>What is shown there has 128 bits, and many phones share one address.</summary>
    private static readonly string[] Unguessable =
        ["POST /api/v1/sign-in/phone", "POST /api/v1/sign-in/device"];

    private readonly Doors.Town town = settled.Town;
    private readonly DoorCalls calls = new(settled);

    [Fact]
    public void Every_door_that_takes_a_secret_of_nobody_in_particular_is_tried_a_few_times_only() => Assert.Equal(
        Unguessable,
        calls.Mapped().Where(door => door.Metadata.GetRequiredMetadata<Opens>().Roles.HasFlag(Roles.Anonymous)
            && !DoorCalls.NameOf(door).StartsWith("GET ", StringComparison.Ordinal)
            && door.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName != "secret-tries")
            .Select(DoorCalls.NameOf).Order(StringComparer.Ordinal).Reverse());

    [Fact]
    public async Task A_sign_in_that_was_there_before_is_ended_by_the_next_and_lends_it_nothing()
    {
        // Somebody puts their own sign-in into another's browser, and waits for them to go on with it.
        var thief = new Browsing(town);
        await thief.SignIn("helper");
        var victim = new Browsing(town);
        foreach (var (name, value) in thief.Cookies) victim.Cookies[name] = value;
        await victim.SignIn("owner");
        Assert.NotEqual(thief.Cookies[Origins.Cookie], victim.Cookies[Origins.Cookie]);
        Assert.Equal(200, (await victim.Get("/shop/today")).Status);
        Assert.StartsWith("/sign-in", (await thief.Get("/")).Location, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await thief.Get("/shop/today")).Location, StringComparison.Ordinal);
        // A cookie that nobody of ours made stays nobody's.
        var planted = new Browsing(town);
        planted.Cookies[Origins.Cookie] = "planted";
        planted.Cookies[KeptSecrets.Cookie] = "phone.planted";
        await planted.SignIn("owner");
        Assert.NotEqual("planted", planted.Cookies[Origins.Cookie]);
    }

    [Fact]
    public async Task Signing_out_ends_the_token_wherever_it_was_copied_to()
    {
        var own = new Browsing(town);
        await own.SignIn("owner");
        var copied = own.Cookies[Origins.Cookie];
        await own.Fill("/", "/sign-out");
        Assert.False(own.Cookies.ContainsKey(Origins.Cookie));
        var thief = new Browsing(town);
        thief.Cookies[Origins.Cookie] = copied;
        Assert.StartsWith("/sign-in", (await thief.Get("/shop/today")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_none_is_answered_as_a_wrong_password()
    {
        await town.Hire("gone", "counter", null, null);
        await town.Hire("shut", "counter", null, null);
        await town.Schema.Execute("update directory_credentials set disabled_at = now() where actor = 'gone'");
        for (var i = 0; i < 10; i++) await town.Post(null, "/api/v1/sign-in", new { name = "shut", password = "x" });
        var answers = new List<(int, string)>();
        foreach (var (name, password) in new[]
        {
            ("nobody-here", "wrong"), ("mado", "wrong"), ("gone", Doors.Town.Password), ("shut", Doors.Town.Password),
        })
        {
            var stranger = new Browsing(town);
            var page = await stranger.Fill("/sign-in", "/sign-in", ("name", name), ("password", password));
            var told = System.Text.RegularExpressions.Regex.Match(page.Html, "id=\"password-fault\".*?</p>").Value;
            Assert.NotEmpty(told);
            answers.Add((page.Status, told));
            var reply = await town.Post(null, "/api/v1/sign-in", new { name, password });
            Assert.Equal((401, "SignInFailed"), (reply.Status, reply.Code));
        }
        Assert.Equal(401, answers[0].Item1);
        Assert.All(answers, one => Assert.Equal(answers[0], one));
    }

    [Fact]
    public async Task A_password_that_others_would_guess_is_not_set()
    {
        foreach (var (password, status) in new[]
        {
            ("password1234", 400), ("123456789012", 400), ("aaaaaaaaaaaa", 400), ("Kongo2026!!!", 400),
            ("qwertyuiop12", 400), ("LocalCoin-2026", 400), ("yamada-yamada", 400), ("836291745520", 204),
            ("やさいを たべる ひ です ね", 204), (new string('x', 30) + " blue tractor hums", 204),
        })
        {
            var entered = await town.Put("somu", $"/api/v1/staff/{Doors.Town.NewId()}", new
            {
                name = status == 400 ? "yamada" : Doors.Town.NewId(), displayName = "x", roles = new[] { "helper" },
                password,
            });
            Assert.True(status == entered.Status, $"{password}: {entered.Text}");
        }
        var changed = await town.Post(
            "helper", "/api/v1/me/password", new { old = Doors.Town.Password, @new = "password1234" });
        Assert.Equal((400, "new"), (changed.Status, changed["field"].GetString()));
    }

    [Fact]
    public async Task Digits_of_a_one_time_code_are_tried_on_a_register_alone_and_twenty_times_an_hour()
    {
        Task<Reply> Charge(string by, string digits) => town.Put(by, $"/api/v1/charges/{Doors.Town.NewId()}",
            new { payer = new { digits }, spot = People.Grocer, amount = 1 });
        string Digits(int number) => CheckDigit.Append($"{number:0000000}");
        Assert.Equal(403, (await Charge("owner", Digits(0))).Status);
        var invited = await town.Must("owner", HttpMethod.Post, $"/api/v1/merchants/{People.Grocer}/devices",
            new { kind = "register", name = "x", spots = new[] { People.Grocer } });
        var bound = await town.Must(null, HttpMethod.Post, "/api/v1/devices", new
        {
            code = invited["code"].GetString(),
        });
        town.Keep("guesser", bound["token"].GetString()!);
        for (var i = 0; i < 20; i++) Assert.Equal(422, (await Charge("guesser", Digits(i))).Status);
        Assert.Equal(429, (await Charge("guesser", Digits(20))).Status);
    }

    [Fact]
    public async Task One_key_of_two_people_draws_for_the_first_alone()
    {
        await town.Hire("somu-2", "operator", null, null);
        var key = Doors.Town.NewId();
        var first = await Print("somu", key);
        Assert.Equal(200, first.Status);
        Assert.Equal(first.Text, (await Print("somu", key)).Text);
        var second = await Print("somu-2", key);
        Assert.Equal(409, second.Status);
        Assert.DoesNotContain(first.Json[0].GetProperty("card").GetString()!, second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Json[0].GetProperty("token").GetString()!, second.Text, StringComparison.Ordinal);
    }

    private async Task<Reply> Print(string by, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cards");
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Authorization = new("Bearer", await town.Token(by));
        request.Content = System.Net.Http.Json.JsonContent.Create(new { count = 1 });
        return await town.Send(request);
    }
}
