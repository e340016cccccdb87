using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>The desk's rooms where money is looked after.</summary>
internal static class EveryMoneyPage
{
    public static IEnumerable<Shown> All { get; } = [.. OfWhy(), .. OfGifts(), .. OfLedger()];

    private static IEnumerable<Shown> OfWhy() =>
    [
        new("desk-why", "/desk/why", visitor => visitor.Desk("/desk/why")),
        new("desk-why-wallet", "/desk/why", async visitor =>
        {
            var holder = await visitor.Town.Spender();
            await visitor.Desk($"/desk/why?account={holder.Wallet}", "kansa");
        }),
        new("desk-event", "/desk/events/{seq}", async visitor =>
        {
            var holder = await visitor.Town.Spender();
            var seq = await visitor.Town.Town.Schema.Value<long>(
                "select max(seq) from wallet_statement where wallet = $1", holder.Wallet);
            await visitor.Desk($"/desk/events/{seq}");
        }),
    ];

    private static IEnumerable<Shown> OfGifts() =>
    [
        new("desk-gifts", "/desk/gifts", async visitor =>
        {
            await Waiting(visitor);
            await visitor.Open("/desk/gifts");
        }),
        new("desk-gift-one", "/desk/gifts/one", visitor => visitor.Desk("/desk/gifts/one")),
        new("desk-gift-many", "/desk/gifts/many", visitor => visitor.Desk("/desk/gifts/many")),
        new("desk-gift-preview", "/desk/gifts/many/{run}", async visitor =>
        {
            await visitor.Desk();
            await visitor.ReadGifts((await visitor.Town.GiftFile()).Csv);
        }),
        new("desk-gift-waiting", "/desk/gifts/runs/{run}", Waiting),
        new("desk-gift-paused", "/desk/gifts/runs/{run}", async visitor =>
        {
            var run = await Waiting(visitor);
            await visitor.Town.Town.Directory.RunDrafts.Pause(new RunId(run), new ActorId("somu"), default);
            await visitor.Town.Town.Must(
                "kessai", HttpMethod.Post, $"/api/v1/runs/{run}/approve", new { proposal = run });
            await visitor.Open($"/desk/gifts/runs/{run}");
        }),
        new("approvals-of-money", "/approvals", async visitor =>
        {
            await visitor.Town.GrocersAccountWaits();
            var run = await Waiting(visitor);
            await visitor.Page.Context.ClearCookiesAsync();
            await visitor.SignIn("kessai");
            await visitor.Proposal($"run-{run}");
        }),
    ];

    private static IEnumerable<Shown> OfLedger() =>
    [
        new("desk-ledger", "/desk/ledger", visitor => visitor.Desk("/desk/ledger")),
        new("desk-funds", "/desk/funds", visitor => visitor.Desk("/desk/funds")),
        new("desk-fund-new", "/desk/funds/new", visitor => visitor.Desk("/desk/funds/new")),
        new("desk-fund", "/desk/funds/{fund}", visitor => visitor.Desk("/desk/funds/welcome")),
    ];

    /// <summary>A gift to many that somebody has proposed.</summary>
    private static async Task<string> Waiting(Visitor visitor)
    {
        await visitor.Desk();
        await visitor.ReadGifts((await visitor.Town.GiftFile()).Csv);
        return await visitor.Propose();
    }

    /// <summary>Somebody who was given coins and spent some of them, on vegetables.</summary>
    internal static async Task<Holder> Spender(this PagesTown town)
    {
        var holder = await town.CardHolder(3_000);
        await town.Town.Must("register", HttpMethod.Put, $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { card = holder.Token }, spot = People.Grocer, amount = 800, vegetables = 300,
        });
        await town.Listed(holder, "payment_made");
        return holder;
    }
}
