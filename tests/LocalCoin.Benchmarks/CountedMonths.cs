using System.Diagnostics;
using LocalCoin.App.Operator.Measuring;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;
using NodaTime;

namespace LocalCoin.Benchmarks;

/// <summary>The statistics of a year, made of as many participants and purchases as the ledger has, so that their pages
/// are measured with everything in them.</summary>
internal static class CountedMonths
{
    private static readonly LocalDate First = new(2025, 4, 1);

    public static async Task Keep(Connections connections, string community, int people, long purchases)
    {
        var facts = StatisticsSpeed.Known(people, purchases);
        await using var source = CommunityDatabase.Open(connections.Owner, community);
        var since = Stopwatch.GetTimestamp();
        StatPeriod[] periods = [.. StatPeriod.Year(First.Year).Months(), StatPeriod.Year(First.Year)];
        foreach (var period in periods)
        {
            foreach (var level in Enum.GetValues<Level>())
            {
                await using var command = source.CreateCommand("""
                    insert into statistics_snapshots (period, level, version, as_of, frozen, made_by, few, tables)
                    values ($1, $2, 1, now(), true, 'bench', case $2 when 'staff' then 10 else 20 end, $3::json)
                    """);
                command.Parameters.Add(new() { Value = $"{period}" });
                command.Parameters.Add(new() { Value = level.ToString().ToLowerInvariant() });
                command.Parameters.Add(new()
                {
                    Value = SnapshotJson.Write(Tables.Make(facts, period, level, Thresholds.Usual)),
                });
                await command.ExecuteNonQueryAsync();
            }
        }
        Console.WriteLine(
            $"  {periods.Length} periods of {people:N0} participants made in "
            + $"{Stopwatch.GetElapsedTime(since).TotalSeconds:0} s, each at both levels");
    }
}
