// Marten's tables, written and read by our own statements. The head row is locked by a statement that stands alone,
// before anything it protects is read: under READ COMMITTED every later statement sees what was committed before.

using System.Data;
using System.Threading.Channels;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store;

/// <summary>
/// One writer's way to the database: one connection, opened when it is needed, replaced when it is lost.
/// </summary>
public sealed class PostgresEventStore : IEventStore
{
    private static readonly TimeSpan AnnounceInterval = TimeSpan.FromMilliseconds(20);
    private const string IdleInTransactionTimeout = "25P03";

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource announcing;
    private readonly Channel<bool> announcements = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Task announcer;
    private readonly CommitStatements commit = new();
    private NpgsqlConnection? connection;
    private NpgsqlConnection? beside;
    private volatile bool mayBeElsewhere;
    private bool holdsHead;

    public PostgresEventStore(string connectionString, string community)
    {
        source = CommunityDatabase.OpenForWriting(connectionString, community);
        announcing = CommunityDatabase.OpenForAnnouncing(connectionString, community);
        announcer = Task.Run(AnnounceAll);
    }

    public async Task<IReadOnlyList<(Recorded Event, string Hash)>> ReadAfter(long seq, int most) =>
        await Guarded(async open =>
        {
            await using var command = new NpgsqlCommand(
                $"""
                select {RecordedRows.Columns}, headers ->> 'hash'
                from mt_events
                where seq_id > $1
                order by seq_id
                limit $2
                """, open)
            {
                Parameters = { new() { Value = seq }, new() { Value = most } },
            };
            await using var reader = await command.ExecuteReaderAsync();
            var events = new List<(Recorded, string)>();
            while (await reader.ReadAsync()) events.Add((RecordedRows.Read(reader), reader.GetString(8)));
            return events;
        });

