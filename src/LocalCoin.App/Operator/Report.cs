using System.CommandLine;
using System.Security.Cryptography;
using LocalCoin.App.Statistics;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;
using Npgsql;

namespace LocalCoin.App.Operator;

/// <summary>Makes the statistics of a period, or makes them again with a reason; and writes what is open.</summary>
internal static class Report
{
    private const int ReasonMax = 200;

    internal static System.CommandLine.Command Command() =>
        new("report", "What the office and the health staff look at.") { Statistics(), OpenData() };

    private static JobCommand Statistics()
    {
        var (month, year) = (Month(), Year());
        var restate = new Option<bool>("--restate") { Description = "Make a closed period again, as a new version" };
        var reason = new Option<string>("--reason") { Description = "Why, for everybody to read", HelpName = "TEXT" };
        var by = new Option<string>("--by") { Description = "Who asks for it", HelpName = "ACTOR" };
        var command = new JobCommand(
            "statistics", "Make the tables of a month or year that is over. Nothing in them tells of few people.",
            "localcoin report statistics --month 2026-10",
            "localcoin report statistics --year 2026 --json",
            "localcoin report statistics --month 2026-10 --restate --by o-tanaka --reason \"receipts came late\"")
        {
            month, year, restate, reason, by,
        };
        return command.Does(async (job, parsed) =>
        {
            var period = Chosen(parsed.GetValue(month), parsed.GetValue(year));
            var why = parsed.GetValue(restate) ? Why(parsed.GetValue(reason), parsed.GetValue(by)) : null;
            await using var source = job.OpenDatabase();
            await using var health = HealthDatabase.Open(
                job.Key(Settings.HealthConnectionKey), job.Community);
            var making = await new SnapshotMaking(source, health, job.Settings.Statistics).Make(
                period, SystemClock.Instance.GetCurrentInstant(), why, job.Cancellation);
            if (making is Making.NotOver) throw new UsageException($"{period} is not over yet");
            if (making is Making.Behind)
            {
                throw new InvalidDataException(
                    "the purchases are not counted yet: run the server, or localcoin rebuild");
            }
            await Tell(job, source, period, making);
            return ExitCode.Ok;
        });
    }

    private static JobCommand OpenData()
    {
        var (month, year) = (Month(), Year());
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file to write; without it, one of the usual name in this folder",
            HelpName = "FILE",
        };
        var command = new JobCommand(
            "open-data", "Write what anybody may have of a month or year: the very file that the page gives.",
            "localcoin report open-data --month 2026-10",
            "localcoin report open-data --year 2026 --output kongo-2026.zip --json")
        {
            month, year, output,
        };
        return command.Does(async (job, parsed) =>
        {
            var period = Chosen(parsed.GetValue(month), parsed.GetValue(year));
            await using var source = job.OpenDatabase();
            var of = await new Snapshots(source).Find($"{period}", Level.Publication, job.Cancellation)
                ?? throw new UsageException(
                    $"there are no statistics of {period} yet: localcoin report statistics makes them");
            var (file, content) = (parsed.GetValue(output) ?? OpenTables.NameOf(of), OpenTables.Archive(of));
            await File.WriteAllBytesAsync(file, content, job.Cancellation);
            job.Report(
                new
                {
                    file, period = of.Period, version = of.Version, frozen = of.IsFrozen, tables = of.Tables.Count,
                    bytes = content.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                },
                $"Wrote {file}: {of.Period}, version {of.Version}, {(of.IsFrozen ? "closed" : "open")}, "
                + $"{of.Tables.Count} tables, {content.Length} bytes");
            return ExitCode.Ok;
        });
    }

    private static Option<string> Month() =>
        new("--month") { Description = "A month that is over", HelpName = "YYYY-MM" };

    private static Option<string> Year() =>
        new("--year") { Description = "April of that year to March", HelpName = "YYYY" };

    private static StatPeriod Chosen(string? month, string? year) =>
        (month is null) != (year is null)
        && StatPeriod.Read(month ?? $"fy{year}") is { } period && period.IsMonth() == (month is not null)
            ? period
            : throw new UsageException("say --month YYYY-MM or --year YYYY");

    private static Restatement Why(string? reason, string? by)
    {
        if (reason?.Trim() is not { Length: > 0 and <= ReasonMax } why)
        {
            throw new UsageException($"--restate wants a --reason of at most {ReasonMax} characters");
        }
        try
        {
            return new Restatement(ActorId.Parse(by ?? ""), why);
        }
        catch (FormatException malformed)
        {
            throw new UsageException($"--restate wants --by: {malformed.Message}");
        }
    }

    private static async Task Tell(Job job, NpgsqlDataSource source, StatPeriod period, Making making)
    {
        var snapshots = await new Snapshots(source).Versions($"{period}", Level.Staff, job.Cancellation);
        var newest = snapshots[0];
        var held = newest.Tables.Sum(table => table.Cells.Sum(row =>
            row.Count(cell => cell.State is CellState.Suppressed)));
        job.Report(
            new
            {
                period = newest.Period, made = making is Making.Made, version = newest.Version,
                asOf = newest.AsOf.ToDateTimeUtc(), frozen = newest.IsFrozen, reason = newest.Reason,
                tables = System.Text.Json.JsonSerializer.SerializeToElement(newest.Tables, SnapshotJson.Options),
            },
            $"{newest.Period}, version {newest.Version}, {(newest.IsFrozen ? "closed" : "open")}, "
            + $"{(making is Making.Made ? "made" : "as it was")}: {newest.Tables.Count} tables, "
            + $"{held} figures held back");
    }
}
