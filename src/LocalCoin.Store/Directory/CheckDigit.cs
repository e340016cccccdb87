namespace LocalCoin.Store.Directory;

/// <summary>The last digit of a number that people copy from paper (ISO 7064, MOD 11,10): it tells a slip of the finger
/// from a number that does not exist, and nothing about which numbers do.</summary>
public static class CheckDigit
{
    public static string Append(string digits) => digits + (char)('0' + (11 - Folded(digits)) % 10);

    public static bool IsRight(string digits) => digits.Length > 1 && digits.All(char.IsAsciiDigit)
        && (Folded(digits[..^1]) + digits[^1] - '0') % 10 == 1;

    private static int Folded(string digits) => digits.Aggregate(10, (carried, digit) =>
        (carried + digit - '0') % 10 is var sum and > 0 ? sum * 2 % 11 : 20 % 11);
}
