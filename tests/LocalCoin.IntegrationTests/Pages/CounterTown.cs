using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Identity;
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
        return new Holder(
            "", Printed("card"), Printed("token"), Printed("stopNumber"), Printed("lastFour"), Printed("wakeCode"));
    }

    /// <summary>A card on its way to somebody who has coins: bound, and asleep.</summary>
    public static async Task<Holder> MailedCard(this PagesTown town, long coins)
    {
        var (holder, mailed) = (await town.CardHolder(coins), await town.StockCard());
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{mailed.Card}/binding",
            new { wallet = holder.Wallet, asleep = true });
        return mailed with { Wallet = holder.Wallet };
    }

    /// <summary>Somebody else of the staff.</summary>
    /// <returns>The name to sign in with.</returns>
    public static async Task<string> Colleague(this PagesTown town, string called, params string[] roles)
    {
        var name = $"{roles[0]}-{Town.NewId()}";
        await town.Town.Directory.Credentials.Put(
            new Credential(
                new ActorId(name), name, called, new PasswordHasher<Credential>().HashPassword(null!, Town.Password),
                roles, null, null, false),
            default);
        return name;
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

    /// <summary>Cash taken at the counter.</summary>
    public static Task TopUp(this PagesTown town, Holder holder, long amount, string? premium = null) => town.Town.Must(
        "mado", HttpMethod.Put, $"/api/v1/top-ups/{Town.NewId()}",
        new { fund = "paid", amount, till = "counter-1", wallet = holder.Wallet, premium });

    /// <summary>Waits until the holder's statement has lines of this kind.</summary>
    public static Task Listed(this PagesTown town, Holder holder, string type, int lines = 1) => town.Eventually(
        "select count(*) / $3 from wallet_statement where wallet = $1 and type = $2", holder.Wallet, type, lines);

    /// <summary>Waits until the projections have brought along what this counts.</summary>
    public static Task Eventually(this PagesTown town, string count, params object[] values) =>
        Reading.Until.True(async () => await town.Town.Schema.Value<long>(count, values) > 0);

    /// <summary>Signs in at the counter and opens the holder by their card.</summary>
    public static async Task Serve(this Visitor visitor, Holder holder, string by = "mado")
    {
        await visitor.SignIn(by);
        await visitor.Open("/counter");
        await visitor.Scan(holder.Token);
        await visitor.Arrives("/counter/residents/");
        await visitor.Page.WaitForSelectorAsync(".yen.large");
    }

    /// <summary>The same in a browser without script, where a scanner types into the field.</summary>
    public static async Task OpenWithoutScript(this Visitor visitor, Holder holder, string by = "mado")
    {
        await visitor.SignIn(by);
        await visitor.Open("/counter");
        await visitor.Page.FillAsync("#held", $"https://kongo.example/c/{holder.Token}");
        await visitor.Touch("カードで ひらく", "Open by card");
        await visitor.Arrives("/counter/residents/");
    }

    /// <summary>The address of the opened resident's page.</summary>
    public static string Opened(this Visitor visitor) => visitor.Page.Url.Split('?')[0];

    public static Task Stop(this PagesTown town, Holder holder, object? body = null) => town.Town.Must(
        "mado", HttpMethod.Post, $"/api/v1/cards/{holder.Card}/stop", body ?? new { reason = "lost" });
}
