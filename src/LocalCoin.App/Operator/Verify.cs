using System.CommandLine;
using LocalCoin.Store.Audit;

namespace LocalCoin.App.Operator;

/// <summary>Proves the ledger: chain, order, laws, balances, tallies, and on request every projection.</summary>
internal static class Verify
{
    internal static JobCommand Command()
    {
        var projections = new Option<bool>("--projections")
        {
            Description = "Recompute every projection too, and compare it with the stored one",
        };
        var digest = new Option<string>("--digest")
        {
            Description = "An event and the hash that it is known to have had; finds a ledger whose end was cut off",
            HelpName = "SEQ:HASH",
        };
        var command = new JobCommand(
            "verify", "Prove every coin: the chain of hashes, the order, balances and tallies from the events.",
            "localcoin verify",
            "localcoin verify --projections",
            "localcoin verify --digest 33576:0fd2940d142a50a9fb35e7d74b9d5b1b2d5890cf855f4ec4eed95f76781992b5")
        {
            projections, digest,
        };
        return command.Does(async (job, parsed) =>
        {
            var options = new VerificationOptions(parsed.GetValue(projections), Known(parsed.GetValue(digest)));
            await using var source = job.OpenDatabase();
            var report = await job.WithSteps(progress =>
                Verification.Run(source, options, progress, job.Cancellation));
            await LastVerification.Note(source, report, job.Cancellation);
            job.Report(
                new
                {
                    clean = report.IsClean(), seq = report.Head, hash = report.Hash,
                    streams = report.Streams, balances = report.Balances, tallies = report.Tallies,
                    projections = report.Projections, notes = report.Notes, fault = report.Fault,
                        seconds = Math.Round(report.Took.TotalSeconds, 3),
                },
                report.Fault is { } fault
                    ? [$"FAULT  {fault}"]
                    :
                    [
                        $"Clean: {report.Head} events, {report.Streams} streams, {report.Balances} balances, "
                        + $"{report.Tallies} tallies in {report.Took.TotalSeconds:0.0} s",
                        .. report.Projections.Select(name => $"Clean: projection {name}"),
                        .. report.Notes.Select(note => $"Note: {note}"),
                        $"Digest to write down: {report.Head}:{report.Hash}",
                    ]);
            return report.IsClean() ? ExitCode.Ok : ExitCode.Fault;
        });
    }

    private static KnownDigest? Known(string? text)
    {
        try
        {
            return text is null ? null : KnownDigest.Parse(text);
        }
        catch (FormatException malformed)
        {
            throw new UsageException($"--digest: {malformed.Message}");
        }
    }
}
