// A browser that is a register, a kiosk or a resident's own phone keeps a secret where no script can read it, and
// trades it for a token whenever that has ended. So a shop's tablet stays a register until its owner unpairs it.

using System.Security.Claims;
using LocalCoin.App.Access;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

public sealed class KeptSecrets(RequestDelegate next)
{
    public const string Cookie = "__Host-localcoin-kept";
    public const string ClerkCookie = "__Host-localcoin-clerk";
    private const string DevicePrefix = "device.";
    private const string PhonePrefix = "phone.";
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(400); // the longest that browsers keep a cookie

    public static void KeepDevice(HttpContext http, string secret) => Keep(http, DevicePrefix + secret);
    public static void KeepPhone(HttpContext http, string secret) => Keep(http, PhonePrefix + secret);

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Kept());

    /// <summary>Whether this browser was a resident's phone, and perhaps is no longer.</summary>
    public static bool IsPhone(HttpContext http) =>
        http.Request.Cookies[Cookie]?.StartsWith(PhonePrefix, StringComparison.Ordinal) is true;

    /// <summary>Who stands at the register, until somebody else does: a name from its list and no secret.</summary>
    public static void KeepClerk(HttpContext http, ActorId? clerk)
    {
        if (clerk is { } id) Keep(http, ClerkCookie, id.Value);
        else http.Response.Cookies.Delete(ClerkCookie, Kept());
    }

    public async Task InvokeAsync(HttpContext http, CommunityDirectory directory, AccessTokens tokens)
    {
        if (http.FindCaller() is null && !http.Request.Headers.ContainsKey("Authorization")
            && http.Request.Cookies.TryGetValue(Cookie, out var kept)
            && await CallerOf(http, kept, directory) is { } caller)
        {
            http.User = new ClaimsPrincipal(new CallerIdentity(caller));
            SignInDoors.Keep(http, tokens.Issue(caller));
        }
        await next(http);
    }

    private static async Task<Caller?> CallerOf(
        HttpContext http, string kept, CommunityDirectory directory)
    {
        var cancellation = http.RequestAborted;
        if (kept.StartsWith(DevicePrefix, StringComparison.Ordinal))
        {
            return await directory.Devices.FindBySecret(kept[DevicePrefix.Length..], cancellation) is { } device
                ? await WithClerk(http, directory, SignInDoors.OfDevice(device))
                : null;
        }
        return kept.StartsWith(PhonePrefix, StringComparison.Ordinal)
            && await directory.Phones.FindBySecret(kept[PhonePrefix.Length..], cancellation) is { } phone
            ? SignInDoors.OfPhone(phone)
            : null;
    }

    /// <summary>Asked anew, since they may have been removed meanwhile.</summary>
    private static async Task<Caller> WithClerk(HttpContext http, CommunityDirectory directory, Caller device) =>
        http.Request.Cookies[ClerkCookie] is { } kept && Guid.TryParse(kept, out var id)
            ? await ClerkDoors.At(directory, device, new ActorId(id.ToString()), http.RequestAborted) ?? device
            : device;

    private static void Keep(HttpContext http, string secret) => Keep(http, Cookie, secret);

    private static void Keep(HttpContext http, string cookie, string value) =>
        http.Response.Cookies.Append(cookie, value, Kept());

    private static CookieOptions Kept() => new()
    {
        HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = KeptFor,
    };
}
