// The names that a register offers. What a clerk does there stands in the ledger under the register, with the clerk's
// id beside it.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <param name="Wallet">Their own, as a resident, which the register then does not serve.</param>
public sealed record ClerkEntry(
    ActorId Clerk, MerchantId Merchant, string Name, WalletId? Wallet, ActorId AddedBy, bool IsRemoved);

public sealed class Clerks(NpgsqlDataSource source)
{
    private const string Columns = "clerk, merchant, name, wallet, added_by, removed_at is not null";

    /// <summary>Enters a clerk, gives them another name, or takes them back.</summary>
    /// <returns>False when the id belongs to another merchant.</returns>
    public async Task<bool> Put(ClerkEntry clerk, CancellationToken cancellation) => await source.Run("""
        insert into directory_clerks as old (clerk, merchant, name, wallet, added_by)
        values ($1, $2, $3, $4::varchar, $5)
        on conflict (clerk) do update
        set (name, wallet, removed_at) = row (excluded.name, excluded.wallet, null)
        where old.merchant = excluded.merchant
        """, [clerk.Clerk.Value, clerk.Merchant.Value, clerk.Name, clerk.Wallet?.Value, clerk.AddedBy.Value],
        cancellation) == 1;

    /// <summary>Also those who were removed: their names are still asked for.</summary>
    public Task<List<ClerkEntry>> Of(MerchantId merchant, CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_clerks where merchant = $1 order by clerk", [merchant.Value], Read,
        cancellation);

    public Task<ClerkEntry?> Find(ActorId clerk, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_clerks where clerk = $1", [clerk.Value], Read, cancellation);

    public async Task<bool> Remove(ActorId clerk, MerchantId merchant, CancellationToken cancellation) =>
        await source.Run("""
            update directory_clerks
            set removed_at = coalesce(removed_at, now())
            where clerk = $1 and merchant = $2
            """, [clerk.Value, merchant.Value], cancellation) == 1;

    private static ClerkEntry Read(NpgsqlDataReader row) => new(
        new ActorId(row.GetString(0)), new MerchantId(row.GetString(1)), row.GetString(2),
        row.Wallet(3), new ActorId(row.GetString(4)), row.GetBoolean(5));
}
