// How people write numbers, days and times: full-width digits, thousands separators, 円, Japanese eras. Everything is
// first brought to Unicode's compatibility form (NFKC), which makes ５ a 5 and ㍻ a 平成. What is not sure is refused.

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LocalCoin.Ledger;

namespace LocalCoin.App;

/// <summary>A value that cannot be understood; the message completes "line 3, amount '12a': …".</summary>
public sealed class BadValueException(string message) : Exception(message);

public static partial class Values
{
    private static readonly (string Name, string Letter, LocalDate From, LocalDate Until)[] Eras =
    [
        ("令和", "R", new(2019, 5, 1), LocalDate.MaxIsoValue),
        ("平成", "H", new(1989, 1, 8), new(2019, 4, 30)),
        ("昭和", "S", new(1926, 12, 25), new(1989, 1, 7)),
        ("大正", "T", new(1912, 7, 30), new(1926, 12, 24)),
        ("明治", "M", new(1873, 1, 1), new(1912, 7, 29)),
    ];

    /// <summary>NFKC and trimmed.</summary>
    /// <exception cref="BadValueException">Something in it is no letter of any text.</exception>
    public static string Plain(string cell)
    {
        // Most cells are plain ASCII, and a million of them are read.
        if (!cell.AsSpan().ContainsAnyExceptInRange(' ', '~')) return cell.Trim();
        foreach (var letter in cell.EnumerateRunes())
        {
            if (letter == Rune.ReplacementChar) throw new BadValueException("holds a character that could not be read");
            if (Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control
                && letter.Value is not ('\n' or '\r' or '\t'))
            {
                throw new BadValueException($"holds the control character U+{letter.Value:X4}");
            }
            if (Rune.GetUnicodeCategory(letter) is UnicodeCategory.PrivateUse)
            {
                throw new BadValueException(
                    $"holds the private character (外字) U+{letter.Value:X4}; write it with a common one");
            }
        }
        return cell.Normalize(NormalizationForm.FormKC).Trim();
    }

    /// <summary>A whole number: <c>1,234</c>, <c>１２３４円</c>, <c>¥1234</c>, <c>-5</c>.</summary>
    public static long Whole(string plain)
    {
        var match = WholePattern().Match(plain);
        if (!match.Success) throw new BadValueException("is not a whole number");
        var digits = match.Groups["sign"].Value + match.Groups["digits"].Value.Replace(",", "");
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number is <= Amount.CoinsMax and >= -Amount.CoinsMax
            ? number
            : throw new BadValueException($"is more than {Amount.CoinsMax}");
    }

    /// <summary>ISO, <c>2026/4/1</c>, <c>2026年4月1日</c>, <c>令和8年4月1日</c>, <c>R8.4.1</c>.</summary>
    public static LocalDate Day(string plain) => DayAndRest(plain) switch
    {
        (var day, "") => day,
        _ => throw new BadValueException("is not a day; write 2026-04-01, 2026/4/1 or 令和8年4月1日"),
    };

    /// <summary>A day and a time of Asia/Tokyo, or ISO with Z or an offset.</summary>
    public static Instant Time(string plain)
    {
        var (day, rest) = DayAndRest(plain);
        var match = TimePattern().Match(rest);
        if (!match.Success) throw new BadValueException(
            "is not a day with a time; write 2026-04-01 10:15 or 令和8年4月1日 10時15分");
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        if (hour > 23 || minute > 59 || second > 59) throw new BadValueException("holds a time that no clock shows");
        var fraction = match.Groups["fraction"].Value.PadRight(6, '0');
        var local = day.At(
            new LocalTime(hour, minute, second).PlusTicks(long.Parse(fraction, CultureInfo.InvariantCulture) * 10));
        return match.Groups["offset"].Value switch
        {
            "" => local.InZoneLeniently(Tokyo.Zone).ToInstant(),
            "Z" or "z" => local.InUtc().ToInstant(),
            var offset => local.WithOffset(OffsetOf(offset)).ToInstant(),
        };
    }

    /// <summary>Yes or no, in words of either language.</summary>
    public static bool YesOrNo(string plain) => plain.ToLowerInvariant() switch
    {
        "1" or "yes" or "y" or "true" or "はい" or "有" or "あり" or "○" or "〇" => true,
        "0" or "no" or "n" or "false" or "いいえ" or "無" or "なし" or "×" or "x" => false,
        _ => throw new BadValueException("is neither yes (はい, 1) nor no (いいえ, 0)"),
    };

    private static (LocalDate Day, string After) DayAndRest(string plain)
    {
        var match = DayPattern().Match(plain);
        if (!match.Success) throw new BadValueException("is not a day; write 2026-04-01, 2026/4/1 or 令和8年4月1日");
        var (era, month, dayOfMonth) = (match.Groups["era"].Value, Number(match, "month"), Number(match, "day"));
        var year = match.Groups["year"].Value is "元" ? 1 : Number(match, "year");
        if (era.Length == 0 && match.Groups["year"].Length != 4) throw new BadValueException(
            "needs a year of four digits, or an era");
        var known = Eras.FirstOrDefault(
            one => era == one.Name || string.Equals(era, one.Letter, StringComparison.OrdinalIgnoreCase));
        if (era.Length > 0) year += known.From.Year - 1;
        if (year is < 1 or > 9998 || month is < 1 or > 12 || dayOfMonth < 1
            || dayOfMonth > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            throw new BadValueException("is a day that is in no calendar");
        }
        var day = new LocalDate(year, month, dayOfMonth);
        if (era.Length > 0 && (day < known.From || day > known.Until))
        {
            throw new BadValueException(
                $"is not a day of {known.Name}, which went from {known.From:uuuu-MM-dd} to {known.Until:uuuu-MM-dd}");
        }
        return (day, plain[match.Length..]);
    }

    private static Offset OffsetOf(string text)
    {
        var digits = text.Replace(":", "")[1..];
        var offset = Offset.FromHoursAndMinutes(
            int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture));
        return text[0] is '-' ? -offset : offset;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Length == 0 ? 0 : int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const int PatternMilliseconds = 1000;

    [GeneratedRegex(
        @"^(?<sign>-?)[¥\\]?(?<digits>[0-9]{1,16}|[0-9]{1,3}(,[0-9]{3}){1,5})円?$", Options, PatternMilliseconds)]
    private static partial Regex WholePattern();

    [GeneratedRegex(
        @"^(?<era>令和|平成|昭和|大正|明治|[RHSTMrhstm](?=\.?[0-9]))?\.?(?<year>[0-9]{1,4}|元)[-/.年]\s?"
        + @"(?<month>[0-9]{1,2})[-/.月]\s?(?<day>[0-9]{1,2})日?(?![0-9])", Options, PatternMilliseconds)]
    private static partial Regex DayPattern();

    [GeneratedRegex(
        @"^[T\s]\s*(?<hour>[0-9]{1,2})(:|時)\s?(?<minute>[0-9]{1,2})"
        + @"((:|分)((?<second>[0-9]{1,2})秒?(\.(?<fraction>[0-9]{1,6})[0-9]*)?)?)?\s?"
        + @"(?<offset>[Zz]|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?$", Options, PatternMilliseconds)]
    private static partial Regex TimePattern();
}
