// Proves the ledger from its stored events: chain, order, laws; then that streams, balances, tallies and the head say
// what the events say; on request every projection too. It stops at the first fault and names it. Payments go on all
// the while: events are read by pages up to a head taken before, and whatever is compared with them is read together
// with a newer head, in one short snapshot, and the events up to that head are added first.

using System.Data;
using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;

namespace LocalCoin.Store.Audit;

public static class Verification
{
    private const int PagesAhead = 2;

    /// <param name="source">With the app's rights; with projections it makes tables beside the live ones.</param>
    public static async Task<VerificationReport> Run(
        NpgsqlDataSource source, VerificationOptions options, IProgress<Progressed>? progress,
        CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var fold = new LedgerFold { Digest = options.Digest };
        var compared = new List<string>();
        var notes = new List<string>();
        VerificationFault? fault = null;
        try
        {
            await VerifyEvents(source, fold, options, progress, cancellation);
            await using (var connection = await source.OpenConnectionAsync(cancellation))
            {
                await StoredSums.Verify(connection, fold, progress, cancellation);
                await Snapshot(connection, fold, () => VerifyHead(connection, fold, notes, cancellation), cancellation);
            }
            foreach (var projection in options.Projections ? Projection.All : [])
            {
                var reached = await VerifyProjection(source, projection, progress, cancellation);
                compared.Add(projection.Name);
                if (reached >= fold.Seq) continue;
                notes.Add($"{projection.Name} stands at event {reached} of {fold.Seq}, and is compared up to there");
            }
        }
        catch (FaultFoundException found)
        {
            fault = found.Fault;
        }
        return new VerificationReport(
            fold.Seq, fold.Hash, fold.Streams.Count, fold.Balances.Count, fold.Tallies.Count, compared, notes, fault,
            watch.Elapsed);
    }

    /// <summary>Runs a comparison in a snapshot up to whose head all events have been added to the fold.</summary>
    internal static async Task Snapshot(
        NpgsqlConnection connection, LedgerFold fold, Func<Task> compare, CancellationToken cancellation)
    {
        while (await StoredEvents.ReadHead(connection, cancellation) - fold.Seq > RawPage.Size)
        {
            using var page = await RawPage.Read(connection, fold.Seq, fold.Seq + RawPage.Size, cancellation);
            Add(fold, page);
        }
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellation);
        var head = await StoredEvents.ReadHead(connection, cancellation);
        if (head < fold.Seq)
        {
            throw Fault("head", null, "ledger_head", $"event {fold.Seq} or later", $"event {head}");
        }
        using (var page = await RawPage.Read(connection, fold.Seq, head, cancellation)) Add(fold, page);
        await compare();
        await transaction.CommitAsync(cancellation);
    }

    internal static FaultFoundException Fault(string kind, long? seq, string where, string expected, string found) =>
        new(new VerificationFault(kind, seq, where, expected, found));

    private static async Task VerifyEvents(
        NpgsqlDataSource source, LedgerFold fold, VerificationOptions options, IProgress<Progressed>? progress,
        CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var head = await StoredEvents.ReadHead(connection, cancellation);
        if (options.Digest is { } digest && digest.Seq > head)
        {
            throw Fault(
                "digest", digest.Seq, "the ledger's end", $"event {digest.Seq} with hash {digest.Hash}",
                $"nothing after event {head}");
        }
        // One thread reads while the other hashes; whoever is faster waits.
        var pages = Channel.CreateBounded<RawPage>(PagesAhead);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => ReadAll(connection, head, pages.Writer, stopping.Token), stopping.Token);
        try
        {
            await foreach (var page in pages.Reader.ReadAllAsync(cancellation))
            {
                using (page) Add(fold, page);
                progress?.Report(new Progressed("events", fold.Seq, head));
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await reading.ContinueWith(static _ => { }, TaskScheduler.Default);
            while (pages.Reader.TryRead(out var left)) left.Dispose();
        }
        await reading;
    }

    private static async Task ReadAll(
        NpgsqlConnection connection, long head, ChannelWriter<RawPage> pages, CancellationToken cancellation)
    {
        Exception? failure = null;
        try
        {
            for (var after = 0L; after < head; after = Math.Min(after + RawPage.Size, head))
            {
                var through = Math.Min(after + RawPage.Size, head);
                await pages.WriteAsync(await RawPage.Read(connection, after, through, cancellation), cancellation);
            }
        }
        catch (Exception why)
        {
            failure = why;
        }
        pages.Complete(failure);
    }

    private static void Add(LedgerFold fold, RawPage page)
    {
        while (page.Next(out var row)) fold.Apply(row);
        if (fold.Seq < page.Through)
        {
            throw Fault("sequence", fold.Seq + 1, "mt_events", $"event {fold.Seq + 1}", "nothing");
        }
    }

    private static async Task VerifyHead(
        NpgsqlConnection connection, LedgerFold fold, List<string> notes, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("""
            select head.seq, head.hash, head.timestamp, (select max(seq_id) from mt_events), marten.last_value
            from ledger_head as head, mt_events_sequence as marten
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) throw Fault("head", null, "ledger_head", "one row", "none");
        var (seq, hash) = (reader.GetInt64(0), reader.GetString(1));
        var timestamp = Instant.FromDateTimeUtc(reader.GetDateTime(2));
        var last = reader.IsDBNull(3) ? 0 : reader.GetInt64(3);
        if (last != seq) throw Fault("head", last, "mt_events", $"event {seq} as the last", $"event {last}");
        if (hash != fold.Hash) throw Fault("head", seq, "ledger_head", $"hash {fold.Hash}", $"hash {hash}");
        if (seq > 0 && timestamp != fold.Timestamp)
        {
            throw Fault("head", seq, "ledger_head", $"timestamp {fold.Timestamp}", $"timestamp {timestamp}");
        }
        // Moved after the commit, and by the next one if the server was lost in between: no fault of the ledger.
        if (reader.GetInt64(4) < seq)
        {
            notes.Add(
                $"mt_events_sequence stands at {reader.GetInt64(4)}, below the head {seq}; the next commit moves it");
        }
    }

    /// <returns>The last event that the projection knows.</returns>
    private static async Task<long> VerifyProjection(
        NpgsqlDataSource source, Projection projection, IProgress<Progressed>? progress, CancellationToken cancellation)
    {
        try
        {
            var report = await ProjectionRebuild.Compare(source, projection, progress, cancellation);
            foreach (var table in report.Tables.Where(table => table.Differences > 0))
            {
                var first = table.Shown[0];
                throw Fault(
                    "projection", null, $"{table.Table}, the first of {table.Differences} rows that differ",
                    first.Recomputed ?? "no row", first.Live ?? "no row");
            }
            return report.ComparedAt;
        }
        catch (ProjectionStoppedException stopped)
        {
            throw Fault("projection", null, projection.Name, "every event can be applied", stopped.Message);
        }
    }
}
