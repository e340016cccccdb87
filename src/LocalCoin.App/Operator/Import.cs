using System.CommandLine;
using LocalCoin.App.Imports;
using LocalCoin.Ledger;
using LocalCoin.Store.Imports;
using Command = System.CommandLine.Command;

namespace LocalCoin.App.Operator;

/// <summary>Reads a file of members, merchants, spots, funds or payments into the directory and the ledger.</summary>
internal static class Import
{
    private const int ShownMax = 50;
    private const int PacedMin = 1_000;

    public static Command Command() => new(
        "import",
            "Import members, merchants, spots, funds or a history of payments from a CSV file (see specs/imports.md).")
    {
        Of("members", "Residents, their cards and households.", static () => new MembersFile()),
        Of("merchants", "Merchants.", static () => new MerchantsFile()),
        Of("spots", "Places of sale.", static () => new SpotsFile()),
        Of("funds", "Funds, their budgets and the money received for them.", static () => new FundsFile()),
        Of("payments", "History: payments, top-ups, grants and refunds, each with its own time.", static () =>
            new PaymentsFile()),
    };

    private static JobCommand Of(string name, string description, Func<ImportKind> kind)
    {
        var file = new Argument<string>(
            "FILE.csv") { Description = "UTF-8 with or without BOM, or Shift_JIS; at most 50 MiB" };
        var skipBad = new Option<bool>("--skip-bad")
        {
            Description = "Import the good rows, and write the refused ones with their reasons to FILE.refused.csv",
        };
        var approvedBy = new Option<string>("--approved-by")
        {
            Description = "Sign-in name of the approver of the grants of the file",
            HelpName = "NAME",
        };
        string[] examples = name is "payments"
            ? ["localcoin import payments history.csv --approved-by yamada",
                "localcoin import payments history.csv --skip-bad --json"]
            : [$"localcoin import {name} {name}.csv", $"localcoin import {name} {name}.csv --skip-bad"];
        var command = new JobCommand(name, description, examples) { file, skipBad };
        if (name is "payments") command.Add(approvedBy);
        return command.Does(async (job, parsed) =>
        {
            ActorId? approver = parsed.GetValue(approvedBy) is { Length: > 0 } who ? await Approver(job, who) : null;
            try
            {
                var import = new FileImport(kind(), job, parsed.GetValue(skipBad), approver);
                return Report(job, await import.Run(parsed.GetRequiredValue(file), job.Cancellation));
            }
            catch (UnreadableFileException unreadable)
            {
                job.Report(new { error = "unreadable", message = unreadable.Message, imported = 0 });
                job.Say($"localcoin: {unreadable.Message}");
                job.Say("Nothing was imported.");
                return ExitCode.Fault;
            }
            catch (SendingStoppedException stopped)
            {
                job.Report(new { error = "stopped", message = stopped.Message });
                job.Say($"localcoin: stopped: {stopped.Message}.");
                job.Say("What was sent stands; import the same file again to continue.");
                return ExitCode.Unreachable;
            }
        });
    }

    private static async Task<ActorId> Approver(Job job, string name)
    {
        await using var source = job.OpenDatabase();
        return await ImportNames.FindApprover(source, name, job.Cancellation)
            ?? throw new UsageException($"--approved-by: no approver signs in as '{name}'; see localcoin staff --help");
    }

    private static int Report(Job job, ImportResult result)
    {
        job.Report(new
        {
            file = result.File, encoding = result.Encoding, rows = result.Rows, imported = result.Imported,
            refused = result.Refused, accepted = result.Accepted, repeated = result.Repeated,
            seconds = Math.Round(result.Seconds, 3), rowsPerSecond = result.RowsPerSecond,
            refusedFile = result.RefusedFile,
            bad = result.Bad.Select(
                one => new { line = one.Line, column = one.Column, value = one.Value, reason = one.Reason }),
        },
        [
            .. result.Bad.Take(ShownMax).Select(one => one.ToString()),
            .. result.Bad.Count > ShownMax ? [$"… and {result.Bad.Count - ShownMax} more"] : Array.Empty<string>(),
            result.NothingImported
                ? $"Nothing was imported: {result.Refused} of {result.Rows} rows are refused. "
                    + "Mend them, or use --skip-bad."
                : $"Imported {result.Imported} of {result.Rows} rows ({result.Encoding}) {Pace(result)}",
            .. result.NothingImported ? Array.Empty<string>()
                : [$"{result.Accepted} entries are new, {result.Repeated} were there already, "
                    + $"{result.Refused} rows are refused"],
            .. result.RefusedFile is { } refused ? [$"Refused rows are in {refused}"] : Array.Empty<string>(),
        ]);
        return result.Refused > 0 ? ExitCode.Fault : ExitCode.Ok;
    }

    // The rate of a short file would be that of starting up.
    private static string Pace(ImportResult result) =>
        $"in {result.Seconds:0.0} s" + (result.Rows < PacedMin ? "" : $", {result.RowsPerSecond} rows/s");
}
