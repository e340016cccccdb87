using System.Globalization;
using LocalCoin.Ledger;

namespace LocalCoin.App;

/// <summary>What stands in an address or a header, checked. Each throws <see cref="MalformedException"/> naming
/// it.</summary>
public static class Reading
{
    public const string KeyHeader = "Idempotency-Key";
    public const int PageMax = 200;
    private const int PageUsual = 50;

    public static T Id<T>(string text, string field) where T : struct, IText<T>
    {
        try
        {
            return T.Parse(text);
        }
        catch (FormatException malformed)
        {
            throw new MalformedException(field, malformed.Message);
        }
    }

    /// <summary>The id that a client drew, from the address: it is the command's id.</summary>
    public static Guid CommandId(string text, string field) =>
        Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty
            ? id
            : throw new MalformedException(field, "a UUID (version 7) with hyphens is expected here");

    /// <summary>The command's id where the address has none.</summary>
    public static Guid Key(HttpContext http) =>
        http.Request.Headers.TryGetValue(KeyHeader, out var values) && values.Count == 1
            ? CommandId(values[0]!, KeyHeader)
            : throw new MalformedException(
                KeyHeader, "this header is needed: a UUID (version 7) drawn once for this request");

    /// <summary>What stands behind the question mark, as every door may take it: PostgreSQL holds no U+0000.</summary>
    public static void CheckQuery(HttpRequest request)
    {
        if (!request.QueryString.HasValue) return;
        foreach (var (name, values) in request.Query)
        {
            if (name.Any(char.IsControl) || values.Any(value => value is not null && value.Any(char.IsControl)))
            {
                throw new MalformedException(name, "no control characters are expected here");
            }
        }
    }

    public static int PageSize(int? limit) => limit switch
    {
        null => PageUsual,
        >= 1 and <= PageMax => limit.Value,
        _ => throw new MalformedException("limit", $"a page has 1 to {PageMax} rows"),
    };

    public static long? Cursor(string? cursor) => cursor is null
        ? null
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new MalformedException("cursor", "not a cursor of this list");

    /// <summary>A day of these centuries: a list reads the days before and after it, too.</summary>
    public static LocalDate? Day(string? text, string field) => text is null
        ? null
        : NodaTime.Text.LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 1900 and < 3000 } day }
            ? day
            : throw new MalformedException(field, "a day is written as 2027-03-31");

    /// <summary>A name or note of bounded length that is not blank.</summary>
    public static string Text(string text, string field, int lengthMax) =>
        text.Length <= lengthMax && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new MalformedException(field, $"1 to {lengthMax} characters are expected here");

    public static string? Optional(string? text, string field, int lengthMax) =>
        text is null ? null : Text(text, field, lengthMax);
}
