// Directory rows of an import, written in one transaction before any command is sent. What is there stays as it is: a
// file that is imported again knows less than the counter, which may have corrected a name since.

using LocalCoin.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace LocalCoin.Store.Imports;

/// <param name="Number">By which files name the member.</param>
/// <param name="Card">Printed here before.</param>
public sealed record ImportedMember(
    string Number, string Name, string? Kana, string? Phone, string? Address, string? Neighbourhood, string? BirthBand,
    string? Notes, CardId? Card)
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
    /// <returns>How many members, merchants and spots were there already, and stay as they are.</returns>
    public static async Task<int> Write(
        NpgsqlDataSource source, IReadOnlyList<object> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0) return 0;
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var added = new List<NpgsqlBatchCommand>();
        if (entries.OfType<ImportedMember>().ToArray() is { Length: > 0 } members)
        {
            added.Add(AddMembers(batch, members));
            NoteCards(batch, [.. members.Where(one => one.Card is not null)]);
        }
        if (entries.OfType<ImportedMerchant>().ToArray() is { Length: > 0 } merchants)
        {
            added.Add(AddMerchants(batch, merchants));
        }
        if (entries.OfType<ImportedSpot>().ToArray() is { Length: > 0 } spots) added.Add(AddSpots(batch, spots));
        if (entries.OfType<CatalogueItem>().ToArray() is { Length: > 0 } items)
        {
            added.Add(Catalogue.PutAll(items, new ActorId("import")));
            batch.BatchCommands.Add(added[^1]);
        }
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return entries.Count - added.Sum(command => (int)command.Rows);
    }

    private static NpgsqlBatchCommand AddMembers(NpgsqlBatch batch, ImportedMember[] members) => Add(batch, """
        insert into directory_members (wallet, number, name, kana, phone, address, neighbourhood, birth_band, notes)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (wallet) do nothing
        """,
        members.Select(one => one.Wallet.Value), members.Select(one => one.Number), members.Select(one => one.Name),
        members.Select(one => Kana.Of(one.Kana)), members.Select(one => one.Phone), members.Select(one => one.Address),
        members.Select(one => one.Neighbourhood), members.Select(one => one.BirthBand),
        members.Select(one => one.Notes));

    private static void NoteCards(NpgsqlBatch batch, ImportedMember[] holders)
    {
        if (holders.Length == 0) return;
        Add(batch, """
            update directory_cards as noted
            set wallet = imported.wallet, bound_at = now()
            from unnest($1, $2) as imported (card, wallet)
            where noted.card = imported.card and noted.wallet is null
            """,
            holders.Select(one => one.Card!.Value.Value), holders.Select(one => one.Wallet.Value));
    }

    private static NpgsqlBatchCommand AddMerchants(NpgsqlBatch batch, ImportedMerchant[] merchants) => Add(batch, """
        insert into directory_merchants (merchant, name, kana, name_en, t_number, phone, address, notes)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (merchant) do nothing
        """,
        merchants.Select(one => one.Merchant.Value), merchants.Select(one => one.Name),
        merchants.Select(one => one.Kana), merchants.Select(one => one.English),
        merchants.Select(one => one.TaxNumber), merchants.Select(one => one.Phone),
        merchants.Select(one => one.Address), merchants.Select(one => one.Notes));

    private static NpgsqlBatchCommand AddSpots(NpgsqlBatch batch, ImportedSpot[] spots) => Add(batch, """
        insert into directory_spots (spot, merchant, name, name_en, neighbourhood, place, schedule, sells)
        select spot, merchant, name, name_en, neighbourhood, place, schedule::jsonb, sells
        from unnest($1, $2, $3, $4, $5, $6, $7, $8)
          as imported (spot, merchant, name, name_en, neighbourhood, place, schedule, sells)
        on conflict (spot) do nothing
        """,
        spots.Select(one => one.Spot.Value), spots.Select(one => one.Merchant.Value), spots.Select(one => one.Name),
        spots.Select(one => one.English), spots.Select(one => one.Neighbourhood), spots.Select(one => one.Place),
        spots.Select(one => one.Schedule), spots.Select(one => one.Sells));

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
