using LocalCoin.Ledger;

namespace LocalCoin.Tests.Machine;

/// <summary>
/// The scheme once more, as a list of lots for each wallet, written from the design and not from the code. It says
/// only whether something happens and where the coins are then.
/// </summary>
public sealed class Reckoning
{
    public static readonly Limits Limits = new()
    {
        WalletBalanceMax = 100, PaymentMax = 50, CardPaymentMax = 20, CardDayMax = 30, CardUnattendedPaymentMax = 10,
        CardUnattendedDayMax = 15, CounterCashMax = 120,
    };

    private static readonly LocalDate[] Ends = [new(2027, 1, 12), new(2027, 1, 20), new(2027, 2, 10)];

    private readonly Dictionary<string, List<Lot>> lots = new() { ["w0"] = [], ["w1"] = [] };
    private readonly Dictionary<string, Paid> payments = [];
    private readonly Dictionary<string, (string Wallet, long Coins, LocalDate Day, LocalDate End,
        bool Voided)> topUps = [];
    private readonly HashSet<string> grants = [], closed = [], frozen = [], closing = [];

    /// <summary>What accounts other than purses hold, and all tallies, by the names of the design.</summary>
    public Dictionary<string, long> Held { get; } = new() { ["fund:city"] = 150, ["fund:tour"] = 100,
        ["fund:green"] = 60 };

    public Dictionary<string, long> Counted { get; } = [];

    private sealed record Lot(string Fund, LocalDate End, long Coins);

    private sealed class Paid
    {
        public string? Wallet, Shop;
        public long Coins, Vegetables, Earned, Refunded, VegetablesRefunded, TakenBack;
        public List<Lot> From = [];
        public bool Requested, Made, Abandoned, Undone, Struck, ByPayer, ByCard;
        public Instant At, Until;
        public LocalDate EarnedEnd;
    }

    public IEnumerable<(string Purse, long Coins)> Purses() => lots.SelectMany(wallet => wallet.Value
        .GroupBy(lot => $"wallet:{wallet.Key}/{lot.Fund}/{lot.End:uuuu-MM-dd}").Select(g => (g.Key,
            g.Sum(lot => lot.Coins))));

    public bool Do(Step step, Instant now)
    {
        var (w, shop, today) = (step.WalletId.Value, step.Shopping, Tokyo.Day(now));
        var p = payments.GetValueOrDefault($"p{step.Id}");
        Paid? begun = null;
        var done = step.Act switch
        {
            Act.Grant => Grant($"g{step.Id}", w, step.Fund, step.Coins, today),
            Act.TopUp => TopUp($"t{step.Id}", w, step.Coins, today),
            Act.Void => Void($"t{step.Id}", today),
            Act.Bank => step.Coins <= -At("cash:counter-hall") && Move("bank", "cash:counter-hall", step.Coins),
            Act.Pay or Act.Charge => p is null && Pay(New(), w, shop, step, now),
            Act.Request => p is null && step.Coins <= Limits.PaymentMax && Request(New(), shop, step, now),
            Act.PayRequest => p is { Requested: true, Made: false, Abandoned: false } && now <= p.Until
                && Pay(p, w, p.Shop!, step with { Coins = (int)p.Coins, Vegetables = (int)p.Vegetables }, now),
            Act.Abandon => p is null or { Made: false, Abandoned: false } && ((p ?? New()).Abandoned = true),
            Act.Refund => p is { Made: true, Undone: false } && p.Shop == shop
                && Back(p, step.Choice == 0 ? p.Coins - p.Refunded : step.Coins, today),
            Act.Strike => p is { Made: true, Undone: false, ByPayer: true, Struck: false } && p.Shop == shop
                && Tokyo.Day(p.At) == today && p.Vegetables > p.VegetablesRefunded && (p.Struck = TakeBack(p,
                    p.Earned)),
            Act.Undo => p is { Made: true, Undone: false, Refunded: 0 } && p.Wallet == w && p.Shop == "stand"
                && now - p.At <= Duration.FromMinutes(3) && Counted.GetValueOrDefault($"undone:{w}:{Iso(today)}") == 0
                && Back(p, p.Coins, today) && Add($"undone:{w}:{Iso(today)}", 1) && (p.Undone = true),
            Act.Expire => Expire(w, today),
            Act.Freeze => !closed.Contains(w) && frozen.Add(w),
            Act.Unfreeze => !closed.Contains(w) && frozen.Remove(w),
            Act.Close => Close(w, today),
            _ => true,
        };
        if (done && begun is not null) payments[$"p{step.Id}"] = begun;
        return done;

        Paid New() => begun = new Paid();
    }

