using System.CommandLine;
using LocalCoin.Store.Audit;

namespace LocalCoin.App.Operator;

/// <summary>The whole ledger as a file for other programs.</summary>
internal static class Export
{
    internal static JobCommand Command()
    {
        var format = new Argument<string>("FORMAT") { Description = "hledger, beancount, ndjson or csv" };
        var names = Enum.GetNames<ExportFormat>().Select(name => name.ToLowerInvariant()).ToArray();
        format.AcceptOnlyFromAmong(names);
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file to write; without it, standard output",
            HelpName = "FILE",
        };
        var command = new JobCommand(
            "export",
                "Write the whole ledger for hledger, beancount, or as NDJSON or CSV (see specs/ledger/export.md).",
            "localcoin export hledger --output kongo.journal && hledger check -f kongo.journal",
            "localcoin export beancount -o kongo.beancount && bean-check kongo.beancount",
            "localcoin export ndjson | gzip > kongo.ndjson.gz")
        {
            format, output,
        };
        return command.Does(async (job, parsed) =>
        {
            var file = parsed.GetValue(output);
            if (file is null && job.IsJson) throw new UsageException("--json needs --output: standard output is taken");
            var chosen = Enum.Parse<ExportFormat>(parsed.GetRequiredValue(format), ignoreCase: true);
            await using var source = job.OpenDatabase();
            var report =
                await (file is null ? ToStandardOutput(source, chosen, job) : ToFile(source, chosen, file, job));
            string[] lines =
            [
                $"Exported {report.Events} events{(report.Postings is { } count ? $", {count} postings" : "")} "
                + $"in {report.Took.TotalSeconds:0.0} s",
                $"Through {report.Head}:{report.Hash}",
            ];
            if (file is null) foreach (var line in lines) job.Say(line);
            else job.Report(
                new { file, events = report.Events, postings = report.Postings, seq = report.Head, hash = report.Hash },
                lines);
            return ExitCode.Ok;
        });
    }

    private static async Task<ExportReport> ToStandardOutput(
        Npgsql.NpgsqlDataSource source, ExportFormat format, Job job)
    {
        await using var stream = Console.OpenStandardOutput();
        return await LedgerExport.Run(source, format, stream, null, job.Cancellation);
    }

    // A half-written file under the wanted name would look like a whole one.
    private static async Task<ExportReport> ToFile(
        Npgsql.NpgsqlDataSource source, ExportFormat format, string file, Job job)
    {
        var draft = file + ".part";
        try
        {
            ExportReport report;
            await using (var stream = File.Create(draft))
            {
                report = await job.WithSteps(progress =>
                    LedgerExport.Run(source, format, stream, progress, job.Cancellation));
            }
            File.Move(draft, file, overwrite: true);
            return report;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be written: {failed.Message}");
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
