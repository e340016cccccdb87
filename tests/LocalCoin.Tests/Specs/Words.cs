using System.Globalization;
using LocalCoin.Ledger;
using NodaTime.Text;

namespace LocalCoin.Tests.Specs;

/// <summary>
/// The words of one line of a spec: first those that have their place, then clauses such as <c>fund city</c>.
/// </summary>
public sealed class Words(string line)
{
    private readonly List<string> rest = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word =>
        word != "->")];

    public bool IsEmpty => rest.Count == 0;
    public override string ToString() => string.Join(' ', rest);

    public string Next()
    {
        if (IsEmpty) throw new FormatException($"a word is missing in: {line}");
        var word = rest[0];
        rest.RemoveAt(0);
        return word;
    }

    /// <summary>The word after a key; null when the key is not there.</summary>
    public string? After(string key)
    {
        var index = rest.IndexOf(key);
        if (index < 0) return null;
        if (index + 1 == rest.Count) throw new FormatException($"nothing follows '{key}' in: {line}");
        var word = rest[index + 1];
        rest.RemoveRange(index, 2);
        return word;
    }

    public string Must(string key) => After(key) ?? throw new FormatException($"'{key}' is missing in: {line}");
    public bool Has(string flag) => rest.Remove(flag);

    public T Id<T>() where T : struct, IText<T> => T.Parse(Next());
    public T Id<T>(string key) where T : struct, IText<T> => T.Parse(Must(key));
    public T? IdOr<T>(string key) where T : struct, IText<T> => After(key) is { } word ? T.Parse(word) : null;
    public T[] Ids<T>(string key) where T : struct, IText<T> => [.. (After(key)?.Split(',') ?? []).Select(T.Parse)];

    public T One<T>() where T : struct, Enum => Named<T>(Next());
    public T One<T>(string key, T otherwise) where T : struct, Enum =>
        After(key) is { } word ? Named<T>(word) : otherwise;
    public T[] Some<T>(string key) where T : struct, Enum => [.. Must(key).Split(',').Select(Named<T>)];

    public long Number() => Count(Next());
    public long? NumberOr(string key) => After(key) is { } word ? Count(word) : null;
    public Amount Coins() => new(Number());
    public Amount Coins(string key) => new(Count(Must(key)));
    public Amount? CoinsLeft() => !IsEmpty && long.TryParse(rest[0], out _) ? Coins() : null;

    public LocalDate Day() => Date(Next());
    public LocalDate Day(string key) => Date(Must(key));
    public Instant? TimeOr(string key) => After(key) is { } word ? Time(word) : null;

    /// <summary>A shop, or a shop and its spot as <c>farm/stand</c>; alone, the spot has the shop's name.</summary>
    public (MerchantId Merchant, SpotId Spot) Place()
    {
        var parts = Next().Split('/');
        return (MerchantId.Parse(parts[0]), SpotId.Parse(parts[^1]));
    }

    /// <summary>
    /// <c>ends never</c>, <c>ends months:6</c>, <c>ends yearly:03-31,09-30</c>, <c>ends 2027-03-31,2027-09-30</c>;
    /// <c>life 14</c>.
    /// </summary>
    public ExpiryPolicy Ends()
    {
        var days = NumberOr("life") is { } life ? (int)life : (int?)null;
        var parts = Must("ends").Split(':');
        return parts[0] switch
        {
            "never" => ExpiryPolicy.None,
            "months" => new(ExpiryKind.Months, null, null, (int)Count(parts[1]), days),
            "yearly" => new(ExpiryKind.Yearly, null, [.. parts[1].Split(',').Select(Annual)], null, days),
            _ => new(ExpiryKind.Dates, [.. parts[0].Split(',').Select(Date)], null, null, days),
        };
    }

    /// <summary>In Asia/Tokyo.</summary>
    public static Instant Time(string word) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss")
        .Parse(word.Length == 16 ? word + ":00" : word).GetValueOrThrow().InZoneStrictly(Tokyo.Zone).ToInstant();

    private static long Count(string word) =>
        long.Parse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static LocalDate Date(string word) => LocalDatePattern.Iso.Parse(word).GetValueOrThrow();
    private static AnnualDate Annual(string word) => AnnualDatePattern.Iso.Parse(word).GetValueOrThrow();
    private static T Named<T>(string word) where T : struct, Enum =>
        Enum.Parse<T>(word.Replace("-", ""), ignoreCase: true);
}
