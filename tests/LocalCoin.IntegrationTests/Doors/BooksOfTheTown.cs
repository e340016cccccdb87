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

    [Fact]
    public async Task Journal_and_trial_balance_add_up_to_every_accounts_coins_and_say_how_far_they_are()
    {
        await town.Must("alice", HttpMethod.Put, $"/api/v1/payments/{Town.NewId()}",
            new { merchant = People.Grocer, spot = People.Stand, amount = 50 });
        var head = await town.Head();
        Reply shown;
        var limit = DateTime.UtcNow.AddSeconds(20);
        do
        {
            shown = await town.Must("kansa", HttpMethod.Get, "/api/v1/trial-balance", null);
        }
        while (shown["throughSeq"].GetInt64() < head && DateTime.UtcNow < limit);
        Assert.Equal((head, head), (shown["throughSeq"].GetInt64(), shown["head"].GetInt64()));
        var lines = shown["lines"].EnumerateArray().ToDictionary(
            line => line.GetProperty("account").GetString()!, line => line.GetProperty("coins").GetInt64());
        Assert.Equal(0, lines.Values.Sum());
        var booked = await Journalled();
        Assert.Equal(booked.OrderBy(one => one.Key, StringComparer.Ordinal), lines);
        Assert.Equal(lines.Count(line => line.Value != 0), await town.Schema.Value<long>("""
            select count(*) from balances
            where coins <> 0 and (address, coins) in (select * from unnest($1::varchar[], $2::bigint[]))
            """, lines.Keys.ToArray(), lines.Values.ToArray()));
        Assert.Equal(lines.Count(line => line.Value != 0), await town.Schema.Value<long>(
            "select count(*) from balances where coins <> 0"));
        var yesterday = Iso(Tokyo.Day(SystemClock.Instance.GetCurrentInstant()).PlusDays(-1));
        Assert.Empty((await town.Must("kansa", HttpMethod.Get, $"/api/v1/trial-balance?day={yesterday}", null))["lines"]
            .EnumerateArray());
    }

    [Fact]
    public async Task A_trial_balance_that_nobody_keeps_up_to_date_says_so()
    {
        var idle = Town.With("--LocalCoin:RunProjections", "false");
        await idle.InitializeAsync();
        try
        {
            await People.MoveIn(idle);
            var shown = await idle.Must("kansa", HttpMethod.Get, "/api/v1/trial-balance", null);
            Assert.Equal((0, await idle.Head()), (shown["throughSeq"].GetInt64(), shown["head"].GetInt64()));
            Assert.Empty(shown["lines"].EnumerateArray());
        }
        finally
        {
            await idle.DisposeAsync();
        }
    }

    /// <summary>Every account's coins, by adding up the journal page by page.</summary>
    private async Task<Dictionary<string, long>> Journalled()
    {
        var (coins, cursor) = (new Dictionary<string, long>(), "");
        do
        {
            var page = await town.Must("kansa", HttpMethod.Get, $"/api/v1/journal?limit=7{cursor}", null);
            foreach (var row in page["rows"].EnumerateArray())
            {
                var amount = row.GetProperty("amount").GetInt64();
                foreach (var (side, change) in new[] { ("from", -amount), ("to", amount) })
                {
                    var account = row.GetProperty(side).GetString()!;
                    coins[account] = coins.GetValueOrDefault(account) + change;
                }
            }
            cursor = page.Json.TryGetProperty("next", out var next) ? $"&cursor={next.GetString()}" : "";
        }
        while (cursor.Length > 0);
        return coins;
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
