using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What the counter does for a resident beside cards and coins, and what comes of it elsewhere.</summary>
internal static class EveryCounterErrand
{
    private const string Resident = "/counter/residents/{ticket}";
    private const string Looks = "/looks";

    public static IEnumerable<Shown> All { get; } = [.. OfStatement(), .. OfPhones(), .. OfRefunds(), .. OfFreezing(),
        .. OfClosing(), .. OfApprovals(), .. OfCalls()];

    private static IEnumerable<Shown> OfStatement() =>
    [
        new("counter-statement", Resident + "/statement", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(2_000);
            await visitor.Town.TopUp(holder, 1_000, "spring");
            await visitor.Town.Charge(holder, 480);
            await visitor.Town.Listed(holder, "payment_made");
            await visitor.Errand("statement", holder);
        }),
        new("looks-none", Looks, async visitor =>
        {
            await visitor.BindPhone(await visitor.Town.PhoneCode(await visitor.Town.CardHolder(500)));
            await visitor.Open(Looks);
        }),
        new("looks", Looks, async visitor =>
        {
            var holder = await visitor.Town.CardHolder(500);
            await visitor.Serve(holder);
            await visitor.Town.Coins(holder.Wallet);
            await visitor.BindPhone(await visitor.Town.PhoneCode(holder));
            await visitor.Open(Looks);
        }),
    ];

    private static IEnumerable<Shown> OfPhones() =>
    [
        new("counter-phones-none", Resident + "/phones", visitor => visitor.Errand("phones")),
        new("counter-phones", Resident + "/phones", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(500);
            await visitor.Town.BindPhone(holder);
            await visitor.Errand("phones", holder);
        }),
        new("counter-phone-code", Resident + "/phones", async visitor =>
        {
            await visitor.Errand("phones");
            await visitor.Touch("ここで スマホを つなぐ", "Bind a phone here");
            await visitor.Page.WaitForSelectorAsync(".qr svg");
        }),
        new("counter-phone-letter", Resident + "/phones", async visitor =>
        {
            await visitor.Errand("phones");
            await visitor.Touch("手紙で コードを おくる", "Send a code by letter");
            await visitor.Page.WaitForSelectorAsync(".qr svg");
        }),
        new("phone", "/phone", visitor => visitor.Open("/phone")),
        new("phone-scanned", "/phone/{code}", visitor => visitor.Open("/phone/0123456789ab")),
        new("phone-failed", "/phone", async visitor =>
        {
            await visitor.Open("/phone/0123456789ab");
            await visitor.Touch("つなぐ", "Bind it");
            await visitor.Page.WaitForSelectorAsync(".fault");
        }),
        new("phone-bound", "/phone/bound", async visitor =>
            await visitor.BindPhone(await visitor.Town.PhoneCode(await visitor.Town.CardHolder(500)))),
        new("resident-home", "/", async visitor =>
        {
            await visitor.BindPhone(await visitor.Town.PhoneCode(await visitor.Town.CardHolder(500)));
            await visitor.Open("/");
        }),
    ];

    private static IEnumerable<Shown> OfRefunds() =>
    [
        new("counter-refunds-none", Resident + "/refunds", visitor => visitor.Errand("refunds")),
        new("counter-refunds", Resident + "/refunds", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(5_000);
            var asked = await visitor.Town.Charge(holder, 1_250);
            await visitor.Town.Charge(holder, 300);
            await visitor.Town.Listed(holder, "payment_made", 2);
            await visitor.Errand("refunds", holder);
            await visitor.Page.CheckAsync($"[value='{asked}']");
            await visitor.Touch("お店に たのむ", "Ask the shop");
            await visitor.Page.WaitForSelectorAsync(".yen.large");
            await visitor.Errand("refunds", holder);
        }),
    ];

    private static IEnumerable<Shown> OfFreezing() =>
    [
        new("counter-freeze", Resident + "/freezing", visitor => visitor.Errand("freezing")),
        new("counter-frozen-own", Resident + "/freezing", async visitor =>
            await visitor.Errand("freezing", await visitor.Town.Frozen())),
        new("counter-frozen", Resident + "/freezing", async visitor => await visitor.Errand(
            "freezing", await visitor.Town.Frozen(), await visitor.Town.Colleague("窓口 二郎", "counter"))),
        new("counter-resident-frozen", Resident, async visitor => await visitor.Serve(await visitor.Town.Frozen())),
    ];

    private static IEnumerable<Shown> OfClosing() =>
    [
        new("counter-close", Resident + "/closing", visitor => visitor.Errand("closing")),
        new("counter-close-duplicate", Resident + "/closing", async visitor =>
        {
            await visitor.Errand("closing");
            await visitor.Page.CheckAsync("[value=duplicate]");
            await visitor.Touch("申しこむ", "Ask for it");
            await visitor.Page.WaitForSelectorAsync(".notice.beni");
            await visitor.Page.CheckAsync("[value=duplicate]");
        }),
        new("counter-close-asked", Resident + "/closing", async visitor =>
            await visitor.Errand("closing", await visitor.Town.Leaving())),
        new("counter-closed", Resident + "/closing", async visitor =>
            await visitor.Errand("closing", await visitor.Town.Left())),
        new("counter-resident-closed", Resident, async visitor => await visitor.Serve(await visitor.Town.Left())),
    ];

    private static IEnumerable<Shown> OfApprovals() =>
    [
        new("approvals", "/approvals", async visitor =>
        {
            await visitor.Town.Leaving();
            var holder = await visitor.Town.CardHolder(500, "2580");
            await visitor.Town.PhoneCode(holder);
            await visitor.SignIn("kessai");
            await visitor.Open("/approvals");
        }),
        new("approver-home", "/", async visitor =>
        {
            await visitor.SignIn("kessai");
            await visitor.Open("/");
        }),
    ];

    private static IEnumerable<Shown> OfCalls() =>
    [
        new("counter-calls", Resident + "/calls", async visitor =>
        {
            var holder = await visitor.Town.CardHolder(500);
            await visitor.Town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{holder.Wallet}",
                new { name = "架空 花子", kana = "カクウ ハナコ", phone = "0721-00-5555" });
            await visitor.Errand("calls", holder);
        }),
        new("counter-calls-no-phone", Resident + "/calls", visitor => visitor.Errand("calls")),
    ];

    /// <summary>Somebody whose wallet the counter froze.</summary>
    private static async Task<Holder> Frozen(this PagesTown town)
    {
        var holder = await town.CardHolder(500);
        await town.Town.Must(
            "mado", HttpMethod.Post, $"/api/v1/wallets/{holder.Wallet}/freeze", new { reason = "suspicion" });
        return holder;
    }

    /// <summary>Somebody whose wallet is to be closed, with coins of every kind.</summary>
    private static async Task<Holder> Leaving(this PagesTown town)
    {
        var holder = await town.CardHolder(500);
        await town.TopUp(holder, 1_000, "spring");
        await town.Town.Must("mado", HttpMethod.Post, $"/api/v1/wallets/{holder.Wallet}/closing",
            new { reason = "moved", till = "counter-1" });
        return holder;
    }

    private static async Task<Holder> Left(this PagesTown town)
    {
        var holder = await town.Leaving();
        var path = $"/api/v1/wallets/{holder.Wallet}/closing";
        var asked = await town.Town.Must("kessai", HttpMethod.Get, path, null);
        await town.Town.Must("kessai", HttpMethod.Post, path + "/approve",
            new { proposal = asked["proposal"].GetString() });
        return holder;
    }

    /// <summary>At the counter: opens what stands under ほかの こと of the holder's page.</summary>
    public static async Task Errand(this Visitor visitor, string what, Holder? holder = null, string by = "mado")
    {
        await visitor.Serve(holder ?? await visitor.Town.CardHolder(500), by);
        await visitor.Page.ClickAsync($"a.row[href$='/{what}']");
        await visitor.Arrives($"/{what}");
    }

    /// <summary>A code from the counter, for one phone of the holder's.</summary>
    public static async Task<string> PhoneCode(this PagesTown town, Holder holder) => (await town.Town.Must(
        "mado", HttpMethod.Post, $"/api/v1/wallets/{holder.Wallet}/phone-codes", new { }))["code"].GetString()!;

    /// <summary>Some phone of the holder's.</summary>
    public static async Task BindPhone(this PagesTown town, Holder holder) => await town.Town.Must(
        null, HttpMethod.Post, "/api/v1/phones", new { code = await town.PhoneCode(holder) });

    /// <summary>Makes this browser a resident's phone.</summary>
    /// <param name="code">As it is typed, or the address in the QR.</param>
    public static async Task BindPhone(this Visitor phone, string code)
    {
        if (code.Contains("/phone/", StringComparison.Ordinal))
        {
            await phone.Open(new Uri(code).AbsolutePath);
        }
        else
        {
            await phone.Open("/phone");
            await phone.Page.FillAsync("[name=code]", code);
        }
        await phone.Touch("つなぐ", "Bind it");
        await phone.Page.WaitForSelectorAsync(".notice.leaf, .fault");
    }
}
