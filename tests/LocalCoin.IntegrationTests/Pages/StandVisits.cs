using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What somebody does at the stand's tablet.</summary>
internal static class StandVisits
{
    /// <summary>Comes to the tablet, which is paired where it was not, and holds out the card.</summary>
    public static async Task AtTheStand(this Visitor visitor, string token)
    {
        await visitor.Open("/kiosk");
        if (visitor.Page.Url.Contains("/pair", StringComparison.Ordinal))
        {
            await visitor.PairRegister("kiosk", People.Stand);
        }
        await visitor.Scan(token);
        await visitor.Page.WaitForSelectorAsync("[data-prices]");
    }

    /// <summary>Types the amount and touches はらう.</summary>
    public static async Task PayAtTheStand(this Visitor visitor, long amount)
    {
        await visitor.Page.ClickAsync(".other summary");
        await visitor.Page.FillAsync("#amount", amount.ToString());
        await visitor.Touch("はらう", "Pay");
    }

    /// <summary>A sale at the stand, by its kiosk.</summary>
    public static async Task<string> ChargeAtTheStand(this PagesTown town, Holder holder, long amount) =>
        (await town.Town.Must("kiosk", HttpMethod.Put, $"/api/v1/charges/{Town.NewId()}", new
        {
            payer = new { card = holder.Token }, spot = People.Stand, amount,
        }))["payment"].GetString()!;

    /// <summary>Makes this browser a device of any shop.</summary>
    public static async Task PairAt(
        this Visitor visitor, string owner, string merchant, string kind, params string[] spots)
    {
        var invited = await visitor.Town.Town.Must(
            owner, HttpMethod.Post, $"/api/v1/merchants/{merchant}/devices", new { kind, name = kind, spots });
        await visitor.Open($"/pair/{invited["code"].GetString()}");
        await visitor.Touch("レジに する", "Make it a register");
        await visitor.Page.WaitForURLAsync($"**/{kind}**");
    }
}
