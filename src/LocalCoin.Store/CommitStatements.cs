// One commit: streams, events, balances and tallies as changes, the head, all in one round trip without error
// barriers, so that the first refusal undoes everything.

using LocalCoin.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace LocalCoin.Store;

internal sealed class CommitStatements
{
    private const int KnownMax = 200_000;

    // Rows that are there: balances and tallies are changed in place, and only a new one is inserted first, at zero.
    private readonly HashSet<string> known = [];

    internal void Forget() => known.Clear();

    internal void Remember(Batch batch)
    {
        if (known.Count > KnownMax) known.Clear();
        foreach (var account in batch.Balances.Keys) known.Add(account.Value);
        foreach (var tally in batch.Tallies.Keys) known.Add(tally.Value);
    }

    /// <param name="within">Where the server's time must be, if the head is taken here and not held already.</param>
    internal NpgsqlBatch For(NpgsqlConnection connection, Batch batch, (Instant From, Instant To)? within)
    {
        var statements = new NpgsqlBatch(connection);
        if (within is not null)
        {
            statements.BatchCommands.Add(new("begin isolation level read committed"));
            statements.BatchCommands.Add(new("select seq from ledger_head for update"));
        }
        AddStreams(statements, batch);
        AddEvents(statements, batch);
        AddBalances(statements, batch);
        AddTallies(statements, batch);
        // A head that is not the one we decided upon would be set to null, and the whole batch be refused.
        Add(statements, """
            update ledger_head
            set seq = case when seq = $4 and hash = $5 and clock_timestamp() between $6 and $7 then $1 end,
                hash = $2, timestamp = $3
            """,
            (batch.After.Seq, NpgsqlDbType.Bigint), (batch.After.Hash, NpgsqlDbType.Char),
            (batch.After.Timestamp.ToDateTimeUtc(), NpgsqlDbType.TimestampTz),
            (batch.Before.Seq, NpgsqlDbType.Bigint), (batch.Before.Hash, NpgsqlDbType.Char),
            (within?.From.ToDateTimeUtc() ?? DateTime.MinValue, NpgsqlDbType.TimestampTz),
            (within?.To.ToDateTimeUtc() ?? DateTime.MaxValue, NpgsqlDbType.TimestampTz));
        statements.BatchCommands.Add(new("commit"));
        return statements;
    }

    private static void AddStreams(NpgsqlBatch statements, Batch batch)
    {
        var last = new Dictionary<StreamId, Recorded>();
        var first = new Dictionary<StreamId, Recorded>();
        foreach (var written in batch.Events)
        {
            last[written.Event.Stream] = written.Event;
            if (written.Event.Version == 1) first[written.Event.Stream] = written.Event;
        }
        var made = last.Values.Where(recorded => first.ContainsKey(recorded.Stream)).ToArray();
        var grown = last.Values.Where(recorded => !first.ContainsKey(recorded.Stream)).ToArray();
        if (made.Length > 0)
        {
            Add(statements, """
                insert into mt_streams (id, type, version, timestamp, created)
                select *
                from unnest($1, $2, $3, $4, $5) as made (id, type, version, timestamp, created)
                """,
                (Column(made, recorded => recorded.Stream.Value), Texts),
                    (Column(made, recorded => recorded.Stream.Type()), Texts),
                (Column(made, recorded => recorded.Version), Numbers), (Column(made, Timestamp), Times),
                (Column(made, recorded => Timestamp(first[recorded.Stream])), Times));
        }
        if (grown.Length > 0)
        {
            Add(statements, """
                update mt_streams
                set version = grown.version, timestamp = grown.timestamp
                from unnest($1, $2, $3) as grown (id, version, timestamp)
                where mt_streams.id = grown.id
                """,
                (Column(grown, recorded => recorded.Stream.Value), Texts),
                    (Column(grown, recorded => recorded.Version), Numbers),
                (Column(grown, Timestamp), Times));
        }
    }

