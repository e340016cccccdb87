using Npgsql;

namespace LocalCoin.Store.Audit;

public enum ExportFormat { Hledger, Beancount, Ndjson, Csv }

/// <param name="Head">The last event exported, and its hash.</param>
public sealed record ExportReport(long Events, long Postings, long Head, string Hash, TimeSpan Took);

/// <summary>The whole ledger as a text file for other programs; specs/ledger/export.md says what stands in it.</summary>
public static partial class LedgerExport
{
    /// <param name="output">Left open; written in UTF-8.</param>
    public static Task<ExportReport> Run(
        NpgsqlDataSource source, ExportFormat format, Stream output, IProgress<Progressed>? progress, CancellationToken cancellation) =>
        throw new NotSupportedException("not yet");
}
