using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What a counter has around it: cards in a drawer, and a till.</summary>
internal static class CounterTown
{
    /// <summary>A printed card that is nobody's yet.</summary>
    public static async Task<Holder> StockCard(this PagesTown town)
    {
        var cards = await town.Town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 1 });
        string Printed(string part) => cards.Json[0].GetProperty(part).GetString()!;
        return new Holder("", Printed("card"), Printed("token"), Printed("stopNumber"), Printed("lastFour"));
    }

    /// <summary>The till is open, whoever opened it.</summary>
    public static async Task OpenTill(this PagesTown town, long started = 10_000)
    {
        if ((await town.Town.Directory.TillShifts.Open(default)).Count > 0) return;
        var balances = await town.Town.Schema.Value<long>(
            "select coalesce((select -coins from balances where address = 'cash:counter-1'), 0)");
        await town.Town.Directory.TillShifts.Open(
            new TillShift(
                Guid.CreateVersion7(), new TillId("counter-1"), SystemClock.Instance.GetCurrentInstant(),
                new ActorId("mado"), started, balances, null, null, null, null, null), default);
    }

    /// <summary>No till is open: each was counted and closed.</summary>
    public static async Task CloseTills(this PagesTown town)
    {
        foreach (var shift in await town.Town.Directory.TillShifts.Open(default))
        {
            await town.Town.Directory.TillShifts.Close(
                shift.Shift, SystemClock.Instance.GetCurrentInstant(), new ActorId("mado"), 0, 0, null, default);
        }
    }

    /// <summary>Signs in at the counter and opens the holder by their card.</summary>
    public static async Task Serve(this Visitor visitor, Holder holder)
    {
        await visitor.SignIn("mado");
        await visitor.Open("/counter");
        await visitor.Scan(holder.Token);
        await visitor.Arrives("/counter/residents/");
        await visitor.Page.WaitForSelectorAsync(".yen.large");
    }

    /// <summary>The address of the opened resident's page.</summary>
    public static string Opened(this Visitor visitor) => visitor.Page.Url.Split('?')[0];

    public static Task Stop(this PagesTown town, Holder holder, object? body = null) => town.Town.Must(
        "mado", HttpMethod.Post, $"/api/v1/cards/{holder.Card}/stop", body ?? new { reason = "lost" });
}
