namespace LocalCoin.IntegrationTests.Doors;

// A register is one principal and several people stand at it: who did, is in every event, and only by an id.
public class Clerks(SettledTown settled) : IClassFixture<SettledTown>
{
    private static readonly NodaTime.Duration Second = NodaTime.Duration.FromSeconds(1);
    private readonly Town town = settled.Town;

    [Fact]
    public async Task The_clerk_at_a_register_is_in_the_event_and_in_the_shops_list()
    {
        var hanako = await Enter("owner", People.Grocer, "はなこ (fictional)");
        await Pick("register", hanako, "hanako");
        var payment = await Charge("hanako");
        Assert.Equal((hanako, settled.People.RegisterId), await HeadersOf(payment));
        Assert.Equal(hanako, (await town.Must("hanako", HttpMethod.Get, "/api/v1/me", null))["clerk"].GetString());
        string? listed = null;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (listed is null)
        {
            limit.Token.ThrowIfCancellationRequested();
            var list = await town.Must("owner", HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/payments", null);
            listed = list["rows"].EnumerateArray().Where(row => row.GetProperty("payment").GetString() == payment)
                .Select(row => row.GetProperty("clerk").GetString()).SingleOrDefault();
        }
        Assert.Equal(hanako, listed);
        var names = await town.Must("register", HttpMethod.Get, $"/api/v1/merchants/{People.Grocer}/clerks", null);
        Assert.Contains("はなこ", names.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await town.Schema.Value<long>(
            "select count(*) from mt_events where headers::text like '%はなこ%' or data::text like '%はなこ%'"));

        var nobody = await town.Must("hanako", HttpMethod.Post, "/api/v1/me/clerk", new { });
        town.Keep("nobody-there", nobody["token"].GetString()!);
        Assert.Equal((null, settled.People.RegisterId), await HeadersOf(await Charge("nobody-there")));
    }

    [Fact]
    public async Task Only_the_shops_own_clerks_can_be_picked()
    {
        var foreign = await Enter("baker-owner", People.Baker, "じろう (fictional)");
        foreach (var clerk in new[] { foreign, Town.NewId(), "owner", "clerk" })
        {
            var reply = await town.Post("register", "/api/v1/me/clerk", new { clerk });
            Assert.Equal((422, "ClerkUnknown"), (reply.Status, reply.Code));
        }
        var taken = await town.Put("owner", $"/api/v1/merchants/{People.Grocer}/clerks/{foreign}", new { name = "x" });
        Assert.Equal((409, "IdUsedOtherwise"), (taken.Status, taken.Code));
        var named = await town.Put("owner", $"/api/v1/merchants/{People.Grocer}/clerks/hanako", new { name = "x" });
        Assert.Equal((400, "clerk"), (named.Status, named["field"].GetString()));
    }

    [Fact]
    public async Task A_removed_clerk_is_out_at_once_and_keeps_the_name_on_what_they_did()
    {
        var path = $"/api/v1/merchants/{People.Grocer}/clerks";
        var clerk = await Enter("owner", People.Grocer, "さぶろう (fictional)");
        await Pick("register", clerk, "saburo");
        Assert.Equal(204, (await town.Send("owner", HttpMethod.Delete, $"{path}/{clerk}", null)).Status);
        Assert.Equal(401, (await town.Get("saburo", "/api/v1/me")).Status);
        Assert.Equal(200, (await town.Get("register", "/api/v1/me")).Status);
        Assert.Equal("ClerkUnknown", (await town.Post("register", "/api/v1/me/clerk", new { clerk })).Code);
        var shown = (await town.Must("owner", HttpMethod.Get, path, null)).Json.EnumerateArray()
            .Single(one => one.GetProperty("clerk").GetString() == clerk);
        Assert.True(shown.GetProperty("isRemoved").GetBoolean());
        Assert.Equal(404, (await town.Send("baker-owner", HttpMethod.Delete,
            $"/api/v1/merchants/{People.Baker}/clerks/{clerk}", null)).Status);
        await town.Must("owner", HttpMethod.Put, $"{path}/{clerk}", new { name = "さぶろう" });
        await Pick("register", clerk, "saburo-again");
    }

    [Fact]
    public async Task A_register_does_not_serve_the_wallet_of_whoever_stands_at_it()
    {
        var path = $"/api/v1/merchants/{People.Grocer}/clerks/{Town.NewId()}";
        var named = new { name = "ごろう (fictional)", wallet = settled.People.Alice };
        await town.Must("owner", HttpMethod.Put, path, named);
        await Pick("register", path.Split('/')[^1], "goro");
        var own = await town.Put("goro", $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { card = settled.People.AliceCardToken }, spot = People.Grocer, amount = 10,
        });
        Assert.Equal((403, "OwnWallet"), (own.Status, own.Code));
        await town.Must("owner", HttpMethod.Put, path, named with { name = "ごろう" });
        Assert.Equal(200, (await town.Get("goro", "/api/v1/me")).Status);
        await town.Must("owner", HttpMethod.Put, path, named with { wallet = settled.People.Bob });
        Assert.Equal(401, (await town.Get("goro", "/api/v1/me")).Status);
        await Charge("register");
    }

