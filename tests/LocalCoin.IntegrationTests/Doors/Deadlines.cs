using LocalCoin.App;
using NodaTime;

namespace LocalCoin.IntegrationTests.Doors;

// What ends by the clock, and what happens while a node goes down.
public sealed class Deadlines : IAsyncLifetime
{
    private readonly Town town = Town.With(
        "--LocalCoin:Limits:RequestLifetimeSeconds", "1", "--LocalCoin:Limits:UndoWindowSeconds", "1");

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        await People.MoveIn(town);
    }

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_request_that_has_ended_is_not_paid_and_an_old_payment_not_undone()
    {
        var (asked, paid) = (Town.NewId(), Town.NewId());
        var request = await town.Must(
            "register", HttpMethod.Put, $"/api/v1/payment-requests/{asked}", new { spot = People.Grocer, amount = 5 });
        await town.Must("alice", HttpMethod.Put, $"/api/v1/payments/{paid}", new
        {
            merchant = People.Grocer, spot = People.Stand, amount = 10,
        });
        var head = await town.Head();
        var until = request["until"].GetDateTimeOffset();
        while (DateTimeOffset.UtcNow <= until.AddMilliseconds(500)) await Task.Delay(50);

        var late = await town.Post("alice", $"/api/v1/payment-requests/{asked}/pay", new { });
        Assert.Equal((422, "RequestExpired"), (late.Status, late.Code));
        var undo = await town.Post("alice", $"/api/v1/payments/{paid}/undo", new { });
        Assert.Equal((422, "UndoTooLate"), (undo.Status, undo.Code));
        Assert.Equal(head, await town.Head());
    }

    [Fact]
    public async Task A_run_goes_on_where_a_stopped_node_left_it()
    {
        var (run, wallets) = (Town.NewId(), Enumerable.Range(0, 400).Select(_ => Town.NewId()).ToArray());
        await Task.WhenAll(wallets.Select(
            wallet => town.Must("mado", HttpMethod.Put, $"/api/v1/wallets/{wallet}", new { })));
        await town.Must("somu", HttpMethod.Put, $"/api/v1/runs/{run}", new
        {
            fund = "welcome", purpose = "campaign", lines = wallets.Select(wallet => new { wallet, coins = 2 }),
        });
        var before = await town.Head();
        await town.Must("kessai", HttpMethod.Post, $"/api/v1/runs/{run}/approve", new { proposal = run });
        while (await town.Head() < before + 10) await Task.Yield();
        await town.App.StopAsync();
        await using var other = Serve.Build(town.Arguments(), SystemClock.Instance);
        await other.StartAsync();
        var until = DateTime.UtcNow.AddSeconds(30);
        while (await Finished(run) == 0 && DateTime.UtcNow < until) await Task.Delay(50);
        Assert.Equal(1, await Finished(run));
        Assert.Equal(
            400, await town.Schema.Value<long>("select count(*) from mt_events where type = 'run_line_granted'"));
        Assert.Equal(0, await town.Schema.Value<long>("select coins from balances where address = 'run:' || $1", run));
        Assert.Equal(before + 402, await town.Head());
        await other.StopAsync();
    }

    private Task<long> Finished(string run) => town.Schema.Value<long>(
        "select count(*) from mt_events where type = 'run_finished' and stream_id = 'run-' || $1", run);

    [Fact]
    public async Task A_node_that_stops_answers_what_it_has_taken_in()
    {
        var before = await town.Head();
        var paying = Enumerable.Range(0, 200).Select(_ => town.Put("alice", $"/api/v1/payments/{Town.NewId()}", new
        {
            merchant = People.Grocer, spot = People.Grocer, amount = 1,
        })).ToArray();
        while (await town.Head() == before) await Task.Yield();
        await town.App.StopAsync();
        var accepted = 0;
        foreach (var payment in paying)
        {
            try
            {
                var reply = await payment;
                Assert.True(reply.Status is 201 or 503, reply.Text);
                if (reply.Status == 201) accepted++;
            }
            catch (HttpRequestException)
            {
                // Never taken in: the door was shut already.
            }
        }
        Assert.Equal(accepted, await town.Head() - before);
        Assert.True(accepted > 0);
    }
}
