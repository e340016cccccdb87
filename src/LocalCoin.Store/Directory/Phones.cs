// A resident's own phone is bound once, by a code from a letter or from the counter, and stays bound until it is
// unbound.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

public sealed record PhoneEntry(string Phone, ActorId Actor, WalletId Wallet, Instant? BoundAt, Instant? UnboundAt);

public sealed class Phones(NpgsqlDataSource source)
{
    private const string Columns = "phone, actor, wallet, bound_at, unbound_at";

    /// <summary>Enters a place for one phone, to be taken by whoever has the code.</summary>
    public Task Invite(
        string phone, ActorId actor, WalletId wallet, byte[] codeHash, Instant until, ActorId invitedBy,
        CancellationToken cancellation) => source.Run("""
        insert into directory_phones (phone, actor, wallet, code_hash, code_until, invited_by)
        values ($1, $2, $3, $4, $5, $6)
        """, [phone, actor.Value, wallet.Value, codeHash, until, invitedBy.Value], cancellation);

    /// <summary>Trades the code for a secret. The code stays until it ends, good for this same secret alone: a phone
    /// that got no answer asks again.</summary>
    /// <returns>The phone; null when there is no such code, or it was used with another secret, or has ended.</returns>
    public Task<PhoneEntry?> Redeem(
        byte[] codeHash, byte[] secretHash, CancellationToken cancellation) => source.One($"""
        update directory_phones
        set secret_hash = $2, bound_at = coalesce(bound_at, now())
        where code_hash = $1 and code_until > now() and unbound_at is null
          and (secret_hash is null or secret_hash = $2)
        returning {Columns}
        """, [codeHash, secretHash], Read, cancellation);

    /// <summary>The bound phone with this secret.</summary>
    public Task<PhoneEntry?> FindBySecret(string secret, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_phones where secret_hash = $1 and unbound_at is null",
        [Token.Hash(secret)], Read, cancellation);

    public Task<List<PhoneEntry>> Of(WalletId wallet, CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_phones where wallet = $1 order by phone", [wallet.Value], Read, cancellation);

    public async Task<bool> Unbind(
        string phone, WalletId wallet, CancellationToken cancellation) => await source.Run("""
        update directory_phones
        set unbound_at = coalesce(unbound_at, now()), secret_hash = null, code_hash = null, code_until = null
        where phone = $1 and wallet = $2
        """, [phone, wallet.Value], cancellation) == 1;

    private static PhoneEntry Read(NpgsqlDataReader row) => new(
        row.GetString(0), new ActorId(row.GetString(1)), new WalletId(row.GetString(2)), row.Time(3), row.Time(4));
}
