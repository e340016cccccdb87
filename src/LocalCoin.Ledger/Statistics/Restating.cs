// Two tables of one period, made on two days, must not differ by one person: whoever keeps the first would see what
// that one did. So counts of people change all together or not at all, each by k or more; and everything else changes
// once, when the period is closed or restated with a reason; what is of those who take part not even then, where fewer
// than k of them are others than before: a mean less the mean without somebody is what that one had.

namespace LocalCoin.Ledger.Statistics;

public enum Again
{
    /// <summary>The period is over and not closed.</summary>
    Open,

    /// <summary>It is closed with these tables.</summary>
    Closing,

    /// <summary>It was closed, and somebody has a reason to make it anew.</summary>
    Restated,
}

public static class Restating
{
    public static IReadOnlyList<StatTable> Next(
        IReadOnlyList<StatTable> before, IReadOnlyList<StatTable> now, long few, Again again)
    {
        var people = MayChange(OfPeople(before), OfPeople(now), few) ? now : before;
        var others = again is Again.Open ? before : now;
        var mayFollow = MayChange(WhoTakesPart(before), WhoTakesPart(now), few);
        var theirs = again switch
        {
            Again.Open => before,
            _ when mayFollow => now,
            Again.Closing => before,
            // What was wrong must not stand there as made right, nor what somebody had who does not agree to it now.
            _ => [.. before.Select(HeldBack)],
        };
        return
        [
            .. Indicators.All.SelectMany(code => people.Where(FollowsPeople)
                .Concat(theirs.Where(one => !FollowsPeople(one) && !IsOfEverybody(one)))
                .Concat(others.Where(IsOfEverybody)).Where(table => table.Indicator == code)),
        ];
    }

    /// <summary>Every count is as before, or farther from it than few people.</summary>
    public static bool MayChange(IReadOnlyList<StatTable> before, IReadOnlyList<StatTable> now, long few) =>
        before.Count == now.Count && before.Zip(now).All(pair =>
            pair.First.Indicator == pair.Second.Indicator && pair.First.Rows.SequenceEqual(pair.Second.Rows)
            && pair.First.Columns.SequenceEqual(pair.Second.Columns)
            && pair.First.Cells.Zip(pair.Second.Cells).All(rows => rows.First.Zip(rows.Second).All(cells =>
                MayChange(cells.First, cells.Second, few))));

    public static bool AreSame(IReadOnlyList<StatTable> before, IReadOnlyList<StatTable> now) =>
        MayChange(before, now, long.MaxValue);

    private static StatTable HeldBack(StatTable table) => table with
    {
        Cells = [.. table.Cells.Select(row => (IReadOnlyList<Cell>)[.. row.Select(_ => Cell.Suppressed)])],
    };

    private static bool MayChange(Cell before, Cell now, long few)
    {
        if (before == now) return true;
        if (before.State is CellState.Suppressed || now.State is CellState.Suppressed) return false;
        return Math.Abs((now.Value ?? 0) - (before.Value ?? 0)) >= few;
    }

    // Shares of the very counts: those of today beside the counts of yesterday would tell the difference.
    private static bool FollowsPeople(StatTable table) => table.Unit is Unit.People
        || table.Indicator is Indicators.RepresentationByAge or Indicators.RepresentationBySex
            or Indicators.RepresentationByArea;

    private static bool IsOfEverybody(StatTable table) => table.Indicator is Indicators.Spots or Indicators.Incentive
        or Indicators.Redemption or Indicators.CashlessShare;

    /// <summary>How many they are, and how many of them were measured twice.</summary>
    private static StatTable[] WhoTakesPart(IReadOnlyList<StatTable> tables) =>
    [
        .. tables.Where(one => one.Indicator is Indicators.Funnel).Select(one => one with
        {
            Rows = [.. one.Rows.Take(2)], Cells = [.. one.Cells.Take(2)],
        }),
        .. tables.Where(one => one.Indicator is Indicators.CheckPairs),
    ];

    private static StatTable[] OfPeople(IReadOnlyList<StatTable> tables) =>
        [.. tables.Where(table => table.Unit is Unit.People)];
}
