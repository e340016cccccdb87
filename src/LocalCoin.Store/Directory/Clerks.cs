// The names that a register offers. What a clerk does there stands in the ledger under the register, with the clerk's
// id beside it.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

public sealed record ClerkEntry(ActorId Clerk, MerchantId Merchant, string Name, ActorId AddedBy, bool IsRemoved);

public sealed class Clerks(NpgsqlDataSource source)
{
    private const string Columns = "clerk, merchant, name, added_by, removed_at is not null";

    /// <summary>Enters a clerk, gives them another name, or takes them back.</summary>
    /// <returns>False when the id belongs to another merchant.</returns>
    public async Task<bool> Put(ClerkEntry clerk, CancellationToken cancellation) => await source.Run("""
        insert into directory_clerks as old (clerk, merchant, name, added_by) values ($1, $2, $3, $4)
        on conflict (clerk) do update
        set (name, removed_at) = row (excluded.name, null)
        where old.merchant = excluded.merchant
        """, [clerk.Clerk.Value, clerk.Merchant.Value, clerk.Name, clerk.AddedBy.Value], cancellation) == 1;

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
        new ActorId(row.GetString(3)), row.GetBoolean(4));
}