    private bool Grant(string id, string w, string fund, long coins, LocalDate today)
    {
        if (closed.Contains(w) || !grants.Add(id)) return false;
        if (End(today) is not { } end || Full(w, coins, today) || At("fund:" + fund) < coins) return false;
        Give(w, fund, end, coins);
        return true;
    }

    private bool TopUp(string id, string w, long coins, LocalDate today)
    {
        if (closed.Contains(w) || frozen.Contains(w) || topUps.ContainsKey(id) || Full(w, coins, today)) return false;
        if (coins - At("cash:counter-hall") > Limits.CounterCashMax) return false;
        var end = DateAdjusters.EndOfMonth(today);
        topUps[id] = (w, coins, today, end, false);
        lots[w].Add(new Lot("paid", end, coins));
        return Add(Held, "cash:counter-hall", -coins);
    }

    private bool Void(string id, LocalDate today)
    {
        if (!topUps.TryGetValue(id, out var made) || made.Voided || made.Day != today) return false;
        if (closed.Contains(made.Wallet) || frozen.Contains(made.Wallet)) return false;
        var coins = Math.Min(made.Coins, Sum(made.Wallet, "paid", made.End));
        if (coins == 0 || coins > -At("cash:counter-hall")) return false;
        topUps[id] = made with { Voided = true };
        Take(made.Wallet, "paid", made.End, coins);
        return Add(Held, "cash:counter-hall", coins);
    }

    private static bool Request(Paid p, string shop, Step step, Instant now)
    {
        (p.Requested, p.Shop, p.Coins, p.Until) = (true, shop, step.Coins, now + Duration.FromMinutes(5));
        p.Vegetables = Math.Min(step.Vegetables, step.Coins);
        return true;
    }

    private bool Pay(Paid p, string w, string shop, Step step, Instant now)
    {
        if (closed.Contains(w) || frozen.Contains(w)) return false;
        var today = Tokyo.Day(now);
        var usable = lots[w].Where(lot => lot.End >= today && (lot.Fund != "tour" || shop == "shop"))
            .GroupBy(lot => (lot.Fund, lot.End)).OrderBy(g => g.Key.End).ThenBy(g => g.Key.Fund != "tour")
            .ThenBy(g => g.Key.Fund == "paid").ThenBy(g => g.Key.Fund, StringComparer.Ordinal)
            .Select(g => new Lot(g.Key.Fund, g.Key.End, g.Sum(lot => lot.Coins))).ToList();
        var here = usable.Sum(lot => lot.Coins);
        var coins = step.TakesWhatIsThere ? Math.Min(step.Coins, here) : step.Coins;
        if (coins == 0 || coins > here || coins > Limits.PaymentMax) return false;
        var byCard = step.Act is Act.Charge;
        if (byCard && !CardAllows(w, shop, coins, today)) return false;
        (p.Wallet, p.Shop, p.Coins, p.At, p.Made, p.ByCard) = (w, shop, coins, now, true, byCard);
        for (var rest = coins; rest > 0; usable.RemoveAt(0))
        {
            var part = usable[0] with { Coins = Math.Min(rest, usable[0].Coins) };
            Take(w, part.Fund, part.End, part.Coins);
            p.From.Add(part);
            rest -= part.Coins;
        }
        Add(Held, "merchant:" + shop, coins);
        if (byCard) Spent(p, coins);
        p.Vegetables = shop == "stand" ? coins : Math.Min(step.Vegetables, coins);
        p.ByPayer = step.Act is Act.Pay && shop == "shop" && p.Vegetables > 0;
        Earn(p, today);
        return true;
    }

