using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <summary>Somebody looked at, changed or erased personal data.</summary>
public sealed record AccessEntry(long Entry, Instant At, ActorId Actor, DeviceId? Device, string Action,
    string Subject);

/// <summary>Which part of the log is asked for; what is null does not matter.</summary>
/// <param name="About">A wallet, or <c>staff-…</c>, <c>merchant-…</c>.</param>
/// <param name="Day">Of Asia/Tokyo.</param>
public sealed record LogQuestion(ActorId? By, string? About, LocalDate? Day);

public sealed class AccessLog(NpgsqlDataSource source)
{
    /// <summary>Before the reason for which somebody's page was opened.</summary>
    public const string Look = "look: ";

    /// <summary>As a reason: somebody asked why a balance is what it is.</summary>
    public const string Why = "why";

    /// <summary>A shop's register showed what is left.</summary>
    public const string Balance = "balance";

    /// <summary>Of the health staff: that one of them looked is for the office to know, at whom is not.</summary>
    public static readonly string[] HealthLooks =
        [Look + "programme", Look + "advice", Look + "health mistake", Look + "slip", "came"];

    /// <summary>That somebody takes part, or no longer: they themselves alone read it here.</summary>
    private static readonly string[] Enrolling = ["enrol", "withdraw", "withdraw and erase"];

    private const string Columns = "entry, at, actor, device, action, subject";

    public Task Write(ActorId actor, DeviceId? device, string action, string subject, CancellationToken cancellation) =>
        source.Run("insert into directory_access_log (actor, device, action, subject) values ($1, $2, $3, $4)",
            [actor.Value, device?.Value, action, subject], cancellation);

    /// <summary>One line for each of these.</summary>
    public Task Write(
        ActorId actor, DeviceId? device, string action, IEnumerable<WalletId> wallets,
        CancellationToken cancellation) => source.Run("""
            insert into directory_access_log (actor, device, action, subject)
            select $1, $2::varchar, $3, subject from unnest($4::varchar[]) as subject
            """,
            [actor.Value, device?.Value, action, wallets.Select(wallet => wallet.Value).ToArray()], cancellation);

    /// <summary>The newest first; all there is, which is for the person themselves.</summary>
    /// <param name="before">The cursor: an entry's number; null for the newest.</param>
    public Task<List<AccessEntry>> Own(
        string subject, long? before, int most, CancellationToken cancellation) =>
        About(subject, [], before, most, cancellation);

    /// <summary>The same for the office, which does not learn who has to do with the health programme.</summary>
    public Task<List<AccessEntry>> About(
        string subject, long? before, int most, CancellationToken cancellation) =>
        About(subject, [.. Enrolling, .. HealthLooks], before, most, cancellation);

    private Task<List<AccessEntry>> About(
        string subject, string[] without, long? before, int most, CancellationToken cancellation) => source.All($"""
        select {Columns}
        from directory_access_log
        where subject = $1 and entry < coalesce($2::bigint, 9223372036854775807) and action <> all($4)
        order by entry desc
        limit $3
        """, [subject, before, most, without], Read, cancellation);

    /// <summary>What one of the staff did, what was done about somebody, or what happened on a day: the newest
    /// first. A look of the health staff is there without its subject, and found by none.</summary>
    /// <param name="before">The cursor: the last entry of the page before; null for the newest.</param>
    public Task<List<AccessEntry>> Of(
        LogQuestion asked, long? before, int most, CancellationToken cancellation) => source.All($"""
        select entry, at, actor, device, action, case when action = any($7) then '' else subject end
        from directory_access_log
        where ($1::varchar is null or actor = $1)
          and ($2::varchar is null or (subject = $2 and action <> all($7))) and action <> all($8)
          and ($3::timestamptz is null or at >= $3) and ($4::timestamptz is null or at < $4)
          and ($5::bigint is null or (at, entry) < (
            select last.at, last.entry from directory_access_log as last where last.entry = $5))
        order by at desc, entry desc
        limit $6
        """,
        [
            asked.By?.Value, asked.About, asked.Day is { } first ? Tokyo.Start(first) : null,
            asked.Day is { } day ? Tokyo.Start(day.PlusDays(1)) : null, before, most,
            HealthLooks, Enrolling,
        ], Read, cancellation);

    /// <summary>Who looked at the person, with a reason or without: the newest first.</summary>
    public Task<List<AccessEntry>> Looks(
        WalletId wallet, int most, CancellationToken cancellation) => source.All($"""
        select {Columns}
        from directory_access_log
        where subject = $1
          and (starts_with(action, '{Look}') or action in ('look', 'wallet', 'statement', 'notes', '{Balance}'))
        order by entry desc
        limit $2
        """, [wallet.Value, most], Read, cancellation);

    private static AccessEntry Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.Time(1)!.Value, new ActorId(row.GetString(2)),
        row.Text(3) is { } device ? new DeviceId(device) : null, row.GetString(4), row.GetString(5));
}
