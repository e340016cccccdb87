// Directory rows of an import, written in one transaction before any command is sent. Writing them again changes
// nothing; a value that is absent in the file leaves what is there.

using System.Security.Cryptography;
using LocalCoin.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace LocalCoin.Store.Imports;

/// <param name="Number">By which files name the member.</param>
/// <param name="LastFour">What is printed on the card, for the counter; null takes them from the card's id.</param>
public sealed record ImportedMember(
    string Number, string Name, string? Kana, string? Phone, string? Address, string? Neighbourhood, string? BirthBand,
    string? Notes, CardId? Card, string? LastFour)
{
    public WalletId Wallet { get; init; }
}

public sealed record ImportedMerchant(
    MerchantId Merchant, string Name, string? Kana, string? English, string? TaxNumber, string? Phone, string? Address,
    string? Notes);

/// <param name="Schedule">JSON.</param>
public sealed record ImportedSpot(
    SpotId Spot, MerchantId Merchant, string Name, string? English, string? Neighbourhood, string? Place,
    string? Schedule, string? Sells);

public static class ImportedEntries
{
    public static async Task Write(
        NpgsqlDataSource source, IReadOnlyList<object> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0) return;
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (entries.OfType<ImportedMember>().ToArray() is { Length: > 0 } members) AddMembers(batch, members);
        if (entries.OfType<ImportedMerchant>().ToArray() is { Length: > 0 } merchants) AddMerchants(batch, merchants);
        if (entries.OfType<ImportedSpot>().ToArray() is { Length: > 0 } spots) AddSpots(batch, spots);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static void AddMembers(NpgsqlBatch batch, ImportedMember[] members)
    {
        Add(batch, """
            insert into directory_members (wallet, number, name, kana, phone, address, neighbourhood, birth_band, notes)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (wallet) do update
            set name = excluded.name,
                kana = coalesce(excluded.kana, directory_members.kana),
                phone = coalesce(excluded.phone, directory_members.phone),
                address = coalesce(excluded.address, directory_members.address),
                neighbourhood = coalesce(excluded.neighbourhood, directory_members.neighbourhood),
                birth_band = coalesce(excluded.birth_band, directory_members.birth_band),
                notes = coalesce(excluded.notes, directory_members.notes),
                changed_at = now()
            where directory_members.erased_at is null
            """,
            members.Select(one => one.Wallet.Value), members.Select(one => one.Number), members.Select(one => one.Name),
            members.Select(one => one.Kana), members.Select(one => one.Phone), members.Select(one => one.Address),
            members.Select(one => one.Neighbourhood), members.Select(one => one.BirthBand),
            members.Select(one => one.Notes));
        var cards = members.Where(one => one.Card is not null).ToArray();
        if (cards.Length == 0) return;
        // A card that was not printed here has no token that we know: it can be charged by number only, until it is
        // printed again. The hash of a drawn secret stands in its place.
        var command = Add(batch, """
            insert into directory_cards (card, last_four, wallet, token_hash, stop_number_hash, bound_at)
            select card, last_four, wallet, token_hash, stop_number_hash, now()
            from unnest($1, $2, $3, $4, $5) as imported (card, last_four, wallet, token_hash, stop_number_hash)
            on conflict (card) do update
            set wallet = excluded.wallet,
                bound_at = coalesce(directory_cards.bound_at, now())
            where directory_cards.wallet is null
            """,
            cards.Select(one => one.Card!.Value.Value), cards.Select(one => one.LastFour ?? LastFour(one.Card!.Value)),
            cards.Select(one => one.Wallet.Value));
        for (var i = 0; i < 2; i++)
        {
            command.Parameters.Add(new()
            {
                Value = cards.Select(_ => RandomNumberGenerator.GetBytes(32)).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
            });
        }
    }

    private static void AddMerchants(NpgsqlBatch batch, ImportedMerchant[] merchants) => Add(batch, """
        insert into directory_merchants (merchant, name, kana, name_en, t_number, phone, address, notes)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (merchant) do update
        set name = excluded.name,
            kana = coalesce(excluded.kana, directory_merchants.kana),
            name_en = coalesce(excluded.name_en, directory_merchants.name_en),
            t_number = coalesce(excluded.t_number, directory_merchants.t_number),
            phone = coalesce(excluded.phone, directory_merchants.phone),
            address = coalesce(excluded.address, directory_merchants.address),
            notes = coalesce(excluded.notes, directory_merchants.notes),
            changed_at = now()
        """,
        merchants.Select(one => one.Merchant.Value), merchants.Select(one => one.Name),
        merchants.Select(one => one.Kana),
        merchants.Select(one => one.English), merchants.Select(one => one.TaxNumber),
        merchants.Select(one => one.Phone),
        merchants.Select(one => one.Address), merchants.Select(one => one.Notes));

    private static void AddSpots(NpgsqlBatch batch, ImportedSpot[] spots) => Add(batch, """
        insert into directory_spots (spot, merchant, name, name_en, neighbourhood, place, schedule, sells)
        select spot, merchant, name, name_en, neighbourhood, place, schedule::jsonb, sells
        from unnest($1, $2, $3, $4, $5, $6, $7, $8)
          as imported (spot, merchant, name, name_en, neighbourhood, place, schedule, sells)
        on conflict (spot) do update
        set name = excluded.name,
            name_en = coalesce(excluded.name_en, directory_spots.name_en),
            neighbourhood = coalesce(excluded.neighbourhood, directory_spots.neighbourhood),
            place = coalesce(excluded.place, directory_spots.place),
            schedule = coalesce(excluded.schedule, directory_spots.schedule),
            sells = coalesce(excluded.sells, directory_spots.sells),
            changed_at = now()
        """,
        spots.Select(one => one.Spot.Value), spots.Select(one => one.Merchant.Value), spots.Select(one => one.Name),
        spots.Select(one => one.English), spots.Select(one => one.Neighbourhood), spots.Select(one => one.Place),
        spots.Select(one => one.Schedule), spots.Select(one => one.Sells));

    private static string LastFour(CardId card) => card.Value.Length <= 4 ? card.Value : card.Value[^4..];

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql, params IEnumerable<string?>[] columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
        {
            command.Parameters.Add(
                new() { Value = column.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        }
        batch.BatchCommands.Add(command);
        return command;
    }
}
