using System.Text.RegularExpressions;

namespace LocalCoin.App.Codes;

/// <summary>What somebody's camera read, as far as its text alone tells.</summary>
public abstract partial record ScannedText
{
    private const string JpqrIdentifier = "jp.or.paymentsjapan";

    // Base64 of the payload indicators CPV01 (EMVCo) and JPQR1: a code that a payer shows, of another scheme.
    private static readonly string[] PayersCodes = ["hQVDUFY", "hQVKUFFS"];

    // Codes that are addresses of the services that print them.
    private static readonly (string Beginning, string Scheme)[] Addresses =
    [
        ("https://qr.paypay.ne.jp/", "PayPay"),
    ];

    private ScannedText() { }

    /// <summary>A poster, or a number that was typed.</summary>
    public sealed record Spot(string Number) : ScannedText;

    /// <summary>A payment that a shop asked for.</summary>
    public sealed record Request(string Payment) : ScannedText;

    /// <summary>A card, or what a resident's phone shows.</summary>
    public sealed record Card(string Token) : ScannedText;

    /// <param name="Scheme">Its name or identifier.</param>
    public sealed record OtherScheme(string Scheme) : ScannedText;

    /// <summary>A code by its beginning, but a damaged one.</summary>
    public sealed record Damaged(EmvReading.Malformed Reading) : ScannedText;

    /// <summary>Any other text, among it addresses of other sites: those are never followed.</summary>
    public sealed record Unknown : ScannedText;

    /// <param name="site">Scheme and host under which our own codes are printed.</param>
    /// <param name="identifier">Ours in EMVCo's codes.</param>
    public static ScannedText Of(string text, string site, string identifier)
    {
        text = text.Trim();
        if (text.StartsWith(EmvCode.Beginning, StringComparison.Ordinal)) return OfEmv(text, identifier);
        if (Array.Exists(PayersCodes, one => text.StartsWith(one, StringComparison.Ordinal)))
            return new OtherScheme("EMVCo / JPQR");
        if (Array.Find(Addresses, one => text.StartsWith(one.Beginning, StringComparison.OrdinalIgnoreCase)).Scheme
            is { } scheme)
        {
            return new OtherScheme(scheme);
        }
        if (TypedNumber().IsMatch(text)) return new Spot(text);
        if (!text.StartsWith(site + "/", StringComparison.OrdinalIgnoreCase)) return new Unknown();
        var path = OurPath().Match(text[site.Length..]);
        return (path.Groups["kind"].Value, path.Groups["id"].Value) switch
        {
            ("p", var id) => new Spot(id),
            ("q", var id) => new Request(id),
            ("c", var id) => new Card(id),
            _ => new Unknown(),
        };
    }

    private static ScannedText OfEmv(string text, string identifier) => EmvReading.Of(text) switch
    {
        EmvReading.Malformed malformed => new Damaged(malformed),
        EmvReading.Valid(var code) when ShopCode.Of(code, identifier) is { } shop =>
            shop.Request is { } request ? new Request(request) : new Spot(shop.Spot),
        EmvReading.Valid(var code) => new OtherScheme(NameOf(code)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string NameOf(EmvCode code)
    {
        var identifiers = code.Accounts.Select(one => one.Identifier ?? one.Id).ToList();
        return identifiers.Contains(JpqrIdentifier) ? "JPQR" : identifiers[0];
    }

    [GeneratedRegex("^[0-9]{1,6}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex TypedNumber();

    [GeneratedRegex("^/(?<kind>[pqc])/(?<id>[A-Za-z0-9_-]{1,64})/?(\\?.*)?$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex OurPath();
}
