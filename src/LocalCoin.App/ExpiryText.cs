// When a fund's coins end, as people write it: in a file of funds and at the desk.

using System.Globalization;
using LocalCoin.Ledger;

namespace LocalCoin.App;

internal static class ExpiryText
{
    private static readonly string[] Months = ["か月", "ヶ月", "カ月", "months", "month"];

    /// <summary>
    /// <c>none</c>, <c>6 months</c>, days of every year <c>03-31 09-30</c>, or days <c>2027-03-31</c>.
    /// </summary>
    /// <exception cref="BadValueException">It is none of these.</exception>
    public static ExpiryPolicy Read(string plain, int? lifeMin)
    {
        if (plain is "none" or "なし" or "無期限") return ExpiryPolicy.None;
        foreach (var unit in Months)
        {
            if (plain.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(
                    plain[..^unit.Length].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var months))
            {
                return new(ExpiryKind.Months, null, null, months, lifeMin);
            }
        }
        var parts = plain.Split([' ', ';', '、'], StringSplitOptions.RemoveEmptyEntries);
        return parts.All(part => part.Length <= 6)
            ? new(ExpiryKind.Yearly, null, [.. parts.Select(DayOfYear)], null, lifeMin)
            : new(ExpiryKind.Dates, [.. parts.Select(Values.Day).Order()], null, null, lifeMin);
    }

    private static AnnualDate DayOfYear(string text)
    {
        var parts = text.TrimEnd('日').Split('-', '/', '月');
        return parts.Length == 2 && int.TryParse(parts[0], out var month) && int.TryParse(parts[1], out var day)
            && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(2024, month)
            ? new AnnualDate(month, day)
            : throw new BadValueException("is not: none, 6 months, 03-31 09-30, or days such as 2027-03-31");
    }
}
