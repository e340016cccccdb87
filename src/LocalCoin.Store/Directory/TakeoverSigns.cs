// Whoever resets a PIN, replaces a card and binds a phone can use somebody else's wallet. Each alone is everyday work;
// two of them by one hand on one wallet within a week are read by somebody else.

using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Directory;

/// <param name="Acts">Words of the access log, each once.</param>
/// <param name="Entry">The log's last line about it.</param>
public sealed record TakeoverSign(
    WalletId Wallet, ActorId Actor, IReadOnlyList<string> Acts, Instant Last, long Entry);

public sealed class TakeoverSigns(NpgsqlDataSource source)
{
    public const string Pin = "pin";
    public const string Replacement = "replacement";
    public const string Phone = "phone";

    /// <summary>An approver has read what stood there until then.</summary>
    public const string Reviewed = "reviewed";

    private const int ShownMax = 100;

    /// <summary>What nobody has read yet, the newest first.</summary>
    public Task<List<TakeoverSign>> Open(CancellationToken cancellation) => source.All($"""
        select late.subject, late.actor, array_agg(distinct early.action) || array_agg(distinct late.action),
          max(late.at), max(late.entry)
        from directory_access_log as late
        join directory_access_log as early on early.subject = late.subject and early.actor = late.actor
        where late.action in ('pin', 'replacement', 'phone') and early.action in ('pin', 'replacement', 'phone')
          and early.action <> late.action
          and early.at between late.at - interval '7 days' and late.at
          and not exists (
            select from directory_access_log as seen
            where seen.subject = late.subject and seen.action = 'reviewed' and seen.entry > late.entry
          )
        group by late.subject, late.actor
        order by max(late.at) desc
        limit {ShownMax}
        """, [], row => new TakeoverSign(
            new WalletId(row.GetString(0)), new ActorId(row.GetString(1)),
            [.. row.GetFieldValue<string[]>(2).Distinct().Order(StringComparer.Ordinal)], row.Time(3)!.Value,
            row.GetInt64(4)),
        cancellation);
}
