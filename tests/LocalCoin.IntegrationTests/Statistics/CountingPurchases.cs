// What statistics are computed from is what a plain fold over any history gives, however its events were cut.

using FsCheck;
using FsCheck.Fluent;
using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Statistics;
using LocalCoin.Tests.Machine;

namespace LocalCoin.IntegrationTests.Statistics;

public sealed class CountingPurchases(TestSchema schema) : IClassFixture<TestSchema>
{
    private static readonly LocalDate First = new(2027, 1, 1), Last = new(2030, 12, 31);

    [Theory]
    [InlineData(11UL, 5UL)]
    public void They_are_those_of_any_history_however_it_is_cut(ulong seed, ulong gamma) => Prop
        .ForAll(Histories.Any, steps => IsCounted(steps).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(seed, gamma));

    private async Task IsCounted(List<Step> steps)
    {
        var town = new Town();
        foreach (var step in steps) town.Do(step);
        var happened = town.Ledger.Events;
        string? rows = null;
        foreach (var size in new[] { 1, 3, 1_000 })
        {
            await schema.Project(happened, size);
            rows ??= await Rows();
            Assert.Equal(rows, await Rows());
        }
        var events = happened.Select(recorded => recorded.Event).ToArray();
        Assert.Equal(Folded(events), await PurchaseFacts.Days(schema.App, First, Last, default).ToListAsync());
        Assert.Equal(Given(events), await Text("""
            select concat_ws(' ', day, programme, fund, purchases, earned, taken_back) as row from vegetable_earnings
            """));
        await FundsAreCounted(town);
    }

    /// <summary>What each programme gave, by the day of the purchase, and what was taken back of it whenever.</summary>
    private static string Given(LedgerEvent[] happened)
    {
        var given =
            from made in happened.OfType<PaymentMade>()
            from at in Enumerable.Range(0, made.Earned.Count)
            let one = made.Earned[at]
            let back = Reversals(happened, made).Sum(reversal => reversal.TakenBack[at])
            group (one.Coins, back) by $"{Tokyo.Day(made.At):uuuu-MM-dd} {one.Programme} {one.Fund}";
        return string.Join('\n', given
            .Select(one => $"{one.Key} {one.Count()} {one.Sum(sum => sum.Coins)} {one.Sum(sum => sum.back)}")
            .Order(StringComparer.Ordinal));
    }

    private static Reversal[] Reversals(IEnumerable<LedgerEvent> happened, PaymentMade made) =>
    [
        .. happened.Select(one => one switch
        {
            PaymentRefunded e when e.Payment == made.Payment => e.Reversal,
            PaymentUndone e when e.Payment == made.Payment => e.Reversal,
            VegetablesStruck e when e.Payment == made.Payment => e.Reversal,
            _ => null,
        }).OfType<Reversal>(),
    ];

    internal static List<PurchaseDay> Folded(IReadOnlyList<LedgerEvent> happened)
    {
        var standing =
            from made in happened.OfType<PaymentMade>()
            let reversals = Reversals(happened, made)
            let struck = happened.Any(one => one is VegetablesStruck e && e.Payment == made.Payment)
            let coins = made.Amount.Coins - reversals.Sum(one => one.Coins)
            where coins > 0
            let vegetables = struck ? 0 : made.Vegetables - reversals.Sum(one => one.Vegetables)
            let earned = made.Earned.Sum(one => one.Coins) - reversals.Sum(one => one.TakenBack.Sum())
            let capped = !struck && made.Earned.Any(one =>
                one.Less is EarnedLess.DayCap or EarnedLess.MonthCap or EarnedLess.ResidentCap)
            group (coins, vegetables, earned, capped) by (
                Day: Tokyo.Day(made.At), Wallet: made.Wallet.Value, Spot: made.Spot.Value, made.SpotKind,
                made.Channel);
        return
        [
            .. standing
                .OrderBy(one => one.Key.Day).ThenBy(one => one.Key.Wallet, StringComparer.Ordinal)
                .ThenBy(one => one.Key.Spot, StringComparer.Ordinal)
                .ThenBy(one => $"{one.Key.Channel}", StringComparer.Ordinal)
                .Select(one => new PurchaseDay(
                    new WalletId(one.Key.Wallet), one.Key.Day, new SpotId(one.Key.Spot), one.Key.SpotKind,
                    one.Key.Channel, one.Count(), one.Sum(sum => sum.coins), one.Sum(sum => sum.vegetables),
                    one.Sum(sum => sum.earned), one.Count(sum => sum.capped))),
        ];
    }

    /// <summary>What came and did not leave is what residents hold, and each way out has the events it is said to
    /// have.</summary>
    private async Task FundsAreCounted(Town town)
    {
        var held = town.Ledger.Balances
            .Where(one => one.Key.Kind is AccountKind.Wallet or AccountKind.Unclaimed && one.Value > 0)
            .GroupBy(one => $"{one.Key.Fund} {one.Key.Expiry:uuuu-MM-dd}")
            .Select(one => $"{one.Key} {one.Sum(account => account.Value)}").Order();
        Assert.Equal(
            string.Join('\n', held), await Text("""
                select concat_ws(' ', fund, ends, sum(issued - redeemed - expired - taken_back)) as row
                from fund_months group by fund, ends having sum(issued - redeemed - expired - taken_back) <> 0
                """));
        var events = town.Ledger.Events.Select(recorded => recorded.Event).ToArray();
        var months = events.Select(e => Month(e.At)).Distinct().ToArray();
        Assert.Equal(
            string.Join('\n', months.Select(month => $"{month} {Redeemed(events, month)} {Expired(events, month)}")
                .Where(row => !row.EndsWith(" 0 0", StringComparison.Ordinal)).Order()),
            await Text("""
                select concat_ws(' ', to_char(month, 'YYYY-MM'), sum(redeemed), sum(expired)) as row
                from fund_months group by month having sum(redeemed) <> 0 or sum(expired) <> 0
                """));
    }

    private static long Redeemed(LedgerEvent[] events, string month) =>
        events.Where(e => Month(e.At) == month).Sum(e => e switch
        {
            PaymentMade made => made.Amount.Coins,
            PaymentRefunded back => -back.Reversal.Coins,
            PaymentUndone back => -back.Reversal.Coins,
            _ => 0,
        });

    private static long Expired(LedgerEvent[] events, string month) => events
        .Where(e => Month(e.At) == month)
        .Where(e => e is not (PaymentRefunded or PaymentUndone or VegetablesStruck or TopUpVoided))
        .SelectMany(e => e.Postings)
        .Where(one => one.From.Kind is AccountKind.Wallet or AccountKind.Unclaimed)
        .Where(one => one.To.Kind is AccountKind.Fund or AccountKind.Breakage)
        .Sum(one => one.Amount.Coins);

    private static string Month(Instant at) => $"{Tokyo.Day(at):uuuu-MM}";

    private Task<string> Rows() => Text("""
        select to_jsonb(one)::text as row from purchases as one
        union all select to_jsonb(one)::text from vegetable_earnings as one
        union all select to_jsonb(one)::text from fund_months as one
        """);

    private Task<string> Text(string rows) => schema.Value<string>(
        $"select coalesce(string_agg(row, chr(10) order by row collate \"C\"), '') from ({rows}) as one");
}
