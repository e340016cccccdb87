using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Doors;

// What takes two people must take two people: nobody gets at the second pair of eyes, or at their own purse, by a
// way round.
public class FourEyes(SettledTown settled) : IClassFixture<SettledTown>
{
    private static readonly string[] Approver = ["approver"];
    private readonly Town town = settled.Town;

    [Fact]
    public async Task No_operator_gets_at_an_approver()
    {
        var own = await Enter("somu", Town.NewId(), Approver);
        Assert.Equal((403, "NotForYou"), (own.Status, own.Code));
        var (mixed, reset) = (
            await Enter("somu", Town.NewId(), ["counter", "approver"]), await Enter("somu", "kessai", Approver));
        Assert.Equal((403, 403), (mixed.Status, reset.Status));
        var demoted = await Enter("somu", "kessai", ["counter"]);
        var disabled = await town.Post("somu", "/api/v1/staff/kessai/disable", new { });
        Assert.Equal((403, 403), (demoted.Status, disabled.Status));
        await town.Hire("both", "operator", null, null);
        await town.Schema.Execute(
            "update directory_credentials set roles = array['operator', 'approver'] where actor = 'both'");
        Assert.Equal(403, (await Enter("both", Town.NewId(), Approver)).Status);
        Assert.Equal(200, (await town.Get("kessai", "/api/v1/books")).Status);
    }

    [Fact]
    public async Task Another_approver_enters_approvers_and_nobody_else()
    {
        var second = Town.NewId();
        Assert.Equal(204, (await Enter("kessai", second, ["approver", "auditor"])).Status);
        Assert.Equal(200, (await town.Get(second, "/api/v1/books")).Status);
        foreach (var roles in new string[][] { ["counter"], ["operator"], ["approver", "counter"], ["auditor"] })
        {
            Assert.Equal(403, (await Enter("kessai", Town.NewId(), roles)).Status);
        }
        Assert.Equal(403, (await Enter("kessai", second, ["counter"])).Status);
        Assert.Equal(403, (await Enter(second, second, Approver)).Status);
        Assert.Equal(204, (await town.Post("kessai", $"/api/v1/staff/{second}/disable", new { })).Status);
        Assert.Equal(401, (await town.Get(second, "/api/v1/books")).Status);
        var log = await town.Schema.Value<string>($"""
            select string_agg(actor || ' ' || action, ', ' order by entry)
            from directory_access_log where subject = 'staff-{second}'
            """);
        Assert.Equal("kessai enter, kessai disable", log);
    }

    [Fact]
    public async Task Nobody_is_entered_under_an_id_that_somebody_else_acts_under()
    {
        foreach (var name in new[] { "expiry", "import", "run-executor", "stop-line", "wake-line", "x" })
        {
            var reply = await Enter("somu", name, ["counter"]);
            Assert.Equal((400, "actor"), (reply.Status, reply["field"].GetString()));
        }
        var clerk = Town.NewId();
        await town.Must("owner", HttpMethod.Put, $"/api/v1/merchants/{People.Grocer}/clerks/{clerk}",
            new { name = "はなこ (fictional)" });
        foreach (var id in new[] { settled.People.Alice, settled.People.RegisterId, clerk })
        {
            var reply = await Enter("somu", id, ["counter"]);
            Assert.Equal((409, "IdUsedOtherwise"), (reply.Status, reply.Code));
        }
    }

    [Fact]
    public async Task Signing_out_a_person_signs_out_no_phone_of_the_same_id()
    {
        // As it may stand in a directory of before: a person under the id of a phone.
        var id = Town.NewId();
        await town.Hire(id, "counter", null, null);
        var session = town.Tokens.Issue(new LocalCoin.App.Caller(
            new ActorId("somebody"), LocalCoin.App.Roles.Resident, id, new(settled.People.Bob), null, null));
        town.Keep("the-phone", session.Token);
        Assert.Equal(204, (await town.Post("somu", $"/api/v1/staff/{id}/disable", new { })).Status);
        Assert.Equal(200, (await town.Get("the-phone", "/api/v1/me")).Status);
    }

    [Fact]
    public async Task No_shop_gives_its_own_people_their_purchase_back()
    {
        await town.Hire("alice-at-shop", "clerk", People.Grocer, settled.People.Alice);
        var (own, other) = (await Pay("alice"), await Pay("bob"));
        foreach (var payment in new[] { own, other })
        {
            var expected = payment == own ? 403 : 200;
            var struck = await town.Post("alice-at-shop", $"/api/v1/payments/{payment}/strike", new { });
            var refunded = await town.Put("alice-at-shop", $"/api/v1/payments/{payment}/refunds/{Town.NewId()}",
                new { reason = "complaint" });
            Assert.Equal((expected, expected == 200 ? 201 : 403), (struck.Status, refunded.Status));
            if (payment == own) Assert.Equal(("OwnWallet", "OwnWallet"), (struck.Code, refunded.Code));
        }
        Assert.Equal(201, (await town.Put("owner", $"/api/v1/payments/{own}/refunds/{Town.NewId()}",
            new { reason = "complaint" })).Status);
    }

