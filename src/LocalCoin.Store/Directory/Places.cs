using System.Globalization;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>A place of sale as its poster and the calendar name it.</summary>
/// <param name="Number">In large digits on the poster, and in its short address. Its last digit is a check digit: a
/// slip in typing it is no other shop's number.</param>
public sealed record PlaceEntry(int Number, SpotEntry Spot, string Shop, string? ShopEn);

/// <summary>A day that differs from the place's week.</summary>
public sealed record SpotDay(SpotId Spot, LocalDate Day, bool IsOpen);

public sealed class Places(NpgsqlDataSource source)
{
    public const int ListMax = 500;

    private const string Query = """
        select spots.number, spots.spot, spots.merchant, spots.name, spots.name_en, spots.neighbourhood, spots.place,
          spots.schedule::text, spots.sells, coalesce(merchants.name, spots.merchant), merchants.name_en
        from directory_spots as spots
        left join directory_merchants as merchants on merchants.merchant = spots.merchant
        """;

    /// <summary>All places, in the order of their numbers.</summary>
    public Task<List<PlaceEntry>> All(CancellationToken cancellation) => source.All(
        $"{Query} order by spots.number limit {ListMax}", [], Read, cancellation);

    public Task<List<PlaceEntry>> Of(MerchantId merchant, CancellationToken cancellation) => source.All(
        $"{Query} where spots.merchant = $1 order by spots.number", [merchant.Value], Read, cancellation);

    public Task<PlaceEntry?> Find(SpotId spot, CancellationToken cancellation) => source.One(
        $"{Query} where spots.spot = $1", [spot.Value], Read, cancellation);

    public async Task<PlaceEntry?> FindByNumber(int number, CancellationToken cancellation) =>
        CheckDigit.IsRight(number.ToString(CultureInfo.InvariantCulture))
            ? await source.One($"{Query} where spots.number = $1", [number / 10], Read, cancellation)
            : null;

    /// <summary>By a part of the name, or by the poster's number or the id. There are few enough to read all.</summary>
    public Task<List<PlaceEntry>> Search(string text, int most, CancellationToken cancellation) => source.All($"""
        {Query}
        where spots.spot = $1 or spots.number::text = $2 or strpos(lower(spots.name), lower($1)) > 0
          or strpos(lower(spots.name_en), lower($1)) > 0
        order by spots.number
        limit $3
        """, [text, CheckDigit.IsRight(text) ? text[..^1] : "", most], Read, cancellation);

    public Task SetSchedule(SpotId spot, string schedule, string? sells, CancellationToken cancellation) => source.Run(
        "update directory_spots set schedule = $2::jsonb, sells = $3, changed_at = now() where spot = $1",
        [spot.Value, schedule, sells], cancellation);

    public Task SetDay(
        SpotDay day, ActorId by, Instant at, CancellationToken cancellation) => source.Run("""
        insert into directory_spot_days (spot, day, is_open, set_by, set_at)
        values ($1, $2, $3, $4, $5)
        on conflict (spot, day) do update
        set (is_open, set_by, set_at) = row (excluded.is_open, excluded.set_by, excluded.set_at)
        """, [day.Spot.Value, day.Day.ToDateOnly(), day.IsOpen, by.Value, at], cancellation);

    /// <summary>The day is as its weekday again.</summary>
    public Task ClearDay(SpotId spot, LocalDate day, CancellationToken cancellation) => source.Run(
        "delete from directory_spot_days where spot = $1 and day = $2", [spot.Value, day.ToDateOnly()], cancellation);

    /// <summary>Days from the first to the last, both included.</summary>
    public Task<List<SpotDay>> Days(LocalDate first, LocalDate last, CancellationToken cancellation) => source.All(
        "select spot, day, is_open from directory_spot_days where day between $1 and $2 order by day, spot",
        [first.ToDateOnly(), last.ToDateOnly()],
        row => new SpotDay(
            new SpotId(row.GetString(0)), LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(1)), row.GetBoolean(2)),
        cancellation);

    private static PlaceEntry Read(NpgsqlDataReader row) => new(
        int.Parse(
            CheckDigit.Append(row.GetInt32(0).ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture),
        new SpotEntry(
            new SpotId(row.GetString(1)), new MerchantId(row.GetString(2)), row.GetString(3), row.Text(4), row.Text(5),
            row.Text(6), row.Text(7), row.Text(8)),
        row.GetString(9), row.Text(10));
}
