// What a till knows goods by: the JAN of the maker (13 or 8 digits, the last a check digit), or a short number that the
// shop gives itself (PLU). A JAN that begins with 2 or 02 is the shop's own as well: it means something else next door.

namespace LocalCoin.Ledger.Statistics;

public readonly record struct ItemCode(string Value) : IText<ItemCode>
{
    private const int PluMax = 6;

    /// <summary>Whether only the shop itself knows what it means.</summary>
    public bool IsOfTheShop() =>
        Value.Length <= PluMax
        || (Value.Length == 13 && (Value[0] is '2' || Value.StartsWith("02", StringComparison.Ordinal)));

    /// <summary>A code of twelve digits (UPC) is a JAN without its leading nought.</summary>
    public static ItemCode Parse(string text)
    {
        if (text is not { Length: > 0 } || text.AsSpan().ContainsAnyExceptInRange('0', '9')) throw Malformed();
        if (text.Length <= PluMax) return new ItemCode(text);
        var code = text.Length == 12 ? "0" + text : text;
        if (code.Length is not (8 or 13)) throw Malformed();
        var expected = CheckDigit(code.AsSpan(..^1));
        return code[^1] == expected
            ? new ItemCode(code)
            : throw new FormatException($"the check digit of {code} would be {expected}: a digit was misread");
    }

    /// <summary>GS1, modulo 10: from the right, every other digit counts three times.</summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    public override string ToString() => Value;

    private static FormatException Malformed() =>
        new($"a code of goods has 13 or 8 digits (JAN), or 1 to {PluMax} (PLU)");
}