    public Task<HeldHead> TakeHead(Missing missing, LedgerState into) =>
        Guarded(async open =>
    {
        await using var batch = new NpgsqlBatch(open);
        batch.BatchCommands.Add(new("begin isolation level read committed"));
        batch.BatchCommands.Add(new("select seq, hash, timestamp from ledger_head for update"));
        batch.BatchCommands.Add(new("select clock_timestamp()"));
        LoadStatements.Add(batch, missing);
        await using var reader = await batch.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) throw new InvalidDataException("the ledger has no head row");
        var head = new Head(
            reader.GetInt64(0), reader.GetString(1), Instant.FromDateTimeUtc(reader.GetFieldValue<DateTime>(2)));
        await reader.NextResultAsync();
        await reader.ReadAsync();
        var serverTime = Instant.FromDateTimeUtc(reader.GetFieldValue<DateTime>(0));
        await LoadStatements.Read(reader, missing, into, CancellationToken.None);
        holdsHead = true;
        return new HeldHead(head, serverTime);
    });

    public Task Load(Missing missing, LedgerState into) => Guarded(async open =>
    {
        await LoadStatements.Load(open, missing, into, CancellationToken.None);
        return true;
    }, underHead: true);

    public async Task LoadBeside(Missing missing, LedgerState into, CancellationToken cancellation)
    {
        // Another server may have taken over since, and the old one still answer here.
        if (mayBeElsewhere)
        {
            mayBeElsewhere = false;
            await DropBeside();
        }
        try
        {
            beside ??= await source.OpenConnectionAsync(cancellation);
            await LoadStatements.Load(beside, missing, into, cancellation);
        }
        catch (Exception)
        {
            await DropBeside();
            throw;
        }
    }

    public Task LoadTerms(LedgerState into) => Guarded(async open =>
    {
        await LoadStatements.LoadTerms(open, into, CancellationToken.None);
        return true;
    }, underHead: true);

    public Task Commit(Batch batch) => Guarded(async open =>
    {
        await using var statements = commit.For(open, batch, null);
        await statements.ExecuteNonQueryAsync();
        holdsHead = false;
        commit.Remember(batch);
        return true;
    }, underHead: true);

    public Task CommitUpon(Batch batch, Instant from, Instant to) =>
        Guarded(async open =>
        {
            await using var statements = commit.For(open, batch, (from, to));
            await statements.ExecuteNonQueryAsync();
            commit.Remember(batch);
            return true;
        });

    public async Task Release()
    {
        holdsHead = false;
        if (connection is not { } open) return;
        try
        {
            await using var command = new NpgsqlCommand("rollback", open);
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or IOException
            or TimeoutException)
        {
            await Drop();
        }
    }

    public async Task<bool> WasCommitted(Head after)
    {
        await Drop();
        return await Guarded(async open =>
        {
            await using var batch = new NpgsqlBatch(open)
            {
                BatchCommands =
                {
                    new("begin"),
                    new("select seq from ledger_head for update"),
                    new("select headers ->> 'hash' from mt_events where seq_id = $1")
                    {
                        Parameters = { new() { Value = after.Seq } },
                    },
                    new("rollback"),
                },
            };
            await using var reader = await batch.ExecuteReaderAsync();
            await reader.NextResultAsync();
            return await reader.ReadAsync() && reader.GetString(0) == after.Hash;
        });
    }

    public Task<IReadOnlySet<Guid>> FindIds(IReadOnlyList<Guid> ids) =>
        Guarded<IReadOnlySet<Guid>>(async open =>
        {
            await using var command = new NpgsqlCommand("select id from mt_events where id = any($1)", open)
            {
                Parameters = { new() { Value = ids.ToArray() } },
            };
            await using var reader = await command.ExecuteReaderAsync();
            var found = new HashSet<Guid>();
            while (await reader.ReadAsync()) found.Add(reader.GetGuid(0));
            return found;
        });

    public void Announce() => announcements.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        announcements.Writer.TryComplete();
        await announcer;
        await Drop();
        await DropBeside();
        await source.DisposeAsync();
        await announcing.DisposeAsync();
    }

    // The head is read again, so a late announcement never sets the sequence back behind another node's.
    private async Task AnnounceAll()
    {
        await foreach (var _ in announcements.Reader.ReadAllAsync())
        {
            try
            {
                // One node at a time: whoever read an older head must not set the sequence after who read a newer.
                await using var batch = announcing.CreateBatch();
                batch.BatchCommands.Add(
                    new("select pg_advisory_xact_lock(hashtext('announce'), hashtext(current_schema()))"));
                batch.BatchCommands.Add(new("""
                    select setval('mt_events_sequence', greatest(seq, 1), seq > 0), pg_notify('ledger_head', seq::text)
                    from ledger_head
                    """));
                await batch.ExecuteNonQueryAsync();
            }
            catch (Exception)
            {
                // Readers poll as well, and the next commit announces again.
                StoreMeters.AnnouncementsLost.Add(1);
            }
            // Whoever waits for news waits this much longer, and the ledger's own commits have the disk to themselves.
            await Task.Delay(AnnounceInterval);
        }
    }

    /// <param name="underHead">Only on the very connection that took the head: another one would hold nothing.</param>
    private async Task<T> Guarded<T>(Func<NpgsqlConnection, Task<T>> work, bool underHead = false)
    {
        try
        {
            // Keepalives may have found out in the meantime that it is broken.
            if (connection is { State: not ConnectionState.Open }) await Drop();
            if (underHead && !holdsHead) throw new IOException("the connection that held the head is gone");
            connection ??= await source.OpenConnectionAsync();
            return await work(connection);
        }
        catch (PostgresException refused) when (refused.SqlState is { Length: 5 } state
            && state[..2] is "22" or "23" or "54")
        {
            throw new StoreRefusedException(refused.MessageText, refused.ConstraintName, refused);
        }
        catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure)
        {
            throw new StoreBusyException(busy.MessageText, busy);
        }
        catch (PostgresException wrong) when (wrong.SqlState is { Length: 5 } state
            && state[..2] is "42" or "25" or "0A")
        {
            await Drop();
            // After a failover we may have reached a server that does not write, or not yet.
            throw wrong.SqlState is IdleInTransactionTimeout or PostgresErrorCodes.ReadOnlySqlTransaction
                ? new StoreLostException(wrong.MessageText, wrong)
                : new StoreUnfitException(wrong.MessageText, wrong);
        }
        catch (Exception lost) when (lost is NpgsqlException or IOException or TimeoutException
            or ObjectDisposedException
            || connection is { State: not ConnectionState.Open })
        {
            throw await Lost(lost);
        }
    }

    private async Task<StoreLostException> Lost(Exception lost)
    {
        await Drop();
        return new StoreLostException(lost.Message, lost);
    }

    private async Task Drop()
    {
        if (connection is not { } open) return;
        (connection, holdsHead, mayBeElsewhere) = (null, false, true);
        commit.Forget();
        await open.DisposeAsync();
    }

    private async Task DropBeside()
    {
        var dropped = beside;
        beside = null;
        if (dropped is not null) await dropped.DisposeAsync();
    }
}
