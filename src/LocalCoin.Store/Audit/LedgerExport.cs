// The whole ledger for other programs, page by page, so that its size does not matter. It goes to the head that was
// there at the beginning; payments go on meanwhile.

using System.Diagnostics;
using System.Text;
using LocalCoin.Ledger;
using Npgsql;

namespace LocalCoin.Store.Audit;

public enum ExportFormat { Hledger, Beancount, Ndjson, Csv }

/// <param name="Events">Events written; of the ledgers and of the CSV only those that moved coins.</param>
/// <param name="Postings">Null where events are written as they are.</param>
/// <param name="Head">The last event exported, and its hash.</param>
public sealed record ExportReport(long Events, long? Postings, long Head, string Hash, TimeSpan Took);

/// <summary>specs/ledger/export.md says what stands in the files.</summary>
public static class LedgerExport
{
    private const int BufferLength = 1 << 16;

    /// <param name="output">Left open; written in UTF-8 without byte order mark.</param>
    /// <exception cref="InvalidDataException">An event cannot be read; the message names it.</exception>
    public static async Task<ExportReport> Run(
        NpgsqlDataSource source, ExportFormat format, Stream output, IProgress<Progressed>? progress,
        CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var (head, hash) = await ReadHead(connection, cancellation);
        if (format is ExportFormat.Ndjson)
        {
            await EventLines.Write(connection, head, output, progress, cancellation);
            return new ExportReport(head, null, head, hash, watch.Elapsed);
        }
        await using var text = new StreamWriter(output, new UTF8Encoding(false), BufferLength, leaveOpen: true);
        text.NewLine = "\n";
        LedgerText ledger = format switch
        {
            ExportFormat.Hledger => new HledgerText(text),
            ExportFormat.Beancount => new BeancountText(text),
            ExportFormat.Csv => new PostingsCsv(text),
            _ => throw new UnreachableException(),
        };
        ledger.Begin(head, hash);
        for (var last = 0L; last < head;)
        {
            var size = (int)Math.Min(StoredEvents.PageSize, head - last);
            var page = await StoredEvents.Read(connection, last, null, size, cancellation);
            CheckWhole(last, page.Events.Count, size);
            foreach (var stored in page.Events) ledger.Write(stored.Recorded());
            await text.FlushAsync(cancellation);
            last = page.Through;
            progress?.Report(new Progressed("events", last, head));
        }
        ledger.End();
        await text.FlushAsync(cancellation);
        return new ExportReport(ledger.Events, ledger.Postings, head, hash, watch.Elapsed);
    }

    /// <exception cref="InvalidDataException">An export with a hole in it would look like a whole one.</exception>
    internal static void CheckWhole(long after, long found, long expected)
    {
        if (found == expected) return;
        throw new InvalidDataException(
            $"of the events {after + 1} to {after + expected} only {found} are there: run localcoin verify");
    }

    private static async Task<(long Seq, string Hash)> ReadHead(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select seq, hash from ledger_head", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetString(1));
    }
}

/// <summary>A text in which every event that moved coins stands, and what the accounts hold at the end.</summary>
internal abstract class LedgerText(TextWriter text)
{
    private readonly SortedDictionary<AccountAddress, long> balances = [];
    private LocalDate? lastDay;

    internal long Events { get; private set; }
    internal long Postings { get; private set; }

    /// <summary>Every account and its coins, with the ledger's own sign.</summary>
    protected IReadOnlyDictionary<AccountAddress, long> Balances => balances;

    protected TextWriter Text => text;

    internal abstract void Begin(long head, string hash);
    internal abstract void End();

    internal void Write(Recorded recorded)
    {
        if (recorded.Event.Postings.Count == 0) return;
        var day = Tokyo.Day(recorded.Event.At);
        if (lastDay is null || day > lastDay) lastDay = day;
        foreach (var posting in recorded.Event.Postings)
        {
            Move(posting.From, -posting.Amount.Coins);
            Move(posting.To, posting.Amount.Coins);
        }
        Write(recorded, day);
        Events++;
        Postings += recorded.Event.Postings.Count;
    }

    /// <summary>The day on which the ledger's end is asserted: when all is over.</summary>
    protected LocalDate DayAfter() => (lastDay ?? new LocalDate(1970, 1, 1)).PlusDays(1);

    protected abstract void Write(Recorded recorded, LocalDate day);

    /// <summary>Said once of every account, before it is used.</summary>
    protected abstract void Declare(AccountAddress account);

    private void Move(AccountAddress account, long change)
    {
        if (!balances.TryGetValue(account, out var coins)) Declare(account);
        balances[account] = coins + change;
    }
}
