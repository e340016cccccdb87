using LocalCoin.App;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCoin.IntegrationTests.Doors;

// A node that dies between the directory's row and the ledger's command leaves the row alone. The sweep, or whoever
// sends it again, completes it once; what the ledger refuses then leaves no row.
public class LeftByCrashes(SettledTown settled) : IClassFixture<SettledTown>
{
    private static readonly Sender Operator = new(new ActorId("somu"), null, null);
    private readonly Town town = settled.Town;

    private CommunityDirectory Directory => town.Directory;

    /// <summary>A node of before, up to its end: each writes the row and sends nothing.</summary>
    private async Task<Sent> Crash(string what)
    {
        var (id, key) = (Town.NewId(), Guid.CreateVersion7());
        Sent Sending(Command command) => Sent.Live(key, command, Operator);
        switch (what)
        {
            case "merchant":
                var join = Sending(new JoinMerchant(new MerchantId(id), new MerchantClass("small-shop")));
                await Directory.Merchants.Enter(
                    new(new MerchantId(id), "x", null, null, null, null, null, null, null), join, default);
                return join;
            case "spot" or "spot of nobody":
                var merchant = new MerchantId(what is "spot" ? People.Grocer : id);
                var open = Sending(new OpenSpot(new SpotId(id), merchant, SpotKind.Shop, false));
                await Directory.Spots.Enter(
                    new(new SpotId(id), merchant, "x", null, null, null, null, null), open, default);
                return open;
            case "card" or "card of nobody":
                var wallet = new WalletId(what is "card" ? settled.People.Bob : id);
                var bind = Sending(new BindCard(await Print(), wallet, false, null));
                await Directory.Cards.Bind(((BindCard)bind.Command).Card, wallet, bind, default);
                return bind;
            case "device" or "device at no spot":
                return await Redeem(new SpotId(what is "device" ? People.Grocer : id));
            case "unpaired":
                var paired = (PairDevice)(await Redeem(new SpotId(People.Grocer))).Command;
                await Sweep();
                var unpair = Sending(new UnpairDevice(paired.Device));
                await Directory.Devices.Unpair(paired.Device, unpair, default);
                return unpair;
            default:
                RunLine[] lines = [new(1, new WalletId(settled.People.Bob), new Amount(3))];
                var fund = new FundId(what is "run" ? "welcome" : "nothing");
                var propose = Sent.Live(Guid.Parse(id), new ProposeRun(
                    new RunId(id), fund, 1, new Amount(3), RunLine.Hash(lines), GrantPurpose.Effort), Operator);
                await Directory.RunLines.Put(new RunId(id), lines, propose, default);
                return propose;
        }
    }

    [Theory]
    [InlineData("merchant", 1)]
    [InlineData("spot", 1)]
    [InlineData("card", 1)]
    [InlineData("device", 1)]
    [InlineData("unpaired", 2)]
    [InlineData("run", 1)]
    public async Task The_sweep_completes_it_once(string what, long events)
    {
        var sent = await Crash(what);
        Assert.Equal(events - 1, await Events(sent));
        await Finisher.Sweep(TimeSpan.FromMinutes(1), default);
        Assert.Equal((events - 1, 1), (await Events(sent), await Unfinished(sent)));
        await Task.WhenAll(Sweep(), Sweep());
        Assert.Equal((events, 0), (await Events(sent), await Unfinished(sent)));
        await Sweep();
        var stored = await town.App.Services.GetRequiredService<LedgerReads>().Before(sent, default);
        Assert.IsType<Answer.Repeated>(stored);
        Assert.Equal(events, await Events(sent));
    }

