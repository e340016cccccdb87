namespace LocalCoin.Ledger;

/// <summary>
/// The day a thing happened on, as the town counts days: midnight to midnight in Asia/Tokyo.
/// Limits, caps, expiry and statistics all ask here, so that no two of them can disagree about midnight.
/// </summary>
public static class BusinessDay
{
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

    public static LocalDate Of(Instant at) => at.InZone(Zone).Date;

    /// <summary>The first instant that no longer belongs to the day.</summary>
    public static Instant End(LocalDate day) => day.PlusDays(1).AtStartOfDayInZone(Zone).ToInstant();
}
