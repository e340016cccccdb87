// What the events say to statistics, event by event: every purchase after all that was taken back of it, and every
// coin that vegetables brought, followed one by one.

using LocalCoin.Ledger;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.Tests.Statistics;

public sealed class PlainLedger
{
    private static readonly string[] Fates = ["issued", "redeemed", "expired", "taken-back"];

    public sealed class Bought
    {
        public required WalletId Wallet { get; init; }
        public required LocalDate Day { get; init; }
        public required SpotId Spot { get; init; }
        public required SpotKind Kind { get; init; }
        public required MerchantId Merchant { get; init; }
        public required Channel Channel { get; init; }
        public long Coins { get; set; }
        public long Vegetables { get; set; }
        public long Earned { get; set; }
        public bool IsCapped { get; set; }
    }

    private readonly Dictionary<PaymentId, Bought> bought = [];
    private readonly Dictionary<(FundId Fund, LocalDate Ends), SortedDictionary<LocalDate, long[]>> purses = [];
    private readonly HashSet<FundId> ofVegetables = [];

    public PlainLedger(IEnumerable<LedgerEvent> events)
    {
        foreach (var happened in events)
        {
            switch (happened)
            {
                case PaymentMade e: Made(e); break;
                case ProgrammeRuleSet e: Ends[e.Programme.Value] = e.Rule.Until; break;
                case PaymentRefunded e: Back(e.Payment, e.Reversal); break;
                case PaymentUndone e: Back(e.Payment, e.Reversal); break;
                case VegetablesStruck e:
                    Back(e.Payment, e.Reversal);
                    bought[e.Payment].Vegetables = 0;
                    bought[e.Payment].IsCapped = false;
                    break;
            }
            foreach (var posting in happened.Postings) Follow(happened, posting);
        }
    }

    public IEnumerable<Bought> Standing => bought.Values.Where(one => one.Coins > 0);

    /// <summary>The first day on which vegetables brought coins by a programme, also where they were given back.
    /// </summary>
    public Dictionary<string, LocalDate> Starts { get; } = [];

    public Dictionary<string, LocalDate> Ends { get; } = [];

    /// <summary>Of the coins of vegetables, what happened in some months.</summary>
    public long Coins(LocalDate from, LocalDate to, string fate)
    {
        var sum = 0L;
        foreach (var ((fund, _), months) in purses)
        {
            if (!ofVegetables.Contains(fund)) continue;
            foreach (var (month, figures) in months)
            {
                if (month >= from && month <= to) sum += figures[Array.IndexOf(Fates, fate)];
            }
        }
        return sum;
    }

    public bool HasCoins(LocalDate month) => purses.Any(purse => ofVegetables.Contains(purse.Key.Fund)
        && purse.Value.ContainsKey(month) && purse.Value[month].Any(coins => coins != 0));

    /// <summary>By month of issue, how many coins were issued and how many of these were redeemed until a day. Each
    /// coin is a place in a row: those that came first leave first, and what comes back takes its place again.
    /// </summary>
    public SortedDictionary<LocalDate, (long Issued, long Redeemed)> IssuedIn(LocalDate until)
    {
        var all = new SortedDictionary<LocalDate, (long Issued, long Redeemed)>();
        foreach (var ((fund, _), months) in purses)
        {
            if (!ofVegetables.Contains(fund)) continue;
            var (row, gone) = (new List<LocalDate>(), 0);
            foreach (var (month, figures) in months)
            {
                if (month > until) break;
                for (var coin = 0; coin < figures[0]; coin++) row.Add(month);
                var cohort = all.GetValueOrDefault(month);
                all[month] = (cohort.Issued + figures[0], cohort.Redeemed);
                for (var coin = 0; coin < figures[1]; coin++) Redeem(row[gone++], 1);
                for (var coin = 0; coin > figures[1]; coin--) Redeem(row[--gone], -1);
                gone += (int)(figures[2] + figures[3]);
            }
        }
        foreach (var month in all.Keys.Where(month => all[month].Issued == 0).ToArray()) all.Remove(month);
        return all;

        void Redeem(LocalDate month, int coins) => all[month] = (all[month].Issued, all[month].Redeemed + coins);
    }

