// A browser that is a register, a kiosk or a resident's own phone keeps a secret where no script can read it, and
// trades it for a token whenever that has ended. So a shop's tablet stays a register until its owner unpairs it.

using System.Security.Claims;
using LocalCoin.App.Access;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

public sealed class KeptSecrets(RequestDelegate next)
{
    public const string Cookie = "__Host-localcoin-kept";
    private const string DevicePrefix = "device.";
    private const string PhonePrefix = "phone.";
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(400); // the longest that browsers keep a cookie

    public static void KeepDevice(HttpContext http, string secret) => Keep(http, DevicePrefix + secret);
    public static void KeepPhone(HttpContext http, string secret) => Keep(http, PhonePrefix + secret);

    public async Task InvokeAsync(HttpContext http, CommunityDirectory directory, AccessTokens tokens)
    {
        if (http.FindCaller() is null && !http.Request.Headers.ContainsKey("Authorization")
            && http.Request.Cookies.TryGetValue(Cookie, out var kept)
            && await CallerOf(kept, directory, http.RequestAborted) is { } caller)
        {
            http.User = new ClaimsPrincipal(new CallerIdentity(caller));
            SignInDoors.Keep(http, tokens.Issue(caller));
        }
        await next(http);
    }

    private static async Task<Caller?> CallerOf(
        string kept, CommunityDirectory directory, CancellationToken cancellation)
    {
        if (kept.StartsWith(DevicePrefix, StringComparison.Ordinal))
        {
            return await directory.Devices.FindBySecret(kept[DevicePrefix.Length..], cancellation) is { } device
                ? SignInDoors.OfDevice(device)
                : null;
        }
        return kept.StartsWith(PhonePrefix, StringComparison.Ordinal)
            && await directory.Phones.FindBySecret(kept[PhonePrefix.Length..], cancellation) is { } phone
            ? SignInDoors.OfPhone(phone)
            : null;
    }

    private static void Keep(HttpContext http, string secret) =>
        http.Response.Cookies.Append(Cookie, secret, new CookieOptions
        {
            HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = KeptFor,
        });
}
