using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <param name="Place">Where to find it, for people.</param>
/// <param name="Schedule">JSON: when it is open. It never blocks paying.</param>
/// <param name="Sells">What is on offer, for people.</param>
public sealed record SpotEntry(
    SpotId Spot, MerchantId Merchant, string Name, string? NameEn, string? Neighbourhood, string? Place,
    string? Schedule,
    string? Sells);

public sealed class Spots(NpgsqlDataSource source)
{
    private const string Columns = "spot, merchant, name, name_en, neighbourhood, place, schedule::text, sells";

    public Task Put(SpotEntry spot, CancellationToken cancellation) => source.Run("""
        insert into directory_spots (spot, merchant, name, name_en, neighbourhood, place, schedule, sells)
        values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)
        on conflict (spot) do update
        set (merchant, name, name_en, neighbourhood, place, schedule, sells, changed_at)
          = row (excluded.merchant, excluded.name, excluded.name_en, excluded.neighbourhood, excluded.place,
                 excluded.schedule, excluded.sells, now())
        """, Values(spot), cancellation);

    /// <summary>Enters a spot that is about to open. One that is there keeps its names.</summary>
    public Task<Noted> Enter(SpotEntry spot, Sent sent, CancellationToken cancellation) => Unfinished.Enter(source, """
        insert into directory_spots (spot, merchant, name, name_en, neighbourhood, place, schedule, sells)
        values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)
        on conflict (spot) do nothing
        """, Values(spot), sent, cancellation);

    /// <summary>Takes the names of one back that did not open.</summary>
    public Task Remove(SpotId spot, CancellationToken cancellation) => source.Run(
        "delete from directory_spots where spot = $1", [spot.Value], cancellation);

    public Task<SpotEntry?> Find(SpotId spot, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_spots where spot = $1", [spot.Value], Read, cancellation);

    /// <summary>In order of their ids.</summary>
    public Task<List<SpotEntry>> After(string after, int most, CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_spots where spot > $1 order by spot limit $2", [after, most], Read,
        cancellation);

    public Task<List<SpotEntry>> Of(MerchantId merchant, CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_spots where merchant = $1 order by spot", [merchant.Value], Read,
        cancellation);

    private static object?[] Values(SpotEntry spot) =>
    [
        spot.Spot.Value, spot.Merchant.Value, spot.Name, spot.NameEn, spot.Neighbourhood, spot.Place, spot.Schedule,
        spot.Sells,
    ];

    private static SpotEntry Read(NpgsqlDataReader row) => new(
        new SpotId(row.GetString(0)), new MerchantId(row.GetString(1)), row.GetString(2), row.Text(3), row.Text(4),
        row.Text(5),
        row.Text(6), row.Text(7));
}
