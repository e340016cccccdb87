// Of the coins issued in a month, how many were spent, ended or were taken back, and when. A purse tells its coins'
// fund and last day, not when they were issued. So coins of one fund that end on one day leave in the order in which
// they came; where every month's coins have a last day of their own, as with "so many months", that is no convention
// but the truth.

using NodaTime;

namespace LocalCoin.Ledger.Statistics;

/// <summary>What happened in a month to a fund's coins that end on one day.</summary>
/// <param name="Ends">Their last day; null where they have none.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Redeemed">Spent, less what was given back: fewer than none where more came back.</param>
public sealed record CoinMonth(
    FundId Fund, LocalDate? Ends, LocalDate Month, long Issued, long Redeemed, long Expired, long TakenBack);

/// <summary>The same, of the coins issued in one month.</summary>
/// <param name="IssuedIn">The month's first day, as of <paramref name="Month"/>, in which it happened.</param>
public sealed record FundMonth(
    FundId Fund, LocalDate IssuedIn, LocalDate Month, long Issued, long Redeemed, long Expired, long TakenBack)
{
    /// <summary>By fund, month of issue and month; nothing that is all zero.</summary>
    public static IReadOnlyList<FundMonth> Of(IEnumerable<CoinMonth> months) =>
    [
        .. months.GroupBy(one => (one.Fund, one.Ends)).SelectMany(Followed)
            .GroupBy(one => (one.Fund, one.IssuedIn, one.Month))
            .Select(one => new FundMonth(
                one.Key.Fund, one.Key.IssuedIn, one.Key.Month, one.Sum(part => part.Issued),
                one.Sum(part => part.Redeemed), one.Sum(part => part.Expired), one.Sum(part => part.TakenBack)))
            .Where(one => (one.Issued, one.Redeemed, one.Expired, one.TakenBack) is not (0, 0, 0, 0))
            .OrderBy(one => one.Fund.Value, StringComparer.Ordinal).ThenBy(one => one.IssuedIn)
            .ThenBy(one => one.Month),
    ];

    private static IEnumerable<FundMonth> Followed(IEnumerable<CoinMonth> alike)
    {
        var (issues, gone) = (new List<(LocalDate Month, long Coins)>(), 0L);
        foreach (var one in alike.OrderBy(one => one.Month))
        {
            if (one.Issued != 0) issues.Add((one.Month, one.Issued));
            var (redeemed, expired) = (gone + one.Redeemed, gone + one.Redeemed + one.Expired);
            var before = 0L;
            foreach (var (month, coins) in issues)
            {
                var (first, end) = (before, before + coins);
                yield return new FundMonth(
                    one.Fund, month, one.Month, month == one.Month ? one.Issued : 0, Within(gone, redeemed),
                    Within(redeemed, expired), Within(expired, expired + one.TakenBack));
                before = end;
                // How many of these coins were among those that left between two counts; fewer than none if back.
                long Within(long from, long to) => Math.Clamp(to, first, end) - Math.Clamp(from, first, end);
            }
            gone = expired + one.TakenBack;
        }
    }
}
