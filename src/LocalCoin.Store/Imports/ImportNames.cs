// What the directory knows already, read once before a file is: a row names a member by number, the ledger by wallet.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Imports;

/// <summary>Members, cards and spots by the names that files use.</summary>
public sealed class ImportNames(
    Dictionary<string, WalletId> members, Dictionary<CardId, WalletId?> cards, Dictionary<SpotId, MerchantId> spots,
    Func<WalletId> draw)
{
    public WalletId? WalletOfMember(string number) => members.TryGetValue(number, out var wallet) ? wallet : null;
    public WalletId? WalletOfCard(CardId card) => cards.TryGetValue(card, out var wallet) ? wallet : null;

    /// <summary>Whether we know the token in its QR; any other card could be scanned nowhere.</summary>
    public bool IsPrinted(CardId card) => cards.ContainsKey(card);

    public MerchantId? MerchantOfSpot(SpotId spot) => spots.TryGetValue(spot, out var merchant) ? merchant : null;

    /// <summary>The merchant's spot, where it has exactly one.</summary>
    public SpotId? OnlySpotOf(MerchantId merchant)
    {
        SpotId? only = null;
        foreach (var (spot, owner) in spots)
        {
            if (owner != merchant) continue;
            if (only is not null) return null;
            only = spot;
        }
        return only;
    }

    /// <summary>The member's wallet, or a new one drawn for them.</summary>
    public WalletId WalletFor(string number)
    {
        if (!members.TryGetValue(number, out var wallet)) members.Add(number, wallet = draw());
        return wallet;
    }

    /// <summary>The opaque id of whoever signs in by this name.</summary>
    public static async Task<ActorId?> FindActor(NpgsqlDataSource source, string name, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            "select actor from directory_credentials where name = $1 and disabled_at is null");
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteScalarAsync(cancellation) is string actor ? new ActorId(actor) : null;
    }

    public static async Task<ImportNames> Load(NpgsqlDataSource source, CancellationToken cancellation)
    {
        var members = new Dictionary<string, WalletId>();
        var cards = new Dictionary<CardId, WalletId?>();
        var spots = new Dictionary<SpotId, MerchantId>();
        await Read("select number, wallet from directory_members where number is not null", (number, wallet) =>
            members.Add(number, new(wallet!)));
        await Read("select card, wallet from directory_cards", (card, wallet) =>
            cards.Add(new(card), wallet is null ? null : new(wallet)));
        await Read(
            "select spot, merchant from directory_spots", (spot, merchant) => spots.Add(new(spot), new(merchant!)));
        return new ImportNames(members, cards, spots, static () => new WalletId(Guid.CreateVersion7().ToString()));

        async Task Read(string sql, Action<string, string?> take)
        {
            await using var command = source.CreateCommand(sql);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation)) take(
                reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1));
        }
    }
}
