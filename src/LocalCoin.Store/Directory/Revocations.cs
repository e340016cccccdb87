using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>Tokens of this principal that were issued at or before the instant are worth nothing.</summary>
public sealed record Revocation(string Principal, Instant RevokedAt);

public sealed class Revocations(NpgsqlDataSource source)
{
    /// <param name="forgetAt">When every token that this concerns has ended by itself.</param>
    public Task Add(Revocation revocation, Instant forgetAt, CancellationToken cancellation) => source.Run("""
        insert into directory_revocations as old (principal, revoked_at, forget_at) values ($1, $2, $3)
        on conflict (principal) do update
        set (revoked_at, forget_at)
          = row (greatest(old.revoked_at, excluded.revoked_at), greatest(old.forget_at, excluded.forget_at))
        """, [revocation.Principal, revocation.RevokedAt, forgetAt], cancellation);

    /// <summary>All that still matter: few, because tokens live an hour.</summary>
    public Task<List<Revocation>> Current(CancellationToken cancellation) => source.All(
        "select principal, revoked_at from directory_revocations where forget_at > now()", [],
        row => new Revocation(row.GetString(0), row.Time(1)!.Value), cancellation);

    public Task<int> Sweep(CancellationToken cancellation) => source.Run(
        "delete from directory_revocations where forget_at <= now()", [], cancellation);
}