    [Fact]
    public async Task A_node_that_starts_completes_what_is_left_of_one_that_died()
    {
        var sent = await Crash("merchant");
        await town.Schema.Execute(
            "update directory_unfinished set noted_at = noted_at - interval '2 minutes' where command_id = $1",
            sent.Id);
        await using var next = Serve.Build(town.Arguments(), NodaTime.SystemClock.Instance);
        await next.StartAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await Unfinished(sent) > 0) limit.Token.ThrowIfCancellationRequested();
        Assert.Equal(1L, await Events(sent));
        await next.StopAsync();
    }

    [Theory]
    [InlineData("spot of nobody", "select count(*) from directory_spots where spot = $1")]
    [InlineData("card of nobody", "select count(wallet) from directory_cards where card = $1")]
    [InlineData("device at no spot", "select count(secret_hash) from directory_devices where device = $1")]
    [InlineData("run of nothing", "select count(*) from directory_run_lines where run = $1")]
    public async Task What_the_ledger_refuses_leaves_no_row(string what, string rows)
    {
        var sent = await Crash(what);
        var id = sent.Command.Stream().Value.Split('-', 2)[1];
        Assert.Equal(1L, await town.Schema.Value<long>(rows, id));
        await Sweep();
        Assert.Equal(0L, await town.Schema.Value<long>(rows, id));
        Assert.Equal((0L, 0L), (await Events(sent), await Unfinished(sent)));
    }

    [Fact]
    public async Task Sending_it_again_completes_it_too()
    {
        var sent = await Crash("merchant");
        var merchant = ((JoinMerchant)sent.Command).Merchant.Value;
        var body = new { @class = "small-shop", names = new { name = "y" } };
        Assert.Equal(201, (await Join(merchant, sent.Id, body)).Status);
        await Sweep();
        Assert.Equal((1L, 0L), (await Events(sent), await Unfinished(sent)));
        Assert.Equal(200, (await Join(merchant, sent.Id, body)).Status);
        Assert.Equal("x", (await Directory.Merchants.Find(new MerchantId(merchant), default))!.Name);
    }

    [Fact]
    public async Task A_refused_door_leaves_no_row_and_nothing_to_finish()
    {
        var spot = Town.NewId();
        var body = new { merchant = Town.NewId(), kind = "shop", vegetablesOnly = false, names = new { name = "x" } };
        Assert.Equal("MerchantUnknown", (await town.Put("somu", $"/api/v1/spots/{spot}", body)).Code);
        Assert.Equal(404, (await town.Put("somu", $"/api/v1/spots/{spot}/names", new { name = "x" })).Status);
        Assert.Null(await Directory.Spots.Find(new SpotId(spot), default));
        var again = body with { merchant = People.Grocer };
        Assert.Equal(201, (await town.Put("somu", $"/api/v1/spots/{spot}", again)).Status);
        Assert.Equal("SpotExists", (await town.Put("somu", $"/api/v1/spots/{spot}", again)).Code);
        Assert.NotNull(await Directory.Spots.Find(new SpotId(spot), default));
        Assert.Equal(0L, await town.Schema.Value<long>(
            "select count(*) from directory_unfinished where command->>'spot' = $1", spot));
    }

    private Finisher Finisher => town.App.Services.GetRequiredService<Finisher>();

    private Task Sweep() => Finisher.Sweep(TimeSpan.Zero, default);

    private Task<long> Events(Sent sent) => town.Schema.Value<long>(
        "select count(*) from mt_events where stream_id = $1", sent.Command.Stream().Value);

    private Task<long> Unfinished(Sent sent) => town.Schema.Value<long>(
        "select count(*) from directory_unfinished where command_id = $1", sent.Id);

    private async Task<CardId> Print() => (await Directory.Cards.Print(
        1, new ActorId("somu"), Guid.CreateVersion7(), town.App.Services.GetRequiredService<TypedSecrets>(), default))
        .Cards[0].Card;

    private async Task<Sent> Redeem(SpotId spot)
    {
        var device = new DeviceEntry(
            new DeviceId(Town.NewId()), DeviceKind.Register, new MerchantId(People.Grocer), [spot], "x",
            new ActorId("owner"), Guid.CreateVersion7(), false);
        var (code, secret) = (Guid.NewGuid().ToByteArray(), Guid.NewGuid().ToByteArray());
        var until = NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromMinutes(5);
        await Directory.Devices.Invite(device, code, until, default);
        var sent = Sent.Live(
            device.CommandId, new PairDevice(device.Device, device.Kind, device.Merchant, device.Spots),
            new Sender(device.InvitedBy, null, null));
        Assert.Equal(Noted.Fresh, await Directory.Devices.Redeem(device.Device, code, secret, sent, default));
        return sent;
    }

    private async Task<Reply> Join(string merchant, Guid key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/merchants/{merchant}");
        request.Headers.Add("Idempotency-Key", key.ToString());
        request.Headers.Authorization = new("Bearer", town.Tokens.Issue(new Caller(
            Operator.Actor, Roles.Operator, Town.NewId(), null, null, null)).Token);
        request.Content = System.Net.Http.Json.JsonContent.Create(body);
        return await town.Send(request);
    }
}
