using System.Diagnostics;
using LocalCoin.App.Demonstration;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Health;
using Npgsql;

namespace LocalCoin.App.Operator;

/// <summary>Seeds the Kongo demonstration into an empty community.</summary>
internal static class Demo
{
    internal static JobCommand Command() => new JobCommand(
        "demo", "Seed the Kongo demonstration into an empty community: made-up people, half a year of shopping.",
        "localcoin demo",
        "LocalCoin__Community=demo localcoin demo --json").Does(async (job, _) =>
        {
            await using var source = job.OpenDatabase();
            var first = await FirstEvent(source, job.Cancellation);
            if (first is not null && first.Id != DemoHistory.FirstId)
            {
                job.Report(
                    new { seeded = false, reason = "not empty" },
                    $"The community '{job.Community}' has a ledger of its own; nothing was changed.");
                return ExitCode.Ok;
            }
            var now = SystemClock.Instance.GetCurrentInstant();
            var today = first is null ? Tokyo.Day(now) : DemoHistory.SeededOn(first.Event.At);
            var history = await DemoHistory.Play(today, job.Cancellation);
            if (await IsThere(job, history.Accepted[^1].Id))
            {
                using var keys = Keys.Load(job.Configuration, job.Community);
                var ways = await DemoWaysIn.Open(source, new(keys.Secret), history, now, job.Cancellation);
                job.Report(
                    new
                    {
                        seeded = false, reason = "already seeded", from = $"{history.First:uuuu-MM-dd}",
                        signIns = SignIns(), ways = Shown(job, ways),
                    },
                    [
                        $"The demonstration of {Days(history)} is there "
                        + "already; nothing was changed.",
                        .. SignInLines(), .. Lines(job, ways),
                    ]);
                return ExitCode.Ok;
            }
            await Seed(job, source, history, now);
            return ExitCode.Ok;
        });

    private static async Task Seed(Job job, NpgsqlDataSource source, DemoHistory history, Instant now)
    {
        var watch = Stopwatch.StartNew();
        using var keys = Keys.Load(job.Configuration, job.Community);
        var secrets = new TypedSecrets(keys.Secret);
        await new DemoDirectory(source, secrets).Write(history, job.Cancellation);
        var refused = new List<string>();
        var answers = 0;
        await using (var ledger = new JobWriter(job))
        {
            await job.WithProgress("Seeding", history.Accepted.Count, async done =>
            {
                var sending = new OrderedSending(ledger.Writer, false, (sent, answer) =>
                {
                    if (answer is not (Answer.Accepted or Answer.Repeated)) refused.Add($"{sent.Command}: {answer}");
                    done(++answers);
                });
                await sending.Send(history.Accepted, job.Cancellation);
                return answers;
            });
        }
        if (refused.Count > 0)
        {
            throw new InvalidOperationException(
                $"the ledger refused {refused.Count} entries of the demonstration, first {refused[0]}");
        }
        var participants = await WriteHealth(job, source, history, now);
        var ways = await DemoWaysIn.Open(source, secrets, history, now, job.Cancellation);
        var (payments, coins) = Sum(history);
        job.Report(
            new
            {
                seeded = true, from = $"{history.First:uuuu-MM-dd}", entries = history.Accepted.Count, payments, coins,
                participants,
                seconds = Math.Round(watch.Elapsed.TotalSeconds, 3), signIns = SignIns(), ways = Shown(job, ways),
            },
            [
                $"Seeded {Days(history)}: {history.Residents.Length} residents, "
                + $"{DemoTown.AllShops.Count()} merchants, {history.Accepted.Count} entries, {payments} payments of "
                + $"{coins:#,0} coins, in {watch.Elapsed.TotalSeconds:0.0} s",
                .. SignInLines(), .. Lines(job, ways),
            ]);
    }

    /// <returns>How many take part; nobody where no health database is named.</returns>
    private static async Task<int> WriteHealth(
        Job job, NpgsqlDataSource source, DemoHistory history, Instant now)
    {
        if (job.Settings.HealthConnection is not { } connection) return 0;
        await using var health = HealthDatabase.Open(connection, job.Community);
        await DemoBaskets.Write(source, health, history, job.Cancellation);
        var participants = await new DemoHealth(new HealthRecords(health), history).Write(job.Cancellation);
        await DemoStatistics.Make(source, health, job.Settings.Statistics, now, job.Cancellation);
        return participants;
    }

    private static string Days(DemoHistory history) =>
        $"{history.First:uuuu-MM-dd} to {history.Today.PlusDays(-1):uuuu-MM-dd}";

    private static (int Payments, long Coins) Sum(DemoHistory history)
    {
        var payments = history.Payments().ToArray();
        return (payments.Length, payments.Sum(made => made.Amount.Coins));
    }

    private static IEnumerable<object> SignIns() =>
        DemoSignIn.All.Select(one => new { name = one.Name, password = one.Password, roles = one.Roles });

    private static IEnumerable<string> SignInLines() =>
    [
        "Sign-ins of the demonstration (known to everybody; never use this community for real people):",
        .. DemoSignIn.All.Select(one => $"  {one.Name,-20} {one.Password,-22} {string.Join(", ", one.Roles)}"),
    ];

    private static object Shown(Job job, DemoWaysIn ways) => new
    {
        register = $"{Site(job)}/pair/{ways.RegisterCode}",
        cards = ways.Cards.Select(card => new
        {
            holder = card.Holder, address = $"{Site(job)}/c/{card.Token}", coins = card.Coins,
        }),
        phone = new { resident = ways.Resident.Name, wallet = ways.Resident.Wallet.Value, code = ways.PhoneCode },
    };

    private static IEnumerable<string> Lines(Job job, DemoWaysIn ways) =>
    [
        $"To pay by card: open {Site(job)}/pair/{ways.RegisterCode} (once, within a day), which makes that browser",
        $"the register of {DemoWaysIn.Shop.Name}; type an amount, and where it asks for the card, one of these:",
        .. ways.Cards.Select(card => $"  {Site(job)}/c/{card.Token}  {card.Holder}, {card.Coins:#,0} coins"),
        .. ways.Cards.Count > 0 ? Array.Empty<string>() : ["  (none: the cards were drawn with another secret key)"],
        $"Phone of {ways.Resident.Name}: binding code {ways.PhoneCode}, once, within 30 days",
    ];

    /// <summary>Empty where nobody said under which address this is served.</summary>
    private static string Site(Job job) => job.Settings.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? "";

    private static async Task<Recorded?> FirstEvent(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return (await StoredEvents.Read(connection, 0, null, 1, cancellation)).Events is [var first, ..]
            ? first.Recorded()
            : null;
    }

    private static async Task<bool> IsThere(Job job, Guid id)
    {
        await using var store = new PostgresEventStore(job.Connection, job.Community);
        return (await store.FindIds([id])).Count > 0;
    }
}
