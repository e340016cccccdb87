using System.CommandLine;
using LocalCoin.Store;

namespace LocalCoin.App.Operator;

/// <summary>Makes projections again from the first event, beside the live ones, and puts them in their place.</summary>
internal static class Rebuild
{
    internal static JobCommand Command()
    {
        var known = Projection.All.Select(projection => projection.Name).ToArray();
        var names = new Argument<string[]>("PROJECTION")
        {
            Description = $"One or more of: {string.Join(", ", known)}; none for all",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.AcceptOnlyFromAmong(known);
        var command = new JobCommand(
            "rebuild", "Make projections again from the first event, while payments go on, and say what differed.",
            "localcoin rebuild",
            $"localcoin rebuild {known.FirstOrDefault()}")
        {
            names,
        };
        return command.Does(async (job, parsed) =>
        {
            await using var source = job.OpenDatabase();
            var chosen = parsed.GetValue(names) is { Length: > 0 } some ? some : known;
            var reports = new List<RebuildReport>();
            foreach (var name in chosen)
            {
                reports.Add(await job.WithSteps(progress => ProjectionRebuild.Run(
                    source, Projection.Of(name), progress, job.Cancellation)));
            }
            job.Report(
                reports.Select(report => new
                {
                    projection = report.Projection, same = report.IsSame(), comparedAt = report.ComparedAt,
                    through = report.Through, tables = report.Tables, seconds = Math.Round(report.Took.TotalSeconds, 3),
                }),
                reports.Select(report => $"{report.Projection}: rebuilt through {report.Through} in "
                    + $"{report.Took.TotalSeconds:0.0} s, {Differences(report)}"));
            return reports.All(report => report.IsSame()) ? ExitCode.Ok : ExitCode.Fault;
        });
    }

    // A projection that lagged was compared only as far as it had come.
    private static string Differences(RebuildReport report) =>
        !report.IsSame() ? string.Join(", ", report.Tables.Select(table =>
            $"{table.Differences} rows of {table.Table} differed"))
        : report.ComparedAt == report.Through ? "no difference"
        : $"no difference up to {report.ComparedAt}, where it stood";
}
