using System.Text.RegularExpressions;

namespace LocalCoin.App.Pages;

/// <summary>Where somebody stood who had to bind their phone first: the poster or the shop's QR that their camera had
/// opened, or a page of their own. The code may be typed, or come by another QR; the browser keeps the way back in
/// between.</summary>
public static partial class CameFor
{
    public const string Cookie = "__Host-localcoin-came-for";
    public const string Asked = "for";
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>The page that binds, from where it leads back.</summary>
    public static string Binding(string path) => $"/phone{QueryString.Create(Asked, path)}";

    /// <summary>Keeps what the address asks for, if it is a place or a request of ours.</summary>
    public static void Keep(HttpContext http)
    {
        if (In(http) is { } path)
        {
            http.Response.Cookies.Append(Cookie, path, new CookieOptions
            {
                HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = KeptFor,
            });
        }
    }

    /// <summary>What the address asks for; null where that is nothing of ours.</summary>
    public static string? In(HttpContext http) =>
        http.Request.Query[Asked].ToString() is { } path && Ours().IsMatch(path) ? path : null;

    /// <summary>There one pays.</summary>
    public static bool IsShop(string path) => Shops().IsMatch(path);

    /// <returns>Null where there is nowhere to go back to.</returns>
    public static string? Back(HttpContext http) =>
        http.Request.Cookies[Cookie] is { } path && Ours().IsMatch(path) ? path : null;

    [GeneratedRegex("^/(?:[pq]|pay)/[A-Za-z0-9-]{1,64}\\z", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Shops();

    [GeneratedRegex(
        "^/(?:(?:[pq]|pay|history)/[A-Za-z0-9-]{1,64}|pay|show|scan|history|looks|settings(?:/phones|/limit)?)\\z",
        RegexOptions.CultureInvariant, 100)]
    private static partial Regex Ours();
}
