using System.CommandLine;
using LocalCoin.App.Access;
using LocalCoin.App.Imports;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Identity;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace LocalCoin.App.Operator;

/// <summary>Reads a file of any kind that specs/imports.md describes.</summary>
internal static class Import
{
    private const int ShownMax = 50;
    private const int PacedMin = 1_000;

    public static Command Command() => new(
        "import", "Import members, merchants, spots, funds, terms, a history of payments, a catalogue of "
            + "items, the baskets of a till or measurements from a CSV file (see specs/imports.md).")
    {
        Of("members", "Residents, their cards and households.", static () => new MembersFile()),
        Of("merchants", "Merchants.", static () => new MerchantsFile()),
        Of("spots", "Places of sale.", static () => new SpotsFile()),
        Of("funds", "Funds, their budgets and the money received for them.", static () => new FundsFile()),
        Of("terms", "Counters' tills, premiums and what vegetables earn, each from its own time.", static () =>
            new TermsFile()),
        Of("payments", "History: payments, top-ups, grants, refunds, cash brought to the bank.", static () =>
            new PaymentsFile()),
        Of("items", "The catalogue: goods by JAN or PLU, with their group of food.", static () => new ItemsFile()),
        Of("purchases", "Baskets of a till, with or without a payment.", static (job, skipBad, _) =>
            new PurchasesFile(job, skipBad).Run),
        Of("measurements", "What was measured of participants elsewhere: steps, visits, classes.", static (job, skipBad,
            _) => new MeasurementsFile(job, skipBad).Run),
    };

    private static JobCommand Of(string name, string description, Func<ImportKind> kind) => Of(
        name, description, (job, skipBad, approver) => new FileImport(kind(), job, skipBad, approver).Run);

    private static JobCommand Of(
        string name, string description,
        Func<Job, bool, Caller?, Func<string, CancellationToken, Task<ImportResult>>> import)
    {
        var file = new Argument<string>(
            "FILE.csv") { Description = "UTF-8 with or without BOM, or Shift_JIS; at most 50 MiB" };
        var skipBad = new Option<bool>("--skip-bad")
        {
            Description = "Import the good rows, and write the refused ones with their reasons to FILE.refused.csv",
        };
        var approvedBy = new Option<string>("--approved-by")
        {
            Description = "Sign-in name of the approver of the grants or rules of the file, whose password is read "
                + "from standard input",
            HelpName = "NAME",
        };
        string[] examples = name is "payments" or "terms"
            ? [$"localcoin import {name} {name}.csv --approved-by suzuki < password",
                $"localcoin import {name} {name}.csv --skip-bad --json"]
            : [$"localcoin import {name} {name}.csv", $"localcoin import {name} {name}.csv --skip-bad"];
        var command = new JobCommand(name, description, examples) { file, skipBad };
        if (name is "payments" or "terms") command.Add(approvedBy);
        return command.Does(async (job, parsed) =>
        {
            Caller? approver = parsed.GetValue(approvedBy) is { Length: > 0 } who ? await Approver(job, who) : null;
            try
            {
                var run = import(job, parsed.GetValue(skipBad), approver);
                return Report(job, await run(parsed.GetRequiredValue(file), job.Cancellation));
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

    /// <summary>Who approves is there and says so by their own password; the name alone anybody could give.</summary>
    private static async Task<Caller> Approver(Job job, string name)
    {
        if (job.Settings.Outside is not null)
        {
            throw new UsageException("--approved-by: staff sign in at the outside provider, and no job can ask it; "
                + "issue grants as a run, and propose rules at the desk");
        }
        var password = Console.IsInputRedirected
            ? await Console.In.ReadLineAsync(job.Cancellation) ?? ""
            : AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) })
                .Prompt(new TextPrompt<string>($"Password of {Markup.Escape(name)}:").Secret(null));
        await using var source = job.OpenDatabase();
        var caller = await SignInDoors.Check(
            name, password, new CommunityDirectory(source), new PasswordHasher<Credential>(), job.Cancellation);
        return caller is not null && caller.Is(Roles.Approver) ? caller : throw new UsageException(
            $"--approved-by: no approver signs in as '{name}' with the password that was read from standard input");
    }

    private static int Report(Job job, ImportResult result)
    {
        job.Report(new
        {
            file = result.File, encoding = result.Encoding, rows = result.Rows, imported = result.Imported,
            refused = result.Refused, accepted = result.Accepted, repeated = result.Repeated,
            seconds = Math.Round(result.Seconds, 3), rowsPerSecond = result.RowsPerSecond,
            kept = result.Kept, refusedFile = result.RefusedFile,
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
            .. result.Kept > 0
                ? [$"{result.Kept} rows of the directory were there before and stay as they are"]
                : Array.Empty<string>(),
            .. result.RefusedFile is { } refused ? [$"Refused rows are in {refused}"] : Array.Empty<string>(),
        ]);
        return result.Refused > 0 ? ExitCode.Fault : ExitCode.Ok;
    }

    // The rate of a short file would be that of starting up.
    private static string Pace(ImportResult result) =>
        $"in {result.Seconds:0.0} s" + (result.Rows < PacedMin ? "" : $", {result.RowsPerSecond} rows/s");
}
