using LocalCoin.App.Statistics;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store.Statistics;
using NodaTime;

namespace LocalCoin.Tests.Statistics;

// A year that goes on is told by its closed months and by nothing else.
public class GoingOn
{
    private static readonly string[] Fates = ["issued", "redeemed"];

    [Fact]
    public void An_open_month_is_left_out_and_what_comes_after_a_gap()
    {
        var made = new[] { Closed("2026-05"), Closed("2026-06"), Open("2026-07"), Closed("2026-08") };
        Assert.Equal(["2026-05", "2026-06"], Months(YearSoFar.Of(2026, made)!.Months));
        Assert.Equal(["2026-05"], Months(YearSoFar.Of(2026, [Closed("2026-05"), Closed("2026-07")])!.Months));
        Assert.Null(YearSoFar.Of(2026, [Open("2026-04")]));
    }

    [Fact]
    public void Last_years_months_stand_beside_it_where_all_of_them_are_there()
    {
        Snapshot[] now = [Closed("2026-04"), Closed("2026-05")];
        Assert.Equal(
            ["2025-04", "2025-05"],
            Months(YearSoFar.Of(2026, [Closed("2025-04"), Closed("2025-05"), Closed("2025-06"), .. now])!.Before));
        Assert.Empty(YearSoFar.Of(2026, [Closed("2025-05"), Closed("2025-06"), .. now])!.Before);
    }

    [Fact]
    public void A_sum_is_held_back_with_any_month_of_it()
    {
        var shown = YearSoFar.Of(2026, [Closed("2026-04", 30), Closed("2026-05", 12)])!.Added!;
        Assert.Equal([Cell.Of(42), Cell.Nil], shown.Cells.Select(row => row[0]));
        var held = YearSoFar.Of(2026, [Closed("2026-04", 30), Closed("2026-05", null)])!.Added!;
        Assert.Equal([Cell.Suppressed, Cell.Nil], held.Cells.Select(row => row[0]));
    }

    [Fact]
    public void People_are_not_added() => Assert.Throws<ArgumentException>(() =>
        MonthsAdded.Of([Coins("2026-04", 30) with { Indicator = Indicators.Funnel }]));

    private static Snapshot Open(string month) => Closed(month) with { IsFrozen = false };

    private static Snapshot Closed(string month, long? issued = 1) => new(
        month, Level.Publication, 1, Instant.FromUtc(2026, 11, 12, 0, 0), true, null, 20, [Coins(month, issued)]);

    private static StatTable Coins(string month, long? issued) => new(
        Indicators.Incentive, month, Unit.Yen, "fate", Fates, "yen", [StatTable.Total],
        [[issued is { } yen ? Cell.Of(yen) : Cell.Suppressed], [Cell.Nil]]);

    private static IEnumerable<string> Months(IReadOnlyList<Snapshot> of) => of.Select(one => one.Period);
}
