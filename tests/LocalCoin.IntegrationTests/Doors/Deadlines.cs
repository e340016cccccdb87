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
