namespace LocalCoin.App;

/// <summary>What every answer tells a browser, whichever door gave it: to take it for nothing but what it says it is,
/// to frame nothing of it, to keep nothing, and to come back by a sealed line only. A page, which runs scripts of ours,
/// and a file that never changes say more themselves.</summary>
public sealed class SafeAnswers(RequestDelegate next, Settings settings)
{
    private const string ForPrograms = "default-src 'none'; frame-ancestors 'none'";
    private const string ForAll = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    private const string AYearSealed = "max-age=31536000; includeSubDomains";

    private readonly bool isSealed = settings.PublicUrl?.Scheme == Uri.UriSchemeHttps;

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/api") ? ForPrograms : ForAll;
        headers.CacheControl = "no-store";
        // Without the path, which may hold a token; with the origin, which old browsers show by nothing else.
        headers["Referrer-Policy"] = "strict-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isSealed || http.Request.IsHttps) headers.StrictTransportSecurity = AYearSealed;
        return next(http);
    }
}