    [Fact]
    public async Task Nobody_inherits_by_their_own_hand()
    {
        var (gone, heir) = (Town.NewId(), settled.People.Bob);
        await town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{gone}", new { });
        await town.Hire("heir-at-counter", "counter", null, heir);
        await town.Hire("heir-approving", "approver", null, heir);
        var body = new { reason = "duplicate", survivor = heir };
        var proposed = await town.Post("heir-at-counter", $"/api/v1/wallets/{gone}/closing", body);
        Assert.Equal((403, "OwnWallet"), (proposed.Status, proposed.Code));
        var proposal = (await town.Must("mado", HttpMethod.Post, $"/api/v1/wallets/{gone}/closing", body))["id"];
        var path = $"/api/v1/wallets/{gone}/closing/approve";
        var approved = await town.Post("heir-approving", path, new { proposal });
        Assert.Equal((403, "OwnWallet"), (approved.Status, approved.Code));
        Assert.Equal(200, (await town.Post("kessai", path, new { proposal })).Status);
    }

    [Fact]
    public async Task Nobody_stands_in_the_run_that_they_propose_or_approve()
    {
        await town.Hire("run-maker", "operator", null, settled.People.Alice);
        await town.Hire("run-approver", "approver", null, settled.People.Alice);
        var run = Town.NewId();
        var body = new
        {
            fund = "welcome", purpose = "effort",
            lines = new[]
            {
                new { wallet = settled.People.Bob, coins = 1 }, new { wallet = settled.People.Alice, coins = 1 },
            },
        };
        var proposed = await town.Put("run-maker", $"/api/v1/runs/{run}", body);
        Assert.Equal((403, "OwnWallet"), (proposed.Status, proposed.Code));
        await town.Must("somu", HttpMethod.Put, $"/api/v1/runs/{run}", body);
        var approved = await town.Post("run-approver", $"/api/v1/runs/{run}/approve", new { proposal = run });
        Assert.Equal((403, "OwnWallet"), (approved.Status, approved.Code));
        Assert.Equal(200, (await town.Post("kessai", $"/api/v1/runs/{run}/approve", new { proposal = run })).Status);
    }

    [Fact]
    public async Task Nobody_sets_what_vegetables_earn_or_what_paying_in_brings_alone()
    {
        await town.Hire("alone", "operator", null, null);
        await town.Schema.Execute(
            "update directory_credentials set roles = array['operator', 'approver'] where actor = 'alone'");
        var day = NodaTime.Text.LocalDatePattern.Iso.Format(
            LocalCoin.Ledger.Tokyo.Day(NodaTime.SystemClock.Instance.GetCurrentInstant()).PlusDays(30));
        await Both("/api/v1/programmes/diet/rules", new
        {
            from = day, until = day, fund = "welcome", fixedCoins = 7, declarers = new[] { "payer" },
        });
        await Both("/api/v1/premiums/diet/rules", new
        {
            from = day, until = day, fund = "bonus", unit = 1000, bonus = 250, paidInMax = 20_000,
        });

        async Task Both(string path, object body)
        {
            var all = path[..path.IndexOf("/diet", StringComparison.Ordinal)];
            var proposal = (await town.Must("alone", HttpMethod.Post, path, body))["id"];
            Assert.Equal("ProposalOpen", (await town.Post("somu", path, body)).Code);
            Assert.DoesNotContain("\"diet\"", (await town.Get("bob", all)).Text);
            Assert.Equal(403, (await town.Post("somu", path + "/approve", new { proposal })).Status);
            Assert.Equal("SameHand", (await town.Post("alone", path + "/approve", new { proposal })).Code);
            Assert.Equal("ProposalUnknown", (await town.Post(
                "kessai", path + "/approve", new { proposal = Town.NewId() })).Code);
            Assert.Equal(200, (await town.Post("kessai", path + "/reject", new { proposal })).Status);
            Assert.Equal("ProposalDecided", (await town.Post("kessai", path + "/approve", new { proposal })).Code);
            await town.SetRule(path, body);
            Assert.Contains("\"diet\"", (await town.Get("bob", all)).Text);
        }
    }

    private async Task<string> Pay(string resident) => (await town.Must(
        resident, HttpMethod.Put, $"/api/v1/payments/{Town.NewId()}",
        new { merchant = People.Grocer, spot = People.Grocer, amount = 10, vegetables = 10 }))["payment"].GetString()!;

    private Task<Reply> Enter(string by, string actor, string[] roles) => town.Put(by, $"/api/v1/staff/{actor}", new
    {
        name = actor, displayName = actor, roles, password = Town.Password,
    });
}
