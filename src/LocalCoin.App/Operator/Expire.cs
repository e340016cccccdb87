using System.CommandLine;
using LocalCoin.App.Imports;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Operator;

/// <summary>Sweeps coins that have ended out of their purses. They could not be spent before either.</summary>
internal static class Expire
{
    private static readonly Sender Sweeper = new(new ActorId("expiry"), null, null);

    internal static JobCommand Command()
    {
        var day = new Option<string>("--day")
        {
            Description =
                "Purses whose last day is before this one are swept; today in Asia/Tokyo unless said otherwise",
            HelpName = "DAY",
        };
        var command = new JobCommand(
            "expire",
                "Book coins that have ended: paid ones as breakage, the others back to their funds. Run it daily.",
            "localcoin expire",
            "localcoin expire --day 2026-10-01 --json")
        {
            day,
        };
        return command.Does(async (job, parsed) =>
        {
            var today = Tokyo.Day(SystemClock.Instance.GetCurrentInstant());
            var until = Read(parsed.GetValue(day)) ?? today;
            if (until > today) throw new UsageException($"--day: {until:uuuu-MM-dd} is in the future");
            var wallets = await Wallets(job, until);
            var swept = await job.WithProgress("Sweeping", wallets.Count, done => Sweep(job, wallets, until, done));
            Report(job, until, swept);
            return ExitCode.Ok;
        });
    }

    private static LocalDate? Read(string? text)
    {
        try
        {
            return text is null ? null : Values.Day(Values.Plain(text));
        }
        catch (BadValueException wrong)
        {
            throw new UsageException($"--day '{text}' {wrong.Message}");
        }
    }

    private static async Task<IReadOnlyList<WalletId>> Wallets(Job job, LocalDate day)
    {
        await using var source = job.OpenDatabase();
        return await Balances.WalletsWithPursesEndedBefore(source, day, job.Cancellation);
    }

    private static async Task<List<PursesExpired>> Sweep(
        Job job, IReadOnlyList<WalletId> wallets, LocalDate day, Action<long> done)
    {
        var swept = new List<PursesExpired>();
        await using var ledger = new JobWriter(job);
        var correlation = $"expiry-{day:uuuu-MM-dd}";
        var sending = new OrderedSending(ledger.Writer, false, (_, answer) =>
        {
            if (answer is Answer.Accepted { Event.Event: PursesExpired expired }) swept.Add(expired);
            done(swept.Count);
        });
        await sending.Send(
            [.. wallets.Select(wallet => new Sent(
                NamedId.Of("expiry", $"{wallet} {day:uuuu-MM-dd}"), new ExpirePurses(wallet, day), Sweeper, null,
                correlation, null))],
            job.Cancellation);
        return swept;
    }

    private static void Report(Job job, LocalDate day, List<PursesExpired> swept)
    {
        var funds = swept.SelectMany(expired => expired.Postings)
            .GroupBy(posting => (Fund: posting.From.Fund!.Value, To: posting.To.Value))
            .OrderBy(group => group.Key.Fund.Value, StringComparer.Ordinal)
            .Select(group =>
                (group.Key.Fund, group.Key.To, Purses: group.Count(), Coins: group.Sum(one => one.Amount.Coins)))
            .ToArray();
        job.Report(
            new
            {
                day = $"{day:uuuu-MM-dd}", wallets = swept.Count, coins = funds.Sum(fund => fund.Coins),
                funds = funds.Select(
                    fund => new { fund = fund.Fund.Value, to = fund.To, purses = fund.Purses, coins = fund.Coins }),
            },
            [
                $"Swept {swept.Count} wallets of coins that ended before {day:uuuu-MM-dd}",
                .. funds.Select(
                    fund => $"{fund.Fund,-16} {fund.Coins,12:#,0} coins of {fund.Purses} purses to {fund.To}"),
            ]);
    }
}
