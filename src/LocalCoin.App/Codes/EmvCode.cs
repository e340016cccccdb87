// EMVCo's merchant-presented code (EMV QR Code Specification for Payment Systems, Merchant-Presented Mode, v1.1): one
// object after the other, each an id of two digits, a length of two digits, and so many characters of value. Lengths
// count characters and not bytes; the check sum at the end is over the bytes of UTF-8.

using System.Globalization;
using System.Text;

namespace LocalCoin.App.Codes;

/// <param name="Id">Two digits.</param>
/// <param name="Value">1 to 99 characters.</param>
/// <param name="Inside">The objects of a template; empty for everything else.</param>
public sealed record EmvObject(string Id, string Value, IReadOnlyList<EmvObject> Inside)
{
    public EmvObject(string id, string value) : this(id, value, []) { }

    public EmvObject(string id, IReadOnlyList<EmvObject> inside) : this(id, string.Concat(inside), inside) { }

    public string? Find(string id) => Inside.FirstOrDefault(one => one.Id == id)?.Value;

    public override string ToString() => $"{Id}{Value.EnumerateRunes().Count():00}{Value}";
}

/// <summary>A code that keeps every rule, with all its objects in their order.</summary>
public sealed record EmvCode(IReadOnlyList<EmvObject> Objects)
{
    public const int CharactersMax = 512;
    internal const string Beginning = "000201", CheckSumId = "63", Yen = "392";

    public string? Find(string id) => Objects.FirstOrDefault(one => one.Id == id)?.Value;

    /// <summary>The schemes that may be paid by this code: objects 02 to 51, each under its id and, for a template, the
    /// scheme's own identifier.</summary>
    public IEnumerable<(string Id, string? Identifier)> Accounts => Objects.Where(IsAccount)
        .Select(one => (one.Id, one.Find("00")));

    /// <summary>The text of a code with these objects, which are given without the check sum.</summary>
    public static string Write(IReadOnlyList<EmvObject> objects)
    {
        var text = string.Concat(objects) + CheckSumId + "04";
        return text + CheckSum(text);
    }

    /// <summary>CRC-16/CCITT-FALSE (polynomial 0x1021, beginning 0xFFFF) over UTF-8, as four upper-case hexadecimal
    /// digits.</summary>
    public static string CheckSum(string text)
    {
        var sum = 0xFFFF;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            sum ^= octet << 8;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 0x8000) != 0 ? ((sum << 1) ^ 0x1021) & 0xFFFF : sum << 1;
        }
        return sum.ToString("X4", CultureInfo.InvariantCulture);
    }

    internal static bool IsAccount(EmvObject one) =>
        string.CompareOrdinal(one.Id, "02") >= 0 && string.CompareOrdinal(one.Id, "51") <= 0;
}
