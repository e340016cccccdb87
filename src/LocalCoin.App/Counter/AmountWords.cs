// An amount in words, as it is said aloud: a nought too many is heard before it is seen.

using System.Globalization;

namespace LocalCoin.App.Counter;

internal static class AmountWords
{
    private const string Digits = "〇一二三四五六七八九";
    private static readonly (long Size, string Unit)[] Places = [(1_000, "千"), (100, "百"), (10, "十"), (1, "")];

    private static readonly string[] Small =
    [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>10,500 as 一万 五百円.</summary>
    public static string Japanese(long coins) => coins >= 100_000_000
        ? coins.ToString("#,0", CultureInfo.InvariantCulture)
        : string.Join(' ', new[] { Above(coins / 10_000, "万"), Below(coins % 10_000) }.Where(one => one != "")) + "円";

    /// <summary>10,500 as ten thousand five hundred yen.</summary>
    public static string English(long coins) => coins >= 1_000_000
        ? coins.ToString("#,0", CultureInfo.InvariantCulture)
        : string.Join(' ', new[] { Thousands(coins / 1_000), Hundreds(coins % 1_000), "yen" }.Where(one => one != ""));

    private static string Above(long count, string unit) => count == 0 ? "" : (count == 1 ? "一" : Below(count)) + unit;

    private static string Below(long coins)
    {
        var said = "";
        foreach (var (size, unit) in Places)
        {
            var digit = (int)(coins / size % 10);
            if (digit == 0) continue;
            said += (digit == 1 && size > 1 ? "" : Digits[digit].ToString()) + unit;
        }
        return said;
    }

    private static string Thousands(long count) => count == 0 ? "" : $"{Hundreds(count)} thousand";

    private static string Hundreds(long count)
    {
        var hundreds = count / 100 == 0 ? "" : $"{Small[count / 100]} hundred";
        var rest = count % 100;
        var tens = rest < 20 ? Small[rest] : rest % 10 == 0 ? Tens[rest / 10] : $"{Tens[rest / 10]}-{Small[rest % 10]}";
        return string.Join(' ', new[] { hundreds, tens }.Where(one => one != ""));
    }
}
