using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>Days and months of the business are those of Asia/Tokyo.</summary>
public static class Tokyo
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

    public static LocalDate Day(Instant at) => at.InZone(Zone).Date;

    /// <summary>
    /// The first instant of a day; a purse cannot be spent from the first instant after its last day.
    /// </summary>
    public static Instant Start(LocalDate day) => day.AtStartOfDayInZone(Zone).ToInstant();
}
