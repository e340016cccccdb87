using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalCoin.App.Pages;

/// <summary>What a page knows of the request that it answers.</summary>
/// <param name="Path">Where the reader is, to come back to in the other language; null after a form was sent.</param>
/// <param name="FormMark">Goes into every form: proves that the form came from a page of ours to this session.</param>
/// <param name="Site">Our address as a browser sees it, for what is printed and scanned.</param>
public sealed record Visit(
    bool IsJapanese, string? Path, string FormMark, Caller? Caller, string Site, Assets Assets, Instant Now)
{
    public const string LanguageCookie = "__Host-localcoin-language";
    private const string Asked = "lang";

    /// <summary>The counter's telephone number; null where the community has none.</summary>
    public string? DeskPhone { get; init; }

    /// <summary>Read inside LINE, whose browser is another one than the phone's: for the wording alone.</summary>
    public bool IsInLine { get; init; }

    public required OwnLook Look { get; init; }

    public static Visit Of(HttpContext http)
    {
        var services = http.RequestServices;
        var isRead = HttpMethods.IsGet(http.Request.Method);
        return new Visit(
            IsJapaneseFor(http), isRead ? Here(http.Request) : null, FormMarks.Written(http), http.FindCaller(),
            services.GetRequiredService<Origins>().Own(http), services.GetRequiredService<Assets>(),
            services.GetRequiredService<IClock>().GetCurrentInstant())
        {
            DeskPhone = services.GetRequiredService<Settings>().DeskPhone,
            Look = OwnLook.Of(http),
            IsInLine = http.Request.Headers.UserAgent.ToString().Contains(" Line/", StringComparison.Ordinal),
        };
    }

    /// <summary>The same page in that language.</summary>
    /// <param name="home">Where to go instead, when a form brought this page up.</param>
    public string In(string language, string home) => QueryHelpers.AddQueryString(Path ?? home, Asked, language);

    // With one slash in front: two would make a link to another site of it.
    private static string Here(HttpRequest request) =>
        $"/{request.Path.ToUriComponent().TrimStart('/')}{QueryString.Create(request.Query.Where(
            one => one.Key != Asked))}";

    public static void KeepLanguage(HttpContext http, string language) =>
        http.Response.Cookies.Append(LanguageCookie, language, OfTaste());

    /// <summary>For what somebody likes and is no secret.</summary>
    internal static CookieOptions OfTaste() => new()
    {
        HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromDays(365),
    };

    /// <summary>The language asked for now, which is remembered; else the remembered one; else the browser's, Japanese
    /// first.</summary>
    private static bool IsJapaneseFor(HttpContext http)
    {
        if (http.Request.Query[Asked] is [("ja" or "en") and { } asked])
        {
            KeepLanguage(http, asked);
            return asked == "ja";
        }
        return http.Request.Cookies[LanguageCookie] switch
        {
            "ja" => true,
            "en" => false,
            _ => Problem.PrefersJapanese(http.Request),
        };
    }
}

/// <summary>
/// Against forms that another site sends in our visitor's name: beside the check of the request's origin, a form of
/// somebody who is signed in carries a mark that only we can make for that session. Every node makes the same.
/// </summary>
internal static class FormMarks
{
    public const string Field = "form-mark";
    private const int Length = 16;
    private static readonly int WrittenLength = Base64Url.GetEncodedLength(2 * Length);

    /// <summary>The mark under a fresh mask each time: pages are compressed, and what is the same on every page could
    /// be guessed bit by bit from their lengths.</summary>
    public static string Written(HttpContext http)
    {
        var mask = RandomNumberGenerator.GetBytes(Length);
        return WebEncoders.Base64UrlEncode([.. mask, .. Masked(Of(http), mask)]);
    }

    public static bool IsRight(HttpContext http, string? written) => written?.Length == WrittenLength
        && Base64Url.IsValid(written)
        && WebEncoders.Base64UrlDecode(written) is var both
        && CryptographicOperations.FixedTimeEquals(Masked(both[Length..], both[..Length]), Of(http));

    private static byte[] Of(HttpContext http) => HMACSHA256.HashData(
        http.RequestServices.GetRequiredService<Keys>().Secret,
        Encoding.UTF8.GetBytes($"form:{http.FindCaller()?.Session}"))[..Length];

    private static byte[] Masked(byte[] mark, byte[] mask) => [.. mark.Zip(mask, (one, other) => (byte)(one ^ other))];
}
