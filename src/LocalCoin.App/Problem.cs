// Every "no" at a door is a problem document (RFC 9457) whose code a program can read and whose text a person can.

using Microsoft.Net.Http.Headers;

namespace LocalCoin.App;

/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A word of a closed list: a rejection of the ledger, or a refusal of the doors.</param>
/// <param name="Field">Of a malformed request, what was wrong.</param>
/// <param name="Figure">The number that explains it, where there is one.</param>
/// <param name="Detail">In English where it names a malformed field; null where the code says all.</param>
public sealed record Problem(int Status, string Code, string? Field = null, long? Figure = null, string? Detail = null)
    : IResult
{
    private const int RetrySeconds = 1;

    public static Problem Malformed(string? field, string detail) => new(400, "Malformed", field, null, detail);
    public static Problem SignInNeeded() => new(401, "SignInNeeded");
    public static Problem Forbidden(string code) => new(403, code);
    public static Problem NotFound(string code) => new(404, code);
    public static Problem Conflict() => new(409, "IdUsedOtherwise");
    public static Problem Refused(string code) => new(422, code);
    public static Problem TooMany() => new(429, "TooManyTries");
    public static Problem Away(string code) => new(503, code);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (Pages.Refusals.IsPage(httpContext))
        {
            await Pages.Refusals.Of(this).ExecuteAsync(httpContext);
            return;
        }
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Status is 401) response.Headers.WWWAuthenticate = "Bearer";
        if (Status is 429 or 503) response.Headers.RetryAfter = (Status is 429 ? 60 : RetrySeconds).ToString();
        var japanese = PrefersJapanese(httpContext.Request);
        response.Headers.ContentLanguage = japanese ? "ja" : "en";
        response.Headers.Vary = HeaderNames.AcceptLanguage;
        var (title, detail) = Texts.ProblemTexts.Of(Code, Figure, japanese);
        var document = new ProblemDocument($"urn:localcoin:problem:{Code}", title, Status, Detail
            ?? detail, Code, Field, Figure);
        await response.WriteAsJsonAsync(document, DoorJson.Answers, ProblemDocument.MediaType,
            httpContext.RequestAborted);
    }

    /// <summary>Japanese unless the client asks for another language and not for Japanese.</summary>
    internal static bool PrefersJapanese(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderNames.AcceptLanguage, out var asked) || asked.Count == 0) return true;
        var languages = StringWithQualityHeaderValue.TryParseList(asked, out var parsed) ? parsed : [];
        double Quality(string language) => languages
            .Where(one => one.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase))
            .Select(one => one.Quality ?? 1).DefaultIfEmpty(-1).Max();
        return Quality("ja") >= Quality("en");
    }
}

/// <summary>A refusal as it is written.</summary>
public sealed record ProblemDocument(
    string Type, string Title, int Status, string? Detail, string Code, string? Field, long? Figure)
{
    public const string MediaType = "application/problem+json";
}

/// <summary>Something in a request is not of its form. Thrown while a request is read, and answered with 400.</summary>
public sealed class MalformedException(string place, string message) : Exception(message)
{
    public string Place => place;
}
