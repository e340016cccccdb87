namespace LocalCoin.IntegrationTests.Pages;

/// <summary>The desk of the scheme's office: its first page, and what is about people, places, rules.</summary>
internal static class EveryDeskPage
{
    private const string Shop = "/desk/merchants/{merchant}";
    private const string Resident = "/desk/members/{ticket}";

    public static IEnumerable<Shown> All { get; } = [.. OfStart(), .. OfPeople(), .. OfShops()];

    private static IEnumerable<Shown> OfStart() =>
    [
        new("desk", "/desk", visitor => visitor.Desk()),
        new("desk-search", "/desk/search", visitor => visitor.Desk("/desk/search")),
        new("desk-found", "/desk/search", async visitor =>
        {
            await visitor.Town.Sold();
            await visitor.Town.Caller("見本 たね", "ミホン タネ", 3_000);
            await visitor.Desk();
            await visitor.Find("みほん");
        }),
        new("desk-found-shop", "/desk/search", async visitor =>
        {
            await visitor.Desk();
            await visitor.Find("なすび");
        }),
        new("desk-log", "/desk/log", async visitor =>
        {
            await visitor.Town.Sold();
            await visitor.Desk("/desk/log", "kansa");
        }),
    ];

    private static IEnumerable<Shown> OfPeople() =>
    [
        new("desk-members", "/desk/members", async visitor =>
        {
            await visitor.Town.Caller("見本 たね", "ミホン タネ", 3_000);
            await visitor.Desk("/desk/members");
        }),
        new("desk-member", Resident, visitor => visitor.OpenCaller()),
        new("desk-cards", "/desk/cards", async visitor =>
        {
            await visitor.PrintedSheet();
            await visitor.Open("/desk/cards");
        }),
        new("desk-card-batch", "/desk/cards/{batch}", async visitor =>
        {
            var (holder, card) = (await visitor.Town.CardHolder(0), await visitor.PrintedSheet());
            await visitor.Town.Town.Must("mado", HttpMethod.Put, $"/api/v1/cards/{card}/binding",
                new { wallet = holder.Wallet, asleep = true });
            await visitor.Open("/desk/cards");
            await visitor.Page.Locator("tbody a").First.ClickAsync();
            await visitor.Arrives("/desk/cards/");
            await visitor.Page.WaitForSelectorAsync(".facts");
        }),
        new("desk-correct", Resident + "/correct", async visitor =>
        {
            await visitor.OpenCaller();
            await visitor.Touch("名前・住所などを 直す", "Correct name, address, phone");
            await visitor.Page.WaitForSelectorAsync("#kana");
        }),
    ];

    private static IEnumerable<Shown> OfShops() =>
    [
        new("desk-merchants", "/desk/merchants", visitor => visitor.Desk("/desk/merchants")),
        new("desk-merchant", Shop, async visitor =>
        {
            await visitor.Town.GrocersAccountWaits();
            await visitor.Desk(Grocer);
        }),
        new("desk-merchant-new", "/desk/merchants/new", visitor => visitor.Desk("/desk/merchants/new")),
        new("desk-merchant-letter", "/desk/merchants/new", async visitor =>
        {
            await visitor.Desk("/desk/merchants/new");
            await visitor.TypeShop($"tencho-{Guid.CreateVersion7()}"[..30]);
        }),
        new("desk-merchant-change", Shop + "/change", visitor => visitor.Desk($"{Grocer}/change")),
        new("desk-merchant-bank", Shop + "/bank", async visitor =>
        {
            await visitor.Desk($"{Grocer}/bank");
            await visitor.TypeAccount("001", "123", "7654321");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("desk-spot-new", Shop + "/spots/new", visitor => visitor.Desk($"{Grocer}/spots/new")),
        new("desk-owner-new", Shop + "/owners/new", visitor => visitor.Desk($"{Grocer}/owners/new")),
    ];

    private const string Grocer = "/desk/merchants/grocer";

    /// <summary>Prints a sheet of cards at the desk.</summary>
    /// <returns>One of them.</returns>
    private static async Task<string> PrintedSheet(this Visitor visitor)
    {
        await visitor.Desk();
        var cards = await visitor.Town.Town.Must("somu", HttpMethod.Post, "/api/v1/cards", new { count = 10 });
        return cards.Json[0].GetProperty("card").GetString()!;
    }

    private static async Task TypeAccount(this Visitor visitor, string bank, string branch, string number)
    {
        await visitor.Page.FillAsync("#bank", bank);
        await visitor.Page.FillAsync("#branch", branch);
        await visitor.Page.FillAsync("#number", number);
        await visitor.Page.FillAsync("#holder", "カクウセイカ");
        await visitor.Touch("口座の かえを 申しこむ", "Ask for a new account");
    }

    private static async Task OpenCaller(this Visitor visitor)
    {
        var holder = await visitor.Town.Caller("見本 たね", "ミホン タネ", 3_000);
        await visitor.Desk();
        await visitor.Find("ミホン タネ");
        await visitor.OpenFound(holder);
    }
}
