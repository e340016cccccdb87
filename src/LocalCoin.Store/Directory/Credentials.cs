using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>Who somebody is at an outside provider.</summary>
public sealed record OutsideSubject(string Authority, string Subject);

/// <summary>A person who signs in with name and password, or by an outside provider.</summary>
/// <param name="Merchant">Whose owner or clerk this is; null for the scheme's own staff.</param>
/// <param name="Wallet">Their own, as a resident: nobody serves their own wallet.</param>
public sealed record Credential(
    ActorId Actor, string Name, string DisplayName, string PasswordHash, IReadOnlyList<string> Roles,
    MerchantId? Merchant,
    WalletId? Wallet, bool IsDisabled)
{
    public OutsideSubject? Outside { get; init; }
}

public sealed class Credentials(NpgsqlDataSource source)
{
    public const int FailuresMax = 10;
    private const string Columns =
        "actor, name, display_name, password_hash, roles, merchant, wallet, disabled_at is not null, authority, "
        + "subject";

    /// <summary>Enters or changes a person; what is changed here counts from the next sign-in. Who they are outside
    /// stays as it is where nothing is said of it.</summary>
    /// <exception cref="PostgresException">Class 23: the name or the subject belongs to somebody else.</exception>
    public Task Put(Credential credential, CancellationToken cancellation) => source.Run("""
        insert into directory_credentials as old
          (actor, name, display_name, password_hash, roles, merchant, wallet, disabled_at, authority, subject)
        values ($1, $2, $3, $4, $5, $6, $7, case when $8 then now() end, $9::varchar, $10::varchar)
        on conflict (actor) do update
        set (name, display_name, password_hash, roles, merchant, wallet, disabled_at, changed_at, failures,
             locked_until, authority, subject)
          = row (excluded.name, excluded.display_name, excluded.password_hash, excluded.roles, excluded.merchant,
                 excluded.wallet, excluded.disabled_at, now(), 0, null,
                 coalesce(excluded.authority, old.authority), coalesce(excluded.subject, old.subject))
        """,
        [credential.Actor.Value, credential.Name, credential.DisplayName, credential.PasswordHash,
            credential.Roles.ToArray(),
            credential.Merchant?.Value, credential.Wallet?.Value, credential.IsDisabled,
            credential.Outside?.Authority, credential.Outside?.Subject], cancellation);

    public Task<Credential?> Find(ActorId actor, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_credentials where actor = $1", [actor.Value], Read, cancellation);

    public Task<Credential?> Find(OutsideSubject outside, CancellationToken cancellation) => source.One(
        $"select {Columns} from directory_credentials where authority = $1 and subject = $2",
        [outside.Authority, outside.Subject], Read, cancellation);

    /// <summary>The scheme's own staff, or a merchant's.</summary>
    public Task<List<Credential>> Of(MerchantId? merchant, CancellationToken cancellation) => source.All(
        $"select {Columns} from directory_credentials where merchant is not distinct from $1 order by actor",
        [merchant?.Value], Read, cancellation);

    /// <summary>What these people are called, as far as they are here; devices and jobs are not.</summary>
    public async Task<IReadOnlyDictionary<ActorId, string>> Names(
        IReadOnlyList<ActorId> actors, CancellationToken cancellation) => (await source.All(
        "select actor, display_name from directory_credentials where actor = any($1)",
        [actors.Select(actor => actor.Value).ToArray()],
        row => (Actor: new ActorId(row.GetString(0)), Name: row.GetString(1)), cancellation))
        .ToDictionary(one => one.Actor, one => one.Name);

    /// <summary>Counts an attempt to sign in, and only then says what the password must match.</summary>
    /// <returns>Null when there is no such name, or it is disabled, or too many attempts failed lately.</returns>
    public Task<Credential?> Begin(string name, CancellationToken cancellation) => source.One($"""
        update directory_credentials
        set failures = case when locked_until <= now() then 1 else failures + 1 end,
            locked_until = case when failures + 1 >= {FailuresMax} and locked_until is null
                                then now() + interval '15 minutes'
                                when locked_until <= now() then null
                                else locked_until end
        where name = $1 and disabled_at is null and (locked_until is null or locked_until <= now())
        returning {Columns}
        """, [name], Read, cancellation);

    /// <summary>The password was right: earlier failures are forgotten.</summary>
    public Task End(ActorId actor, CancellationToken cancellation) => source.Run(
        "update directory_credentials set failures = 0, locked_until = null where actor = $1", [actor.Value],
        cancellation);

    public async Task<bool> SetPassword(ActorId actor, string hash, CancellationToken cancellation) => await source.Run(
        "update directory_credentials set password_hash = $2, changed_at = now() where actor = $1",
        [actor.Value, hash], cancellation) == 1;

    public async Task<bool> Disable(ActorId actor, CancellationToken cancellation) => await source.Run(
        """
        update directory_credentials
        set disabled_at = coalesce(disabled_at, now()), changed_at = now()
        where actor = $1
        """,
        [actor.Value], cancellation) == 1;

    private static Credential Read(NpgsqlDataReader row) => new(
        new ActorId(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3),
        row.GetFieldValue<string[]>(4),
        row.Merchant(5), row.Wallet(6), row.GetBoolean(7))
    {
        Outside = row.Text(8) is { } authority ? new(authority, row.GetString(9)) : null,
    };
}
