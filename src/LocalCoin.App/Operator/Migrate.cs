using LocalCoin.Store;

namespace LocalCoin.App.Operator;

/// <summary>Brings the community's schema up to date, with the owner's rights.</summary>
internal static class Migrate
{
    public static JobCommand Command() => new JobCommand(
        "migrate", "Bring the community's schema up to date (needs ConnectionStrings__LocalCoinOwner).",
        "localcoin migrate",
        "LocalCoin__Community=kongo localcoin migrate --json").Does(async (job, _) =>
        {
            var applied = await Migrations.Apply(job.OwnerConnection, job.Community, job.Roles(), job.Cancellation);
            job.Report(
                new { community = job.Community, applied },
                applied.Count == 0 ? [$"The schema '{job.Community}' is up to date"]
                    : applied.Select(step => $"Applied {step}"));
            return ExitCode.Ok;
        });
}
