using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>The desk's rooms where money is looked after.</summary>
internal static class EveryMoneyPage
{
    public static IEnumerable<Shown> All { get; } = [.. OfWhy()];

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
