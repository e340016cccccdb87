using System.Text.RegularExpressions;
using LocalCoin.App;
using LocalCoin.Ledger;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace LocalCoin.IntegrationTests.Doors;

/// <summary>Every door of a town, with what it takes to call it.</summary>
internal sealed class DoorCalls(SettledTown settled)
{
    private static readonly object None = new { kind = "none" };
    private static readonly object Names = new { name = "x" };
    private static readonly object Decision = new { proposal = Town.NewId() };

    private readonly People people = settled.People;

    /// <summary>A body that is well formed, for every door that takes one; and a role that may send it.</summary>
    public IReadOnlyDictionary<string, (string Role, object Body)> Bodies { get; } = All(settled.People);

    public IEnumerable<RouteEndpoint> Mapped() => settled.Town.Doors;

    public static string NameOf(RouteEndpoint door) =>
        $"{door.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single()} {door.RoutePattern.RawText}";

    /// <param name="door">As the API's description names it.</param>
    public bool MayCome(string door, string role) => Mapped().Where(one => NameOf(one) == door).Any(one =>
        one.Metadata.GetRequiredMetadata<Opens>().Roles.HasFlag(RoleNames.Parse(role)));

    public IEnumerable<string> TakingBodies() =>
        Mapped().Where(door => door.Metadata.GetMetadata<IAcceptsMetadata>() is not null).Select(NameOf);

    /// <summary>A fresh token, so that signing out tries nothing else.</summary>
    public string? TokenOf(string role) => role == "anonymous" ? null : settled.Town.Tokens.Issue(As(role)).Token;

    public string Filled(string door, string role, bool isOwn)
    {
        var path = door.Split(' ')[1];
        var isAtGrocer = role is "owner" or "clerk" or "register" or "kiosk";
        var filled = path
            .Replace("{wallet}", isOwn ? people.Alice : people.Bob, StringComparison.Ordinal)
            .Replace("{merchant}", isOwn || !isAtGrocer ? People.Grocer : People.Baker, StringComparison.Ordinal)
            .Replace("{spot}", isOwn || !isAtGrocer ? People.Grocer : People.Baker, StringComparison.Ordinal)
            .Replace("{card}", isOwn ? people.AliceCard : Town.NewId(), StringComparison.Ordinal)
            .Replace("{line}", "1", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);
        if (filled.EndsWith("/members", StringComparison.Ordinal)) filled += "?text=x";
        if (filled.EndsWith("/notes", StringComparison.Ordinal)) filled += "?subject=payment-1";
        return Regex.Replace(filled, @"\{\w+\}", _ => Town.NewId());
    }

    private Caller As(string role)
    {
        var roles = RoleNames.Parse(role);
        return new Caller(
            new ActorId("matrix-" + role), roles, Town.NewId(),
            roles is Roles.Resident ? new WalletId(people.Alice) : null,
            (roles & (Roles.Shop | Roles.Kiosk)) is not Roles.None ? new MerchantId(People.Grocer) : null,
            (roles & Roles.Devices) is not Roles.None ? new DeviceId(people.RegisterId) : null);
    }

    private static Dictionary<string, (string Role, object Body)> All(People people) =>
        OfPeople().Concat(OfPlaces(people)).Concat(OfCoins())
            .ToDictionary(one => one.Door, one => (one.Role, one.Body));

    private static (string Door, string Role, object Body)[] OfPeople() =>
    [
        ("POST /api/v1/sign-in", "anonymous", new { name = "nobody", password = "nothing" }),
        ("POST /api/v1/sign-in/phone", "anonymous", new { secret = "no-secret" }),
        ("POST /api/v1/sign-in/device", "anonymous", new { secret = "no-secret" }),
        ("POST /api/v1/phones", "anonymous", new { code = "no-code" }),
        ("POST /api/v1/devices", "anonymous", new { code = "no-code" }),
        ("POST /api/v1/me/password", "counter", new { old = "wrong password", @new = "a new password" }),
        ("PUT /api/v1/staff/{actor}", "operator",
            new { name = "x", displayName = "x", roles = new[] { "nobody" }, password = "0123456789" }),
        ("POST /api/v1/wallets/{wallet}/phone-codes", "counter", new { byLetter = false }),
        ("POST /api/v1/merchants/{merchant}/devices", "owner",
            new { kind = "kiosk", name = "x", spots = new[] { People.Grocer } }),
        ("PUT /api/v1/merchants/{merchant}/clerks/{clerk}", "owner", new { name = "x" }),
        ("POST /api/v1/me/clerk", "register", new { clerk = "nobody" }),
        ("PUT /api/v1/wallets/{wallet}", "counter", new { }),
        ("PUT /api/v1/wallets/{wallet}/limits", "resident", new { cardPaymentMax = -1 }),
        ("POST /api/v1/wallets/{wallet}/freeze", "resident", new { reason = "card_lost" }),
        ("PUT /api/v1/wallets/{wallet}/household", "counter", new { merchants = new[] { People.Grocer } }),
        ("POST /api/v1/wallets/{wallet}/closing", "counter", new { reason = "moved" }),
        ("POST /api/v1/wallets/{wallet}/closing/approve", "approver", Decision),
        ("POST /api/v1/wallets/{wallet}/closing/reject", "approver", Decision),
        ("POST /api/v1/wallets/{wallet}/payout", "counter", new { till = "counter-1" }),
        ("POST /api/v1/wallets/{wallet}/payout/approve", "approver", Decision),
        ("POST /api/v1/wallets/{wallet}/payout/reject", "approver", Decision),
        ("PUT /api/v1/members/{wallet}", "counter", new { name = "x" }),
        ("PUT /api/v1/notes/{note}", "counter", new { subject = "payment-1", text = "x" }),
    ];

