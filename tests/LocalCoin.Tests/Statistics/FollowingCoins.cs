using FsCheck;
using FsCheck.Fluent;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

// Coins leave in the order in which they came, and none gets lost between the months.
public class FollowingCoins
{
    private static readonly FundId Green = new("green");
    private static readonly LocalDate Ends = new(2027, 9, 30), January = new(2027, 1, 1);

    [Fact]
    public void What_came_first_leaves_first_and_what_comes_back_was_the_last_to_leave()
    {
        var months = FundMonth.Of([
            Of(0, issued: 100, redeemed: 30, takenBack: 10), Of(1, issued: 50, redeemed: 80),
            Of(2, redeemed: -25), Of(8, expired: 55),
        ]);
        Assert.Equal(
            [
                "1 1: 100 30 0 10", "1 2: 0 60 0 0", "1 3: 0 -5 0 0", "1 9: 0 0 5 0",
                "2 2: 50 20 0 0", "2 3: 0 -20 0 0", "2 9: 0 0 50 0",
            ],
            months.Select(one => $"{one.IssuedIn.Month} {one.Month.Month}: "
                + $"{one.Issued} {one.Redeemed} {one.Expired} {one.TakenBack}"));
    }

    [Fact]
    public void Coins_with_other_last_days_are_followed_by_themselves() => Assert.Equal(
        [(January, 5L), (January.PlusMonths(1), 0L)],
        FundMonth.Of([
            Of(0, issued: 10), Of(1, issued: 10) with { Ends = null }, Of(2, redeemed: 5),
        ]).GroupBy(one => one.IssuedIn).Select(one => (one.Key, one.Sum(month => month.Redeemed))));

    [Theory]
    [InlineData(5UL, 7UL)]
    public void No_coin_is_lost_and_no_month_loses_more_than_it_issued(ulong seed, ulong gamma) => Prop.ForAll(
        Gen.Choose(0, 30).Four().ListOf().Select(all => all.ToList()).ToArbitrary(), IsFollowed)
        .Check(Config.QuickThrowOnFailure.WithReplay(seed, gamma));

    private static void IsFollowed(List<(int Issued, int Redeemed, int Expired, int TakenBack)> drawn)
    {
        var (held, months) = (0L, new List<CoinMonth>());
        foreach (var one in drawn)
        {
            held += one.Issued;
            var redeemed = Take(one.Redeemed);
            var expired = Take(one.Expired);
            months.Add(Of(months.Count, one.Issued, redeemed, expired, Take(one.TakenBack)));
        }
        var followed = FundMonth.Of(months);
        foreach (var month in months)
        {
            var parts = followed.Where(one => one.Month == month.Month).ToArray();
            Assert.Equal(
                (month.Issued, month.Redeemed, month.Expired, month.TakenBack),
                (parts.Sum(one => one.Issued), parts.Sum(one => one.Redeemed), parts.Sum(one => one.Expired),
                    parts.Sum(one => one.TakenBack)));
        }
        Assert.All(followed.GroupBy(one => one.IssuedIn), issue => Assert.InRange(
            issue.Sum(one => one.Redeemed + one.Expired + one.TakenBack), 0, issue.Sum(one => one.Issued)));

        long Take(long wanted)
        {
            var taken = Math.Min(wanted, held);
            held -= taken;
            return taken;
        }
    }

    private static CoinMonth Of(
        int month, long issued = 0, long redeemed = 0, long expired = 0, long takenBack = 0) =>
        new(Green, Ends, January.PlusMonths(month), issued, redeemed, expired, takenBack);
}
