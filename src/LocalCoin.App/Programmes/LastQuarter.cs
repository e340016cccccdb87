// The purchases of the three whole months before this one, on which rules are tried. They are read as soon as somebody
// opens the editor and stay in memory for a while: a million of them are read in seconds and judged in milliseconds,
// and whoever looks for the right rule tries many. Every node reads for itself (decision 0024).

using LocalCoin.Ledger;
using LocalCoin.Store.Programmes;
using Npgsql;

namespace LocalCoin.App.Programmes;

/// <summary>What a rule would have given between two days. Figures of few people are not shown, nor kept; and all are
/// rounded, so that two rules that differ by one person's purchase do not tell it.</summary>
/// <param name="Read">Per cent of the days that were read so far; null when all were, and the rule was tried.</param>
/// <param name="Coins">Null, as <paramref name="Percent"/>, where few would have earned.</param>
/// <param name="Residents">In whole tens; null where there are fewer than ten.</param>
/// <param name="Percent">Of the budget.</param>
public sealed record TrialShown(
    LocalDate From, LocalDate Until, int? Read, long? Coins, int? Residents, long? Percent, bool IsCut)
{
    public const int ResidentsMin = 10;
    private const int DigitsKept = 2;

    public static TrialShown Of((LocalDate From, LocalDate Until) days, TrialOutcome outcome) =>
        outcome.Residents is > 0 and < ResidentsMin
            ? new(days.From, days.Until, null, null, null, null, false)
            : new(
                days.From, days.Until, null, Rounded(outcome.Coins), outcome.Residents / ResidentsMin * ResidentsMin,
                outcome.Budget == 0 ? 0 : outcome.Coins * 100 / outcome.Budget, outcome.Cut > 0);

    private static long Rounded(long coins)
    {
        var unit = 1L;
        while (coins / unit >= Math.Pow(10, DigitsKept)) unit *= 10;
        return coins / unit * unit;
    }
}

internal sealed class LastQuarter(NpgsqlDataSource source, IHostApplicationLifetime life)
{
    /// <summary>For so long it answers from memory: what is imported into the past meanwhile is not in it.</summary>
    private static readonly Duration KeepMax = Duration.FromMinutes(10);

    /// <summary>So long an answer waits for the reading, before it tells how far that has come.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan CountedPollInterval = TimeSpan.FromSeconds(1);

    private readonly RuleTrials trials = new(source);
    private readonly Lock only = new();
    private Reading? last;

    /// <summary>Begins to read, where that has not been done.</summary>
    public void Prepare(Instant now) => Now(now);

    public async Task<TrialShown> Try(
        ProgrammeId programme, ProgrammeRule rule, Fund fund, Instant now, CancellationToken cancellation)
    {
        var reading = Now(now);
        var days = reading.Days;
        await Task.WhenAny(reading.Past, Task.Delay(WaitMax, cancellation));
        if (!reading.Past.IsCompleted) return new(days.From, days.Until, reading.Percent, null, null, null, false);
        var budget = await trials.Budget(programme, fund.Id, days.From, days.Until, cancellation);
        return TrialShown.Of(days, new RuleTrial(await reading.Past, rule, fund, budget).Run());
    }

    private Reading Now(Instant now)
    {
        var month = DateAdjusters.StartOfMonth(Tokyo.Day(now));
        var days = (From: month.PlusMonths(-3), Until: month.PlusDays(-1));
        lock (only)
        {
            var isOld = last is null || last.Days != days || now - last.Since > KeepMax || last.Past.IsFaulted;
            return isOld ? last = new Reading(trials, days, now, life.ApplicationStopping) : last!;
        }
    }

    private sealed class Reading : IProgress<int>
    {
        internal Reading(
            RuleTrials trials, (LocalDate From, LocalDate Until) days, Instant since, CancellationToken stopping)
        {
            (Days, Since) = (days, since);
            Past = Task.Run(() => Read(trials, stopping), stopping);
        }

        internal (LocalDate From, LocalDate Until) Days { get; }
        internal Instant Since { get; }
        internal Task<PastPurchases> Past { get; }
        internal int Percent { get; private set; }

        public void Report(int value) => Percent = value;

        private async Task<PastPurchases> Read(RuleTrials trials, CancellationToken stopping)
        {
            while (!await trials.HasAll(Days.Until, stopping)) await Task.Delay(CountedPollInterval, stopping);
            return await trials.Read(Days.From, Days.Until, this, stopping);
        }
    }
}