    [Fact]
    public async Task A_register_that_renews_its_token_keeps_its_clerk_by_naming_them()
    {
        var clerk = await Enter("owner", People.Grocer, "ろくろう (fictional)");
        var (register, registerSecret) = await Pair("register");
        var kioskSecret = (await Pair("kiosk")).Secret;
        Task<Reply> Renew(string secret, string? named) =>
            town.Post(null, "/api/v1/sign-in/device", new { secret, clerk = named });

        var renewed = await Renew(registerSecret, clerk);
        Assert.Equal((200, clerk), (renewed.Status, renewed["clerk"].GetString()));
        town.Keep("rokuro", renewed["token"].GetString()!);
        Assert.Equal((clerk, register), await HeadersOf(await Charge("rokuro")));
        var alone = await Renew(registerSecret, null);
        Assert.Equal((200, false), (alone.Status, alone.Json.TryGetProperty("clerk", out _)));
        Assert.Equal((401, "SignInFailed"), Of(await Renew("no-secret", clerk)));
        Assert.Equal((422, "ClerkUnknown"), Of(await Renew(kioskSecret, clerk)));
        Assert.Equal((422, "ClerkUnknown"), Of(await Renew(registerSecret, Town.NewId())));
        await town.Must(
            "owner", HttpMethod.Delete, $"/api/v1/merchants/{People.Grocer}/clerks/{clerk}", null);
        Assert.Equal((422, "ClerkUnknown"), Of(await Renew(registerSecret, clerk)));
    }

    [Fact]
    public async Task Picking_a_clerk_lengthens_no_sign_in()
    {
        var clerk = await Enter("owner", People.Grocer, "しろう (fictional)");
        var soon = NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromMinutes(10);
        var before = town.Tokens.Issue(Register(Town.NewId()) with { Ends = soon });
        town.Keep("short", before.Token);
        var after = (await Pick("short", clerk, "shiro"))["expiresAt"].GetString()!;
        Assert.InRange(NodaTime.Text.InstantPattern.ExtendedIso.Parse(after).Value, soon.Minus(Second), soon);
    }

    private static (int, string?) Of(Reply reply) => (reply.Status, reply.Code);

    private async Task<(string Device, string Secret)> Pair(string kind)
    {
        var invited = await town.Must("owner", HttpMethod.Post, $"/api/v1/merchants/{People.Grocer}/devices",
            new { kind, name = "another", spots = new[] { People.Grocer } });
        var bound = await town.Must(null, HttpMethod.Post, "/api/v1/devices",
            new { code = invited["code"].GetString() });
        return (bound["device"].GetString()!, bound["secret"].GetString()!);
    }

    private LocalCoin.App.Caller Register(string session) => new(
        new(settled.People.RegisterId), LocalCoin.App.Roles.Register, session, null, new(People.Grocer),
        new(settled.People.RegisterId));

    private async Task<string> Enter(string owner, string merchant, string name)
    {
        var clerk = Town.NewId();
        await town.Must(owner, HttpMethod.Put, $"/api/v1/merchants/{merchant}/clerks/{clerk}", new { name });
        return clerk;
    }

    private async Task<Reply> Pick(string register, string clerk, string keptAs)
    {
        var picked = await town.Must(register, HttpMethod.Post, "/api/v1/me/clerk", new { clerk });
        town.Keep(keptAs, picked["token"].GetString()!);
        return picked;
    }

    private async Task<string> Charge(string register)
    {
        var paid = await town.Must(register, HttpMethod.Put, $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { card = settled.People.AliceCardToken }, spot = People.Grocer, amount = 10,
        });
        return paid["payment"].GetString()!;
    }

    private async Task<(string? Clerk, string Device)> HeadersOf(string payment)
    {
        const string Headers = "select coalesce(headers ->> $2, '') from mt_events where stream_id = 'payment-' || $1";
        var clerk = await town.Schema.Value<string>(Headers, payment, "clerk");
        return (clerk.Length > 0 ? clerk : null, await town.Schema.Value<string>(Headers, payment, "device"));
    }
}
