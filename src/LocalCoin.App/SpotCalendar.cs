// Where one can buy today and on the days after: a place's week, and the days that differ from it. Pages ask often,
// also those that stay open and ask again, so what was read is good for a second. It tells and never blocks paying.

using System.Text.Json;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

/// <summary>What one day is at a place.</summary>
public enum DayState
{
    /// <summary>Nobody has said when it is open.</summary>
    Unknown,
    Open,

    /// <summary>Not on its weekdays.</summary>
    NotToday,

    /// <summary>It would be open, and is not: a day off.</summary>
    Off,
}

/// <param name="Days">Empty where nobody has said.</param>
/// <param name="Hours">As people write them.</param>
public sealed record OpenWeek(IReadOnlyList<IsoDayOfWeek> Days, string? Hours)
{
    public static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <param name="schedule">JSON as a place keeps it; what it says besides is left alone.</param>
    public static OpenWeek Of(string? schedule)
    {
        if (schedule is null) return new OpenWeek([], null);
        using var parsed = JsonDocument.Parse(schedule);
        var days = parsed.RootElement.TryGetProperty("weekdays", out var named)
            && named.ValueKind is JsonValueKind.Array
            ? named.EnumerateArray().Select(one => Array.IndexOf(Names, one.ToString()) + 1).Where(day => day > 0)
            : [];
        return new OpenWeek(
            [.. days.Distinct().Order().Select(day => (IsoDayOfWeek)day)],
            parsed.RootElement.TryGetProperty("hours", out var hours) && hours.ValueKind is JsonValueKind.String
                ? hours.GetString()
                : null);
    }

    public string Json() => JsonSerializer.Serialize(
        new { weekdays = Days.Select(day => Names[(int)day - 1]), hours = Hours });
}

/// <summary>A place with its next days.</summary>
/// <param name="Days">From today on, <see cref="SpotCalendar.DaysAhead"/> of them.</param>
public sealed record PlaceDays(
    PlaceEntry Place, SpotKind Kind, OpenWeek Week, IReadOnlyList<(LocalDate Day, DayState State)> Days)
{
    public DayState Today => Days[0].State;
    public DayState Tomorrow => Days[1].State;
}

public sealed class SpotCalendar(CommunityDirectory directory, LedgerReads reads, IClock clock)
{
    /// <summary>Today and a week: so the same weekday is seen once more.</summary>
    public const int DaysAhead = 8;

    private static readonly Duration FreshFor = Duration.FromSeconds(1);
    private volatile Read? last;

    /// <summary>Every place that was not given up, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<PlaceDays>> All(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (last is { } read && now - read.At < FreshFor) return read.Places;
        var today = Tokyo.Day(now);
        var differing = (await directory.Places.Days(today, today.PlusDays(DaysAhead - 1), cancellation))
            .ToDictionary(one => (one.Spot, one.Day), one => one.IsOpen);
        var places = new List<PlaceDays>();
        foreach (var place in await directory.Places.All(cancellation))
        {
            if (await reads.Fold<Spot>(StreamId.Of(place.Spot.Spot), cancellation) is { IsClosed: false } spot)
            {
                places.Add(Days(place, spot.Kind, today, differing));
            }
        }
        last = new Read(now, places);
        return places;
    }

    public async Task<PlaceDays?> Find(SpotId spot, CancellationToken cancellation) =>
        (await All(cancellation)).FirstOrDefault(one => one.Place.Spot.Spot == spot);

    /// <summary>Somebody changed it: whoever asks this node next sees that.</summary>
    public void Forget() => last = null;

    private static PlaceDays Days(
        PlaceEntry place, SpotKind kind, LocalDate today, Dictionary<(SpotId, LocalDate), bool> differing)
    {
        var week = OpenWeek.Of(place.Spot.Schedule);
        var days = Enumerable.Range(0, DaysAhead).Select(ahead => today.PlusDays(ahead)).Select(day => (day,
            differing.TryGetValue((place.Spot.Spot, day), out var isOpen) ? isOpen ? DayState.Open : DayState.Off
            : week.Days.Count == 0 ? DayState.Unknown
            : week.Days.Contains(day.DayOfWeek) ? DayState.Open : DayState.NotToday));
        return new PlaceDays(place, kind, week, [.. days]);
    }

    private sealed record Read(Instant At, IReadOnlyList<PlaceDays> Places);
}
