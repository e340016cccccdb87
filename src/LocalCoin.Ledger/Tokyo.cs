using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>Days and months of the business are those of Asia/Tokyo.</summary>
public static class Tokyo
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

    // Without summer time since 1952, the zone is its offset; asking the zone's rules for every payment is not free.
    private static readonly Offset Standard = Offset.FromHours(9);

    public static LocalDate Day(Instant at) => at.WithOffset(Standard).Date;

    /// <summary>
    /// The first instant of a day; a purse cannot be spent from the first instant after its last day.
    /// </summary>
    public static Instant Start(LocalDate day) => day.AtStartOfDayInZone(Zone).ToInstant();
}