    private bool CardAllows(string w, string shop, long coins, LocalDate today) =>
        coins <= (shop == "stand" ? 10 : 20)
        && Counted.GetValueOrDefault($"spent:{w}:{Iso(today)}") + coins <= 30
        && (shop == "shop" || Counted.GetValueOrDefault($"spent:{w}:{Iso(today)}:unattended") + coins <= 15);

    private void Spent(Paid p, long coins)
    {
        Add($"spent:{p.Wallet}:{Iso(Tokyo.Day(p.At))}", coins);
        if (p.Shop == "stand") Add($"spent:{p.Wallet}:{Iso(Tokyo.Day(p.At))}:unattended", coins);
    }

    /// <summary>Half of it, at most 8 a day and 20 a month, as far as wallet and fund allow.</summary>
    private void Earn(Paid p, LocalDate today)
    {
        var earned = Math.Min(p.Vegetables / 2, 8 - Counted.GetValueOrDefault($"earned:{p.Wallet}:veg:{Iso(today)}"));
        earned = Math.Min(earned, 20 - Counted.GetValueOrDefault($"earned:{p.Wallet}:veg:{Iso(today)[..7]}"));
        earned = Math.Min(earned, Limits.WalletBalanceMax - Live(p.Wallet!, today));
        earned = Math.Max(0, Math.Min(earned, End(today) is null ? 0 : At("fund:green")));
        if (earned == 0) return;
        (p.Earned, p.EarnedEnd) = (earned, End(today)!.Value);
        Give(p.Wallet!, "green", p.EarnedEnd, earned);
        EarnedCount(p, earned);
    }

    private void EarnedCount(Paid p, long coins)
    {
        Add($"earned:{p.Wallet}:veg:{Iso(Tokyo.Day(p.At))}", coins);
        Add($"earned:{p.Wallet}:veg:{Iso(Tokyo.Day(p.At))[..7]}", coins);
    }

    private bool Back(Paid p, long coins, LocalDate today)
    {
        var left = p.Coins - p.Refunded;
        if (left == 0 || coins > left) return false;
        var vegetablesLeft = p.Struck ? 0 : p.Vegetables - p.VegetablesRefunded;
        var share = (p.Vegetables * (p.Refunded + coins) / p.Coins) - p.VegetablesRefunded;
        share = Math.Min(Math.Max(share, coins - (left - vegetablesLeft)), Math.Min(coins, vegetablesLeft));
        var skipped = p.Refunded;
        var rest = coins;
        foreach (var lot in Enumerable.Reverse(p.From))
        {
            var before = Math.Min(skipped, lot.Coins);
            skipped -= before;
            var back = Math.Min(rest, lot.Coins - before);
            rest -= back;
            if (back == 0) continue;
            if (closed.Contains(p.Wallet!)) Add(Held, $"unclaimed:{p.Wallet}/{lot.Fund}/{lot.End:uuuu-MM-dd}", back);
            else lots[p.Wallet!].Add(lot with { Coins = back });
        }
        Add(Held, "merchant:" + p.Shop, -coins);
        if (p.ByCard) Spent(p, -coins);
        p.Refunded += coins;
        p.VegetablesRefunded += Math.Max(0, share);
        TakeBack(p, p.Refunded == p.Coins || p.Vegetables == 0
            ? p.Earned
            : p.Earned * p.VegetablesRefunded / p.Vegetables);
        return true;
    }

