using System.Globalization;

namespace LocalCoin.App.Codes;

/// <summary>What a shop's own code says: where one pays, and for a payment that the shop asked for, how much.</summary>
/// <param name="Spot">The place of sale's number, as in /p/ and the number.</param>
/// <param name="Amount">In yen; null where the payer types it.</param>
/// <param name="Request">The payment that the shop asked for; null for a standing code.</param>
public sealed record ShopCode(string Spot, long? Amount, string? Request)
{
    /// <summary>Where our template stands: 26 is JPQR's.</summary>
    private const string Template = "27";

    /// <summary>A community's own name in codes: the host of its site backwards, as domain names are read.</summary>
    public static string IdentifierOf(Uri site) => string.Join('.', site.Host.Split('.').Reverse());

    /// <summary>Ours, if the template with our identifier is in it.</summary>
    /// <param name="identifier">Null where nothing is ours.</param>
    public static ShopCode? Of(EmvCode code, string? identifier)
    {
        if (identifier is null) return null;
        var ours = code.Objects.FirstOrDefault(one => EmvCode.IsAccount(one) && one.Find("00") == identifier);
        if (ours?.Find("01") is not { } spot) return null;
        var amount = code.Find("54") is { } yen ? long.Parse(yen, CultureInfo.InvariantCulture) : (long?)null;
        return new(spot, amount, code.Objects.FirstOrDefault(one => one.Id == "62")?.Find("05"));
    }

    /// <summary>The text for the QR.</summary>
    /// <param name="identifier">The scheme's own, a domain name backwards.</param>
    /// <exception cref="FormatException">A value is not as EMVCo allows.</exception>
    public string Write(string identifier, Shop shop)
    {
        List<EmvObject> objects =
        [
            new("00", "01"), new("01", Request is null ? "11" : "12"),
            new(Template, [new("00", identifier), new("01", Spot)]),
            new("52", shop.Category), new("53", EmvCode.Yen),
        ];
        if (Amount is { } amount) objects.Add(new("54", amount.ToString(CultureInfo.InvariantCulture)));
        objects.AddRange([new("58", "JP"), new("59", shop.Name), new("60", shop.City)]);
        if (shop.Postcode is { } postcode) objects.Add(new("61", postcode));
        if (Request is { } request) objects.Add(new("62", [new("05", request)]));
        if (shop.JapaneseName is { } name) objects.Add(new("64", [new("00", "JA"), new("01", name)]));
        var text = EmvCode.Write(objects);
        return EmvReading.Of(text) is EmvReading.Malformed malformed ? throw new FormatException(malformed.Why) : text;
    }
}

/// <param name="Name">In ASCII, at most 25 letters.</param>
/// <param name="City">In ASCII, at most 15 letters.</param>
/// <param name="Postcode">Seven digits; null without.</param>
/// <param name="Category">Of ISO 18245, four digits: 5411 is a grocery, 5499 other food, 5812 a place to eat.</param>
/// <param name="JapaneseName">At most 25 characters; null without.</param>
public sealed record Shop(string Name, string City, string? Postcode, string Category, string? JapaneseName);
