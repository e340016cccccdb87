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
                    source, Projection.Of(name), new Applied(name, progress), job.Cancellation)));
            }
            job.Report(
                reports.Select(report => new
                {
                    projection = report.Projection, same = report.IsSame(), through = report.Through,
                    tables = report.Tables, seconds = Math.Round(report.Took.TotalSeconds, 3),
                }),
                reports.Select(report => $"{report.Projection}: rebuilt through {report.Through} in "
                    + $"{report.Took.TotalSeconds:0.0} s, " + (report.IsSame() ? "no difference"
                        : string.Join(", ", report.Tables.Select(table => table.ToString())))));
            return reports.All(report => report.IsSame()) ? ExitCode.Ok : ExitCode.Fault;
        });
    }

    private sealed class Applied(string name, IProgress<Store.Audit.Progressed>? progress) : IProgress<long>
    {
        public void Report(long value) => progress?.Report(new(name, value, 0));
    }
}