    private static void AddEvents(NpgsqlBatch statements, Batch batch)
    {
        var events = batch.Events;
        Add(statements, """
            insert into mt_events
              (seq_id, id, stream_id, version, data, type, timestamp, correlation_id, causation_id, headers)
            select *
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            (Column(events, written => written.Event.Seq), Numbers),
            (Column(events, written => written.Event.Id), NpgsqlDbType.Array | NpgsqlDbType.Uuid),
            (Column(events, written => written.Event.Stream.Value), Texts),
            (Column(events, written => written.Event.Version), Numbers),
            (Column(events, written => written.Data), NpgsqlDbType.Array | NpgsqlDbType.Jsonb),
            (Column(events, written => EventTypes.NameOf(written.Event.Event)), Texts),
            (Column(events, written => Timestamp(written.Event)), Times),
            (Column(events, written => written.Correlation), Texts),
            (Column(events, written => written.Causation), Texts),
            (Column(events, written => written.Headers), NpgsqlDbType.Array | NpgsqlDbType.Jsonb));
    }

    private void AddBalances(NpgsqlBatch statements, Batch batch)
    {
        var changes = batch.Balances.ToArray();
        if (changes.Length == 0) return;
        var fresh = changes.Where(change => !known.Contains(change.Key.Value)).ToArray();
        if (fresh.Length > 0)
        {
            Add(statements, """
                insert into balances (address, kind, owner, fund, expiry, coins, last_at)
                select address, kind, owner, fund, expiry, 0, last_at
                from unnest($1, $2, $3, $4, $5, $6) as fresh (address, kind, owner, fund, expiry, last_at)
                on conflict (address) do nothing
                """,
                (Column(fresh, change => change.Key.Value), Texts),
                (Column(fresh, change => KindName(change.Key.Kind)), Texts),
                (Column(fresh, change => change.Key.Owner), Texts),
                (Column(fresh, change => change.Key.Fund?.Value), Texts),
                (Column(fresh, change => change.Key.Expiry?.ToDateOnly()), NpgsqlDbType.Array | NpgsqlDbType.Date),
                (Column(fresh, change => change.Value.LastAt.ToDateTimeUtc()), Times));
        }
        Add(statements, """
            update balances
            set coins = balances.coins + change.coins, last_at = greatest(balances.last_at, change.last_at)
            from unnest($1, $2, $3) as change (address, coins, last_at)
            where balances.address = change.address
            """,
            (Column(changes, change => change.Key.Value), Texts),
                (Column(changes, change => change.Value.Coins), Numbers),
            (Column(changes, change => change.Value.LastAt.ToDateTimeUtc()), Times));
    }

    private void AddTallies(NpgsqlBatch statements, Batch batch)
    {
        var changes = batch.Tallies.ToArray();
        if (changes.Length == 0) return;
        var fresh = changes.Where(change => !known.Contains(change.Key.Value)).ToArray();
        if (fresh.Length > 0)
        {
            Add(statements, "insert into tallies (tally) select unnest($1) on conflict (tally) do nothing",
                (Column(fresh, change => change.Key.Value), Texts));
        }
        Add(statements, """
            update tallies
            set count = tallies.count + change.count
            from unnest($1, $2) as change (tally, count)
            where tallies.tally = change.tally
            """,
            (Column(changes, change => change.Key.Value), Texts), (Column(changes, change => change.Value), Numbers));
    }

    internal static string KindName(AccountKind kind) => kind.ToString().ToLowerInvariant();

    private static NpgsqlDbType Texts => NpgsqlDbType.Array | NpgsqlDbType.Varchar;
    private static NpgsqlDbType Numbers => NpgsqlDbType.Array | NpgsqlDbType.Bigint;
    private static NpgsqlDbType Times => NpgsqlDbType.Array | NpgsqlDbType.TimestampTz;

    private static DateTime Timestamp(Recorded recorded) => recorded.RecordedAt.ToDateTimeUtc();

    private static TValue[] Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value)
    {
        var column = new TValue[rows.Count];
        for (var i = 0; i < column.Length; i++) column[i] = value(rows[i]);
        return column;
    }

    private static void Add(NpgsqlBatch statements, string sql, params (object Value, NpgsqlDbType Type)[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (value, type) in values) command.Parameters.Add(new() { Value = value, NpgsqlDbType = type });
        statements.BatchCommands.Add(command);
    }
}