    /// <summary>
    /// Earned coins go back to their fund until so many are back: first what ended, then what is there; what was
    /// spent is owed.
    /// </summary>
    private bool TakeBack(Paid p, long goal)
    {
        var coins = Math.Max(0, goal - p.TakenBack);
        p.TakenBack += coins;
        var (w, purse) = (p.Wallet!, $"{p.Wallet}/green/{Iso(p.EarnedEnd)}");
        var ended = Math.Min(coins, Counted.GetValueOrDefault("unspent:" + purse));
        var there = closed.Contains(w) ? At("unclaimed:" + purse) : Sum(w, "green", p.EarnedEnd);
        there = Math.Min(coins - ended, there);
        Add("unspent:" + purse, -ended);
        if (closed.Contains(w)) Add(Held, "unclaimed:" + purse, -there);
        else Take(w, "green", p.EarnedEnd, there);
        Add(Held, "fund:green", there);
        Add($"owed:{w}:green", coins - ended - there);
        EarnedCount(p, -coins);
        return true;
    }

    private bool Expire(string w, LocalDate today)
    {
        var ended = lots[w].Where(lot => lot.End < today && lot.Coins > 0).ToList();
        ended.ForEach(lot => Leave(w, lot));
        lots[w].RemoveAll(lot => lot.End < today);
        return ended.Count > 0;
    }

    private void Leave(string w, Lot lot)
    {
        Add(Held, lot.Fund == "paid" ? "breakage" : "fund:" + lot.Fund, lot.Coins);
        if (lot.Fund != "paid") Add($"unspent:{w}/{lot.Fund}/{Iso(lot.End)}", lot.Coins);
    }

    private bool Close(string w, LocalDate today)
    {
        if (closed.Contains(w) || !closing.Add(w)) return false;
        var bought = lots[w].Where(lot => lot.Fund == "paid" && lot.End >= today).Sum(lot => lot.Coins);
        if (bought > -At("cash:counter-hall")) return false;
        Expire(w, today);
        Add(Held, "cash:counter-hall", bought);
        lots[w].RemoveAll(lot => lot.Fund == "paid");
        lots[w].ForEach(lot => Leave(w, lot));
        lots[w].Clear();
        return closed.Add(w);
    }

    private void Give(string w, string fund, LocalDate end, long coins)
    {
        var netted = Math.Min(coins, Counted.GetValueOrDefault($"owed:{w}:{fund}"));
        Add($"owed:{w}:{fund}", -netted);
        Add(Held, "fund:" + fund, netted - coins);
        lots[w].Add(new Lot(fund, end, coins - netted));
    }

    private void Take(string w, string fund, LocalDate end, long coins)
    {
        var rest = Sum(w, fund, end) - coins;
        lots[w].RemoveAll(lot => lot.Fund == fund && lot.End == end);
        if (rest > 0) lots[w].Add(new Lot(fund, end, rest));
    }

    private bool Move(string from, string to, long coins) => Add(Held, from, -coins) && Add(Held, to, coins);
    private bool Add(string tally, long change) => Add(Counted, tally, change);

    private static bool Add(Dictionary<string, long> all, string key, long change)
    {
        all[key] = all.GetValueOrDefault(key) + change;
        return true;
    }

    private long At(string account) => Held.GetValueOrDefault(account);
    private long Sum(string w, string fund, LocalDate end) =>
        lots[w].Where(lot => lot.Fund == fund && lot.End == end).Sum(lot => lot.Coins);
    private long Live(string w, LocalDate today) => lots[w].Where(lot => lot.End >= today).Sum(lot => lot.Coins);
    private bool Full(string w, long coins, LocalDate today) => Live(w, today) + coins > Limits.WalletBalanceMax;
    private static LocalDate? End(LocalDate today) =>
        Ends.Where(end => end >= today).Select(end => (LocalDate?)end).Min();
    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