    /// <summary>The same facts as the product's projections hand to the catalogue.</summary>
    public Facts Known(Market market) => new(
        Facts.EligibleUsual, market.Participants,
        [
            .. Standing.GroupBy(one => (one.Wallet, one.Day, one.Spot, one.Kind, one.Channel)).Select(day =>
                new PurchaseDay(
                    day.Key.Wallet, day.Key.Day, day.Key.Spot, day.Key.Kind, day.Key.Channel, day.Count(),
                    day.Sum(one => one.Coins), day.Sum(one => one.Vegetables), day.Sum(one => one.Earned),
                    day.Count(one => one.IsCapped))),
        ],
        market.Measured,
        FundMonth.Of(
            from purse in purses
            where ofVegetables.Contains(purse.Key.Fund)
            from month in purse.Value
            select new CoinMonth(
                purse.Key.Fund, purse.Key.Ends, month.Key, month.Value[0], month.Value[1], month.Value[2],
                month.Value[3])),
        [.. bought.Values.Select(one => new SellingPlace(one.Spot, one.Merchant)).Distinct()],
        market.Counted, [.. Starts.Select(one => new ProgrammeStart(
            new(one.Key), one.Value, Ends[one.Key]))]);

    private void Made(PaymentMade e)
    {
        var day = e.At.InZone(DateTimeZoneProviders.Tzdb["Asia/Tokyo"]).Date;
        bought.Add(e.Payment, new Bought
        {
            Wallet = e.Wallet, Day = day, Spot = e.Spot, Kind = e.SpotKind, Merchant = e.Merchant, Channel = e.Channel,
            Coins = e.Amount.Coins, Vegetables = e.Vegetables, Earned = e.Earned.Sum(one => one.Coins),
            IsCapped = e.Earned.Any(one =>
                one.Less is EarnedLess.DayCap or EarnedLess.MonthCap or EarnedLess.ResidentCap),
        });
        foreach (var earned in e.Earned)
        {
            ofVegetables.Add(earned.Fund);
            Starts.TryAdd(earned.Programme.Value, day);
        }
    }

    private void Back(PaymentId payment, Reversal reversal)
    {
        bought[payment].Coins -= reversal.Coins;
        bought[payment].Vegetables -= reversal.Vegetables;
        bought[payment].Earned -= reversal.TakenBack.Sum();
    }

    // By what happened, where the product looks at the accounts.
    private void Follow(LedgerEvent happened, Posting posting)
    {
        var (isFrom, isTo) = (posting.From.Kind is AccountKind.Wallet, posting.To.Kind is AccountKind.Wallet);
        if (isFrom == isTo) return;
        var (fate, sign) = happened switch
        {
            PaymentMade => (isTo ? "issued" : "redeemed", 1),
            PaymentRefunded or PaymentUndone => isTo ? ("redeemed", -1) : ("taken-back", 1),
            VegetablesStruck => ("taken-back", 1),
            PursesExpired => ("expired", 1),
            _ => (isTo ? "issued" : "taken-back", 1),
        };
        var purse = isTo ? posting.To : posting.From;
        var key = (purse.Fund!.Value, purse.Expiry ?? LocalDate.MaxIsoValue);
        if (!purses.TryGetValue(key, out var months)) purses[key] = months = [];
        var month = happened.At.InZone(DateTimeZoneProviders.Tzdb["Asia/Tokyo"]).Date
            .With(DateAdjusters.StartOfMonth);
        if (!months.TryGetValue(month, out var figures)) months[month] = figures = new long[4];
        figures[Array.IndexOf(Fates, fate)] += sign * posting.Amount.Coins;
    }
}
