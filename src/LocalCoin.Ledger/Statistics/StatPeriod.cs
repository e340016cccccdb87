using System.Globalization;
using NodaTime;

namespace LocalCoin.Ledger.Statistics;

/// <summary>A month of Asia/Tokyo, or a year from April to March. There are no others: two that overlap by all but a
/// few days would tell of those days.</summary>
public sealed record StatPeriod
{
    private const int AprilToMarch = 12;
    private const int FirstMonth = 4;

    private StatPeriod(LocalDate first, int months) => (First, Last) = (first, first.PlusMonths(months).PlusDays(-1));

    public LocalDate First { get; }
    public LocalDate Last { get; }

    public static StatPeriod Month(LocalDate day) => new(day.With(DateAdjusters.StartOfMonth), 1);

    /// <param name="year">That in which it begins.</param>
    public static StatPeriod Year(int year) => new(new LocalDate(year, FirstMonth, 1), AprilToMarch);

    /// <summary>The year that a day lies in.</summary>
    public static StatPeriod YearOf(LocalDate day) => Year(day.Month < FirstMonth ? day.Year - 1 : day.Year);

    public bool IsMonth() => First.PlusMonths(1) > Last;
    public bool Has(LocalDate day) => day >= First && day <= Last;
    public bool IsOver(LocalDate today) => today > Last;

    /// <summary>Both included.</summary>
    internal static int DaysBetween(LocalDate first, LocalDate last) => NodaTime.Period.DaysBetween(first, last) + 1;

    /// <summary>From this day of the month that follows, nothing changes any more by itself.</summary>
    public LocalDate Freezes() => Last.PlusDays(11);

    public IEnumerable<StatPeriod> Months() =>
        Enumerable.Range(0, IsMonth() ? 1 : AprilToMarch).Select(month => Month(First.PlusMonths(month)));

    public StatPeriod Before() => IsMonth() ? Month(First.PlusMonths(-1)) : Year(First.Year - 1);

    /// <returns>Null where it is neither <c>2026-10</c> nor <c>fy2026</c>.</returns>
    public static StatPeriod? Read(string? text) => text switch
    {
        ['f', 'y', .. { Length: 4 } year] when Number(year) is { } number => Year(number),
        [_, _, _, _, '-', _, _] when Number(text[..4]) is { } year && Number(text[5..]) is >= 1 and <= 12 and var month
            => Month(new LocalDate(year, month, 1)),
        _ => null,
    };

    public override string ToString() => IsMonth()
        ? string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-{First.Month:00}")
        : string.Create(CultureInfo.InvariantCulture, $"fy{First.Year:0000}");

    private static int? Number(string digits) =>
        digits.All(char.IsAsciiDigit) && int.Parse(digits, CultureInfo.InvariantCulture) is var number and > 0
            ? number
            : null;
}
