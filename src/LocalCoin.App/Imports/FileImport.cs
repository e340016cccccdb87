// The way of a file: read every row, rehearse every command against the ledger as it is, and only when nothing was
// refused write the directory's rows and send the commands. So "nothing of the file" holds also for what only the
// ledger can refuse, such as a payment that its wallet cannot afford.

using System.Diagnostics;
using LocalCoin.App.Operator;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Imports;
using Npgsql;

namespace LocalCoin.App.Imports;

/// <param name="Accepted">Commands that are new in the ledger; <paramref name="Repeated"/> were there already.</param>
/// <param name="Kept">Rows of the directory that were there already, and stay as they are.</param>
public sealed record ImportResult(
    string File, string Encoding, int Rows, int Imported, int Refused, int Accepted, int Repeated, int Kept,
    double Seconds,
    string? RefusedFile, IReadOnlyList<BadRow> Bad, bool NothingImported)
{
    public int RowsPerSecond => Seconds <= 0 ? 0 : (int)(Imported / Seconds);
}

public sealed class FileImport(ImportKind kind, Job job, bool skipBad, Caller? approver)
{
    private const int WindowMax = 1_000;
    private readonly List<BadRow> bad = [];
    private int accepted;
    private int repeated;

    public async Task<ImportResult> Run(string path, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var text = await CsvText.Read(path, cancellation);
        var table = CsvTable.Parse(text.Text, kind.Columns);
        await using var source = job.OpenDatabase();
        await using var ledger = new JobWriter(job);
        var now = SystemClock.Instance.GetCurrentInstant();
        var context = new ImportContext(
            now, $"import-{now.ToUnixTimeMilliseconds()}", await ImportNames.Load(source, cancellation), approver);
        var rows = ReadRows(table, context);
        // What cannot be read would only make the ledger refuse more: the cause is reported, not its consequences.
        if (bad.Count > 0 && !skipBad) return Refused(path, text, table, watch);
        var rehearsal = await Rehearsal.Begin(ledger.Limits, source, cancellation);
        rows = await job.WithProgress(
            "Rehearsing", rows.Count, done => Rehearse(rehearsal, rows, now, done, cancellation));
        if (bad.Count > 0 && !skipBad) return Refused(path, text, table, watch);
        await NoteApproval(source, rows, context, cancellation);
        var kept =
            await ImportedEntries.Write(source, [.. rows.Select(row => row.Entry).OfType<object>()], cancellation);
        var late =
            await job.WithProgress("Importing", rows.Count, done => Send(ledger.Writer, rows, done, cancellation));
        bad.AddRange(late);
        var refused = RefusedCount();
        // Only now, so that it holds also what the ledger refused at the last moment.
        var refusedFile = refused > 0 ? await RefusedRows.Write(path, table, bad, CancellationToken.None) : null;
        return new ImportResult(
            path, text.Encoding, table.Rows.Count, rows.Count - late.Select(one => one.Line).Distinct().Count(),
            refused, accepted, repeated, kept, watch.Elapsed.TotalSeconds, refusedFile, bad, false);
    }

    /// <summary>For the auditor: which approvals were given over a file, and not line by line.</summary>
    private static async Task NoteApproval(
        NpgsqlDataSource source, List<ImportRow> rows, ImportContext context, CancellationToken cancellation)
    {
        if (!rows.SelectMany(row => row.Commands)
            .Any(sent => sent.Command is ApproveGrant or SetProgrammeRule or SetPremium)) return;
        await new AccessLog(source).Write(
            context.Approver!.Actor, null, "approve-import", context.Correlation, cancellation);
    }

    private ImportResult Refused(string path, CsvText text, CsvTable table, Stopwatch watch) => new(
        path, text.Encoding, table.Rows.Count, 0, RefusedCount(), 0, 0, 0, watch.Elapsed.TotalSeconds, null, bad, true);

    private int RefusedCount()
    {
        bad.Sort(static (left, right) => left.Line.CompareTo(right.Line));
        return bad.Select(one => one.Line).Distinct().Count();
    }

    private List<ImportRow> ReadRows(CsvTable table, ImportContext context)
    {
        bad.AddRange(table.Bad);
        var broken = table.Bad.Select(one => one.Line).ToHashSet();
        var rows = new List<ImportRow>(table.Rows.Count);
        var lines = new Dictionary<string, int>();
        foreach (var row in table.Rows)
        {
            if (broken.Contains(row.Line)) continue;
            if (kind.Read(new RowReader(row, bad), row, context) is not { } read) continue;
            if (lines.TryAdd(read.Key, row.Line)) rows.Add(read);
            else bad.Add(
                new(row.Line, kind.Columns[0].Name, read.Key, $"is there twice; first in line {lines[read.Key]}"));
        }
        return rows;
    }

    /// <returns>The rows that the ledger would accept.</returns>
    private async Task<List<ImportRow>> Rehearse(
        Rehearsal rehearsal, List<ImportRow> rows, Instant now, Action<long> done, CancellationToken cancellation)
    {
        var good = new List<ImportRow>(rows.Count);
        foreach (var window in rows.Chunk(WindowMax))
        {
            await rehearsal.Prepare([.. window.SelectMany(row => row.Commands)], now, cancellation);
            foreach (var row in window)
            {
                if (await FirstRefusal(rehearsal, row, now, cancellation) is { } reason) bad.Add(
                    new(row.Source.Line, null, null, reason));
                else good.Add(row);
            }
            done(good.Count + bad.Count);
        }
        return good;
    }

    private static async Task<string?> FirstRefusal(
        Rehearsal rehearsal, ImportRow row, Instant now, CancellationToken cancellation)
    {
        foreach (var sent in row.Commands)
        {
            if (Refusals.Of(await rehearsal.Decide(sent, now, cancellation)) is { } reason) return reason;
        }
        return null;
    }

    private async Task<List<BadRow>> Send(
        LedgerWriter writer, List<ImportRow> rows, Action<long> done, CancellationToken cancellation)
    {
        var late = new List<BadRow>();
        var lineOf = rows.SelectMany(row => row.Commands.Select(sent => (sent.Id, row.Source.Line)))
            .ToDictionary(pair => pair.Id, pair => pair.Line);
        var answers = 0;
        var sending = new OrderedSending(writer, true, (sent, answer) =>
        {
            if (answer is Answer.Accepted) accepted++;
            if (answer is Answer.Repeated) repeated++;
            if (Refusals.Of(answer) is { } reason)
            {
                late.Add(new(lineOf[sent.Id], null, null, reason + " (somebody else used the ledger meanwhile)"));
            }
            done((long)rows.Count * ++answers / lineOf.Count);
        });
        await sending.Send([.. rows.SelectMany(row => row.Commands)], cancellation);
        return late;
    }
}
