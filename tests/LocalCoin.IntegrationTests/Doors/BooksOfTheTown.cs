using LocalCoin.Ledger;
using NodaTime;
using NodaTime.Text;

namespace LocalCoin.IntegrationTests.Doors;

// A day that is over is closed once, by somebody who imports nothing, and stays closed.
public class BooksOfTheTown(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;

    [Fact]
    public async Task The_approver_closes_days_that_are_over_and_nobody_opens_them_again()
    {
        Assert.Equal("{}", (await town.Must("kansa", HttpMethod.Get, "/api/v1/books", null)).Text);
        var today = Tokyo.Day(SystemClock.Instance.GetCurrentInstant());
        Assert.Equal((403, "NotForYou"), Of(await Close("somu", today.PlusDays(-2))));
        Assert.Equal((422, "TimeInFuture"), Of(await Close("kessai", today)));
        var key = Town.NewId();
        Assert.Equal(200, (await Close("kessai", today.PlusDays(-2), key)).Status);
        var again = await Close("kessai", today.PlusDays(-2), key);
        Assert.Equal("true", again.Message.Headers.GetValues("Idempotent-Repeat").Single());
        Assert.Equal((409, "IdUsedOtherwise"), Of(await Close("kessai", today.PlusDays(-1), key)));
        Assert.Equal((422, "PeriodClosed"), Of(await Close("kessai", today.PlusDays(-2))));
        Assert.Equal((422, "PeriodClosed"), Of(await Close("kessai", today.PlusDays(-3))));
        Assert.Equal(200, (await Close("kessai", today.PlusDays(-1))).Status);
        var shown = await town.Must("somu", HttpMethod.Get, "/api/v1/books", null);
        Assert.Equal(
            (Iso(today.PlusDays(-1)), "kessai"),
            (shown["closedThrough"].GetString(), shown["closedBy"].GetString()));
        var paid = await town.Put("alice", $"/api/v1/payments/{Town.NewId()}",
            new { merchant = People.Grocer, spot = People.Grocer, amount = 1 });
        Assert.Equal(201, paid.Status);
    }

    private static (int, string?) Of(Reply reply) => (reply.Status, reply.Code);

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private async Task<Reply> Close(string actor, LocalDate through, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/books/close");
        request.Headers.Add("Idempotency-Key", key ?? Town.NewId());
        request.Headers.Authorization = new("Bearer", await town.Token(actor));
        request.Content = new StringContent($$"""{"through":"{{Iso(through)}}"}""", null, "application/json");
        return await town.Send(request);
    }
}
