using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;
using NodaTime;

namespace LocalCoin.IntegrationTests.Operator;

// The job as an operator runs it, on the demonstration: what it says is what everybody reads, and nothing else.
public sealed class ReportingStatistics(SeededTown town) : IClassFixture<SeededTown>
{
    private static StatPeriod LastMonth =>
        StatPeriod.Month(Tokyo.Day(SystemClock.Instance.GetCurrentInstant()).PlusMonths(-1));

    [Fact]
    public async Task A_month_is_made_once_made_again_for_a_reason_and_not_before_it_is_over()
    {
        var month = LastMonth;
        var community = town.Schema.Community;
        var asItWas = await Executable.Run(community, "report", "statistics", "--month", $"{month}", "--json");
        Assert.True(asItWas.ExitCode == 0, asItWas.Output + asItWas.Error);
        Assert.False(asItWas.Json.GetProperty("made").GetBoolean());
        await town.Schema.Execute("delete from statistics_snapshots where period = $1", $"{month}");

        var made = await Executable.Run(community, "report", "statistics", "--month", $"{month}", "--json");
        Assert.True(made.Json.GetProperty("made").GetBoolean(), made.Output + made.Error);
        Assert.Equal(1, made.Json.GetProperty("version").GetInt32());
        var kept = await new Snapshots(town.Schema.App).Find($"{month}", Level.Staff, default);
        Assert.Equal(
            SnapshotJson.Write(kept!.Tables),
            SnapshotJson.Write(SnapshotJson.Read(made.Json.GetProperty("tables").GetRawText())));
        Assert.Equal(
            await town.Schema.Value<long>(
                "select count(*) from health_participants where withdrawn_at is null and enrolled_at <= $1",
                month.Last.ToDateOnly()),
            kept.Tables.Single(table => table.Indicator == Indicators.Funnel).Cells[1][0].Value);

        var again = await Executable.Run(
            community, "report", "statistics", "--month", $"{month}", "--restate", "--by", "somu", "--reason", "遅れた 紙",
            "--json");
        Assert.Equal(
            (2, "遅れた 紙"),
            (again.Json.GetProperty("version").GetInt32(), again.Json.GetProperty("reason").GetString()));
        var early = await Executable.Run(
            community, "report", "statistics", "--month", $"{StatPeriod.Month(month.Last.PlusMonths(3))}");
        Assert.NotEqual(0, early.ExitCode);
        Assert.Contains("is not over yet", early.Error, StringComparison.Ordinal);
    }
}
