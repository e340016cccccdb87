using FsCheck;
using FsCheck.Fluent;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

// Every figure of the catalogue is what a plain fold over a town's events gives, or is held back for a reason.
public class FoldingMonths
{
    [Theory]
    [InlineData(11UL, 5UL)]
    public void The_tables_are_those_of_any_history(ulong seed, ulong gamma)
    {
        var (shown, held) = (0, 0);
        Prop.ForAll(MarketYear.Any, year =>
        {
            var market = new Market(year);
            var ledger = new PlainLedger(market.Ledger.Events.Select(recorded => recorded.Event));
            foreach (var level in Enum.GetValues<Level>())
            {
                foreach (var period in Periods(year))
                {
                    var fold = new PlainFold(market, ledger, period, Thresholds.Usual.Of(level));
                    var tables = Tables.Make(ledger.Known(market), period, level, Thresholds.Usual);
                    fold.AreAll(tables);
                    var counts = fold.Compare(tables);
                    (shown, held) = (shown + counts.Shown, held + counts.Held);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(seed, gamma));
        Assert.True(shown > 4_000 && held > 500, $"{shown} figures were shown and {held} held back");
    }

    private static IEnumerable<StatPeriod> Periods(MarketYear year) =>
        [StatPeriod.Month(Market.Opening.PlusMonths(year.Month % 12)), StatPeriod.Year(Market.Opening.Year)];
}