    private static (string Door, string Role, object Body)[] OfPlaces(People people) =>
    [
        ("POST /api/v1/cards", "operator", new { count = 1 }),
        ("POST /api/v1/cards/find", "counter", new { card = "x" }),
        ("PUT /api/v1/cards/{card}/binding", "counter", new { wallet = people.Bob }),
        ("POST /api/v1/cards/{card}/stop", "resident", new { reason = "lost" }),
        ("PUT /api/v1/cards/{card}/pin", "resident", new { pin = "2468" }),
        ("POST /api/v1/cards/stop-by-number", "anonymous", new { stopNumber = "1" }),
        ("PUT /api/v1/merchants/{merchant}", "operator", new { @class = "small-shop", names = Names }),
        ("PUT /api/v1/merchants/{merchant}/names", "owner", Names),
        ("PUT /api/v1/merchants/{merchant}/class", "operator", new { @class = "large-shop" }),
        ("POST /api/v1/merchants/{merchant}/suspend", "operator", new { reason = "suspicion" }),
        ("PUT /api/v1/spots/{spot}", "operator",
            new { merchant = People.Grocer, kind = "shop", vegetablesOnly = false, names = Names }),
        ("PUT /api/v1/spots/{spot}/names", "owner", Names),
        ("POST /api/v1/spots/{spot}/change", "operator", new { kind = "shop", vegetablesOnly = false }),
    ];

    private static (string Door, string Role, object Body)[] OfCoins() =>
    [
        ("PUT /api/v1/funds/{fund}", "operator", new { family = "free", expiry = None }),
        ("POST /api/v1/funds/{fund}/budget", "operator", new { change = 1 }),
        ("POST /api/v1/funds/{fund}/funding", "operator", new { amount = 1 }),
        ("POST /api/v1/tills/{till}/bank", "operator", new { amount = 1 }),
        ("POST /api/v1/books/close", "approver", new { through = "2020-01-01" }),
        ("POST /api/v1/programmes/{programme}/rules", "operator", new
        {
            from = "2020-01-01", until = "2020-01-02", fund = "yasai", declarers = new[] { "shop" },
            ratePercent = 20,
        }),
        ("POST /api/v1/premiums/{premium}/rules", "operator", new
        {
            from = "2020-01-01", until = "2020-01-02", fund = "bonus", unit = 1000, bonus = 250, paidInMax = 20_000,
        }),
        ("POST /api/v1/programmes/{programme}/rules/approve", "approver", Decision),
        ("POST /api/v1/programmes/{programme}/rules/reject", "approver", Decision),
        ("POST /api/v1/premiums/{premium}/rules/approve", "approver", Decision),
        ("POST /api/v1/premiums/{premium}/rules/reject", "approver", Decision),
        ("PUT /api/v1/grants/{grant}", "counter",
            new { wallet = Town.NewId(), fund = "welcome", amount = 1, purpose = "effort" }),
        ("POST /api/v1/grants/{grant}/approve", "approver", Decision),
        ("POST /api/v1/grants/{grant}/reject", "approver", Decision),
        ("POST /api/v1/grants/{grant}/withdrawals", "counter", new { amount = 1 }),
        ("POST /api/v1/grants/{grant}/withdrawals/approve", "approver", Decision),
        ("POST /api/v1/grants/{grant}/withdrawals/reject", "approver", Decision),
        ("PUT /api/v1/runs/{run}", "operator",
            new { fund = "nothing", purpose = "effort", lines = new[] { new { wallet = "w", coins = 1 } } }),
        ("POST /api/v1/runs/{run}/approve", "approver", Decision),
        ("POST /api/v1/runs/{run}/reject", "approver", Decision),
        ("POST /api/v1/runs/{run}/lines/{line}/withdrawals", "operator", new { amount = 1 }),
        ("POST /api/v1/runs/{run}/lines/{line}/withdrawals/approve", "approver", Decision),
        ("POST /api/v1/runs/{run}/lines/{line}/withdrawals/reject", "approver", Decision),
        ("POST /api/v1/runs/{run}/cancellation/approve", "approver", Decision),
        ("POST /api/v1/runs/{run}/cancellation/reject", "approver", Decision),
        ("PUT /api/v1/top-ups/{topup}", "owner", new { fund = "paid", amount = 1, payer = new { card = "x" } }),
        ("POST /api/v1/top-ups/{topup}/void", "counter", new { till = "counter-1" }),
        ("PUT /api/v1/payment-requests/{payment}", "register", new { spot = "nowhere", amount = 1 }),
        ("POST /api/v1/payment-requests/{payment}/pay", "resident", new { payWhatIsThere = false }),
        ("PUT /api/v1/payments/{payment}", "resident",
            new { merchant = People.Grocer, spot = "nowhere", amount = 1 }),
        ("PUT /api/v1/charges/{charge}", "register",
            new { payer = new { card = "x" }, spot = People.Grocer, amount = 1 }),
        ("POST /api/v1/purchases", "register",
            new { spot = "nowhere", at = "2026-01-01T00:00:00Z", lines = new[] { new { yen = 1, quantity = 1 } } }),
        ("POST /api/v1/codes", "resident", new { }),
        ("PUT /api/v1/payments/{payment}/refunds/{refund}", "owner", new { reason = "complaint", amount = 1 }),
    ];
}
