namespace LocalCoin.App.Operator;

/// <summary>Says where the benchmark is: it needs a server of its own, and pgbench beside it.</summary>
internal static class Bench
{
    internal static JobCommand Command() => new JobCommand(
        "bench", "Say how payments per second are measured: by scripts/bench, on a server of its own.",
        "scripts/bench",
        "scripts/bench --quick --json figures.json").Does((job, _) =>
        {
            job.Report(
                new { command = "scripts/bench" },
                "Measurements need a PostgreSQL that does nothing else, emptied first, and pgbench beside it:",
                "  scripts/bench            the whole table",
                "  scripts/bench --quick    every measurement, but short");
            return Task.FromResult(ExitCode.Ok);
        });
}
