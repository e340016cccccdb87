using System.Diagnostics;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;
using NodaTime;

namespace LocalCoin.Benchmarks;

/// <summary>All tables of a month for both levels, with what is held back proved; reading is not in it.</summary>
public static class StatisticsSpeed
{
    public static void Measure(Plan plan, Figures figures)
    {
        Figures.Title($"Tables of a month, {plan.DeskMembers:N0} participants, {plan.DeskPayments:N0} purchases");
        var facts = Known(plan.DeskMembers, plan.DeskPayments);
        var month = StatPeriod.Read("2026-10")!;
        foreach (var level in Enum.GetValues<Level>())
        {
            var since = Stopwatch.GetTimestamp();
            var tables = Tables.Make(facts, month, level, Thresholds.Usual);
            figures.Note(level is Level.Staff ? "statistics_staff_s" : "statistics_publication_s",
                Stopwatch.GetElapsedTime(since).TotalSeconds,
                $"{tables.Count} tables, {SnapshotJson.Write(tables).Length} characters");
        }
    }

    internal static Facts Known(int people, long purchases) => Facts.None with
    {
        Participants =
        [
            .. Enumerable.Range(0, people).Select(n => new Participant(
                $"p{n:000000}", new WalletId($"w{n}"), new LocalDate(2025, 10, 1).PlusDays(n % 360), null,
                (AgeBand)(n * 7 % 8), (Sex)(n % 3), (Area)(n % 5), (Channel)(n % 2))),
        ],
        Purchases =
        [
            .. Enumerable.Range(0, (int)purchases).Select(n => new PurchaseDay(
                new WalletId($"w{n * 13L % people}"), new LocalDate(2025, 11, 1).PlusDays(n % 365),
                new SpotId($"s{n % 40}"), (SpotKind)(n % 4), Channel.Card, 1, 500, n % 3 * 150, n % 3 * 30)),
        ],
    };
}
