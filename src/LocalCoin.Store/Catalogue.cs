// Goods by the codes of tills. A shop's own code stands under the shop, any other under nobody: so of one code one
// thing is meant at one shop.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using Npgsql;
using NpgsqlTypes;

namespace LocalCoin.Store;

/// <param name="Merchant">Whose own code it is; null for one that means the same everywhere.</param>
/// <param name="Yen">The usual price of one.</param>
/// <param name="Grams">Of one, as it is eaten.</param>
public sealed record CatalogueItem(
    MerchantId? Merchant, ItemCode Code, string Name, FoodGroup Group, long? Yen, int? Grams);

public sealed class Catalogue(NpgsqlDataSource source)
{
    public const int PageMax = 100;

    private const string Columns = "merchant, code, name, food_group, yen, grams";

    /// <summary>Writes them in place of what was said of the same codes before.</summary>
    public static NpgsqlBatchCommand PutAll(IReadOnlyCollection<CatalogueItem> items, ActorId by)
    {
        var put = new NpgsqlBatchCommand($"""
            insert into catalogue_items ({Columns}, changed_by)
            select merchant, code, name, food_group, yen, grams, $7
            from unnest($1, $2, $3, $4, $5, $6) as given (merchant, code, name, food_group, yen, grams)
            on conflict (merchant, code) do update
            set (name, food_group, yen, grams, changed_at, changed_by) =
              row (excluded.name, excluded.food_group, excluded.yen, excluded.grams, now(), excluded.changed_by)
            """);
        Add(items.Select(one => one.Merchant?.Value ?? "").ToArray(), NpgsqlDbType.Varchar);
        Add(items.Select(one => one.Code.Value).ToArray(), NpgsqlDbType.Varchar);
        Add(items.Select(one => one.Name).ToArray(), NpgsqlDbType.Varchar);
        Add(items.Select(one => Words.Of(one.Group)).ToArray(), NpgsqlDbType.Varchar);
        Add(items.Select(one => one.Yen).ToArray(), NpgsqlDbType.Bigint);
        Add(items.Select(one => one.Grams).ToArray(), NpgsqlDbType.Integer);
        put.Parameters.Add(new NpgsqlParameter { Value = by.Value });
        return put;

        void Add(object column, NpgsqlDbType type) =>
            put.Parameters.Add(new NpgsqlParameter { Value = column, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    /// <summary>Of these codes, those that are known at a merchant.</summary>
    public async Task<IReadOnlyDictionary<ItemCode, CatalogueItem>> Find(
        MerchantId merchant, IEnumerable<ItemCode> codes, CancellationToken cancellation) =>
        (await source.All(
            $"select {Columns} from catalogue_items where merchant in ('', $1) and code = any($2)",
            [merchant.Value, codes.Select(code => code.Value).ToArray()], Read, cancellation))
        .ToDictionary(one => one.Code);

    /// <summary>All that a merchant's till can mean, by code.</summary>
    public async Task<IReadOnlyDictionary<ItemCode, CatalogueItem>> Of(
        MerchantId merchant, CancellationToken cancellation) =>
        (await source.All(
            $"select {Columns} from catalogue_items where merchant in ('', $1)", [merchant.Value], Read, cancellation))
        .ToDictionary(one => one.Code);

    /// <summary>By name, merchant and code.</summary>
    /// <param name="text">A part of the name, or the beginning of the code; empty for all.</param>
    /// <param name="group">Only these; null for all.</param>
    public Task<List<CatalogueItem>> Page(
        string text, FoodGroup? group, int skip, int size, CancellationToken cancellation) =>
        source.All($"""
            select {Columns}
            from catalogue_items
            where ($1 = '' or strpos(name, $1) > 0 or starts_with(code, $1))
              and ($2::varchar is null or food_group = $2)
            order by name, merchant, code
            limit $4 offset $3
            """,
            [text, group is { } wanted ? Words.Of(wanted) : null, skip, Math.Clamp(size, 1, PageMax)], Read,
            cancellation);

    private static CatalogueItem Read(NpgsqlDataReader row) => new(
        row.GetString(0) is { Length: > 0 } merchant ? new MerchantId(merchant) : null, new ItemCode(row.GetString(1)),
        row.GetString(2), Words.Read<FoodGroup>(row.GetString(3)), row.IsDBNull(4) ? null : row.GetInt64(4),
        row.IsDBNull(5) ? null : row.GetInt32(5));
}
