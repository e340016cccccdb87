using LocalCoin.Ledger;

namespace LocalCoin.Tests.Machine;

/// <summary>
/// The scheme once more, as one table of names and numbers (accounts and tallies), written from the design and not
/// from the code. It says only whether something happens and what the table holds then.
/// </summary>
public sealed class Reckoning
{
    public static readonly Limits Limits = new()
    {
        WalletBalanceMax = 100, PaymentMax = 50, CardPaymentMax = 20, CardDayMax = 30, CardUnattendedPaymentMax = 10,
        CardUnattendedDayMax = 15, CounterCashMax = 120,
    };

    private const string Till = "cash:counter-hall", Fresh = "";
    private static readonly LocalDate[] Ends = [new(2027, 1, 12), new(2027, 1, 20), new(2027, 2, 10)];

    private readonly Dictionary<string, Paid> payments = [];
    private readonly Dictionary<string, (long Coins, long Bonus, Purse Purse, LocalDate Day)> topUps = [];
    private readonly Dictionary<string, (string Fund, LocalDate End)> runs = [];
    private readonly HashSet<string> facts = [];
    private LocalDate today;

    public Dictionary<string, long> Books { get; } = new()
    {
        ["fund:city"] = 150, ["fund:tour"] = 100, ["fund:green"] = 60, ["fund:bonus"] = 15,
    };

    private sealed record Purse(string Wallet, string Fund, LocalDate End)
    {
        public override string ToString() => $"{Wallet}/{Fund}/{End:uuuu-MM-dd}";
    }

    private sealed class Paid
    {
        public string State = Fresh, Wallet = "", Shop = "", Day = "";
        public long Coins, Vegetables, Earned, Refunded, VegetablesRefunded, TakenBack;
        public List<(Purse Purse, long Coins)> From = [];
        public bool Struck, ByPayer, ByCard;
        public Instant At;
        public LocalDate EarnedEnd;
    }

    public bool Do(Step step, Instant now)
    {
        today = Tokyo.Day(now);
        var (w, shop, coins) = (step.WalletId.Value, step.Shopping, (long)step.Coins);
        if (!payments.TryGetValue($"p{step.Id}", out var p)) payments[$"p{step.Id}"] = p = new Paid();
        return step.Act switch
        {
            Act.Grant => !Is("closed", w) && facts.Add($"grant {step.Id}") && End() is { } end && Fits(w, coins)
                && Give("fund:" + step.Fund, new(w, step.Fund, end), coins),
            Act.Run => facts.Add($"run {step.Id}") && End() is { } end
                && Move("fund:" + step.Fund, $"run:r{step.Id}", Step.RunTotal)
                && runs.TryAdd($"r{step.Id}", (step.Fund, end)),
            Act.Line => Line($"r{step.Id}", step.Line, w, step.LineCoins),
            Act.Finish => runs.ContainsKey($"r{step.Id}") && Books[$"run:r{step.Id}"] == 0
                && facts.Add($"finished {step.Id}"),
            Act.TopUp => TopUp($"t{step.Id}", w, coins, step.HasPremium),
            Act.Void => Void($"t{step.Id}"),
            Act.Bank => coins <= -At(Till) && Add("bank", -coins) && Add(Till, coins),
            Act.Pay or Act.Charge => p.State == Fresh && Pay(p, w, shop, step, now),
            Act.Request => p.State == Fresh && coins <= Limits.PaymentMax && Request(p, shop, step, now),
            Act.PayRequest => p.State == "requested" && now <= p.At + Duration.FromMinutes(5)
                && Pay(p, w, p.Shop, step with { Coins = (int)p.Coins, Vegetables = (int)p.Vegetables }, now),
            Act.Abandon => p.State is Fresh or "requested" && Become(p, "abandoned"),
            Act.Refund => p.State == "made" && p.Shop == shop
                && GiveBack(p, step.Choice == 0 ? p.Coins - p.Refunded : coins),
            Act.Strike => p is { State: "made", ByPayer: true, Struck: false } && p.Shop == shop
                && p.Day == $"{today:R}" && p.Vegetables > p.VegetablesRefunded && (p.Struck = TakeBack(p, p.Earned)),
            Act.Undo => p is { State: "made", Refunded: 0, Shop: "stand" } && p.Wallet == w
                && now - p.At <= Duration.FromMinutes(3) && At($"undone:{w}:{today:R}") == 0
                && GiveBack(p, p.Coins) && Add($"undone:{w}:{today:R}", 1) && Become(p, "undone"),
            Act.Expire => Sweep(w),
            Act.Freeze => !Is("closed", w) && facts.Add($"frozen {w}"),
            Act.Unfreeze => !Is("closed", w) && facts.Remove($"frozen {w}"),
            Act.Close => Close(w),
            Act.PayOut => PayOut(w),
            _ => true,
        };
    }

    private bool Line(string run, int line, string w, long coins)
    {
        if (!runs.TryGetValue(run, out var terms) || line > 2 || coins > At("run:" + run)) return false;
        if (!facts.Add($"{run} {line}")) return false;
        return Is("closed", w) || !Fits(w, coins)
            ? Move("run:" + run, "fund:" + terms.Fund, coins)
            : Give("run:" + run, new(w, terms.Fund, terms.End), coins);
    }

    /// <summary>Ten paid in bring three more, for forty in all, until the end of February.</summary>
    private bool TopUp(string id, string w, long coins, bool premium)
    {
        var bonus = premium ? coins / 10 * 3 : 0;
        if (Is("closed", w) || Is("frozen", w) || topUps.ContainsKey(id) || !Fits(w, coins + bonus)) return false;
        if (coins - At(Till) > Limits.CounterCashMax || bonus > At("fund:bonus")) return false;
        if (premium && (today > new LocalDate(2027, 2, 28) || (bonus > 0 && End() is null))) return false;
        if (At($"paid-in:{w}:new") + (bonus / 3 * 10) > 40) return false;
        var purse = new Purse(w, "paid", DateAdjusters.EndOfMonth(today));
        topUps[id] = (coins, bonus, purse, today);
        Add($"wallet:{purse}", coins);
        Add($"paid-in:{w}:new", bonus / 3 * 10);
        return Add(Till, -coins) && (bonus == 0 || Give("fund:bonus", new(w, "bonus", End()!.Value), bonus));
    }

    private bool Void(string id)
    {
        if (!topUps.TryGetValue(id, out var made) || Is("voided", id) || made.Day != today) return false;
        if (Is("closed", made.Purse.Wallet) || Is("frozen", made.Purse.Wallet)) return false;
        var coins = Math.Min(made.Coins, At($"wallet:{made.Purse}"));
        if (coins == 0 || coins > -At(Till)) return false;
        Add($"wallet:{made.Purse}", -coins);
        Add($"paid-in:{made.Purse.Wallet}:new", -Ceiling(made.Bonus / 3 * 10 * coins, made.Coins));
        if (made.Bonus > 0)
            Claim(new(made.Purse.Wallet, "bonus", End()!.Value), Ceiling(made.Bonus * coins, made.Coins));
        return Add(Till, coins) && facts.Add($"voided {id}");
    }

    private static bool Request(Paid p, string shop, Step step, Instant now)
    {
        (p.Shop, p.Coins, p.At, p.Vegetables) = (shop, step.Coins, now, Math.Min(step.Vegetables, step.Coins));
        return Become(p, "requested");
    }

    private bool Pay(Paid p, string w, string shop, Step step, Instant now)
    {
        if (Is("closed", w) || Is("frozen", w)) return false;
        var usable = Purses(w).Where(one => one.Purse.End >= today && (one.Purse.Fund != "tour" || shop == "shop"))
            .OrderBy(one => one.Purse.End).ThenBy(one => Array.IndexOf(["tour", "city", "green", "bonus", "paid"],
                one.Purse.Fund)).ToList();
        var here = usable.Sum(one => one.Coins);
        var coins = step.TakesWhatIsThere ? Math.Min(step.Coins, here) : step.Coins;
        if (coins == 0 || coins > here || coins > Limits.PaymentMax) return false;
        p.ByCard = step.Act is Act.Charge;
        if (p.ByCard && (coins > (shop == "stand" ? 10 : 20) || At($"spent:{w}:{today:R}") + coins > 30
            || (shop == "stand" && At($"spent:{w}:{today:R}:unattended") + coins > 15))) return false;
        (p.Wallet, p.Shop, p.Day, p.Coins, p.At) = (w, shop, $"{today:R}", coins, now);
        var rest = coins;
        foreach (var (purse, most) in usable.TakeWhile(_ => rest > 0))
        {
            p.From.Add((purse, Math.Min(rest, most)));
            Move($"wallet:{purse}", "merchant:" + shop, Math.Min(rest, most));
            rest -= most;
        }
        if (p.ByCard) Spent(p, coins);
        p.Vegetables = shop == "stand" ? coins : Math.Min(step.Vegetables, coins);
        p.ByPayer = step.Act is Act.Pay && shop == "shop" && p.Vegetables > 0;
        Earn(p);
        return Become(p, "made");
    }

    /// <summary>Half of it, at most 8 a day and 20 a month, as far as wallet and fund allow.</summary>
    private void Earn(Paid p)
    {
        var caps = new[]
        {
            p.Vegetables / 2, 8 - At($"earned:{p.Wallet}:veg:{p.Day}"), 20 - At($"earned:{p.Wallet}:veg:{p.Day[..7]}"),
            Limits.WalletBalanceMax - Live(p.Wallet), End() is null ? 0 : At("fund:green"),
        };
        if (caps.Min() <= 0) return;
        (p.Earned, p.EarnedEnd) = (caps.Min(), End()!.Value);
        Give("fund:green", new(p.Wallet, "green", p.EarnedEnd), p.Earned);
        Earned(p, p.Earned);
    }

    /// <summary>To the purses that paid, last used first; then the share of what it earned.</summary>
    private bool GiveBack(Paid p, long coins)
    {
        var left = p.Coins - p.Refunded;
        if (left == 0 || coins > left) return false;
        var vegetablesLeft = p.Struck ? 0 : p.Vegetables - p.VegetablesRefunded;
        var share = (p.Vegetables * (p.Refunded + coins) / p.Coins) - p.VegetablesRefunded;
        share = Math.Min(Math.Max(share, coins - (left - vegetablesLeft)), Math.Min(coins, vegetablesLeft));
        // Every coin on its own: those that paid, in order, less those that are back already, from the end.
        var each = p.From.SelectMany(one => Enumerable.Repeat(one.Purse, (int)one.Coins)).ToArray();
        foreach (var purse in each.SkipLast((int)p.Refunded).TakeLast((int)coins))
            Move("merchant:" + p.Shop, Place(purse), 1);
        if (p.ByCard) Spent(p, -coins);
        p.Refunded += coins;
        p.VegetablesRefunded += Math.Max(0, share);
        return TakeBack(p, p.Refunded == p.Coins || p.Vegetables == 0
            ? p.Earned
            : p.Earned * p.VegetablesRefunded / p.Vegetables);
    }

    private bool TakeBack(Paid p, long goal)
    {
        var coins = Math.Max(0, goal - p.TakenBack);
        p.TakenBack += coins;
        if (p.Earned > 0) Claim(new(p.Wallet, "green", p.EarnedEnd), coins);
        return Earned(p, -coins);
    }

    /// <summary>First what ended meets it, then what is there; the rest was spent and is owed.</summary>
    private void Claim(Purse purse, long coins)
    {
        var ended = Math.Min(coins, At($"unspent:{purse}"));
        var there = Math.Min(coins - ended, At(Place(purse)));
        Add($"unspent:{purse}", -ended);
        Move(Place(purse), "fund:" + purse.Fund, there);
        Add($"owed:{purse.Wallet}:{purse.Fund}", coins - ended - there);
    }

    private bool Sweep(string w) => Purses(w).Where(one => one.Purse.End < today).ToList() is { Count: > 0 } ended
        && ended.TrueForAll(one => Leave(one.Purse, one.Coins, "breakage"));

    private bool Close(string w)
    {
        if (Is("closed", w) || !facts.Add($"closing {w}") || Is("frozen", w)) return false;
        return GoAway(w) && facts.Add($"closed {w}");
    }

    private bool PayOut(string w) => Is("closed", w) && Purses(w).Count > 0 && facts.Add($"payout {w}") && GoAway(w)
        && facts.Remove($"payout {w}");

    private bool GoAway(string w)
    {
        var bought = Purses(w).Where(one => one.Purse.Fund == "paid" && one.Purse.End >= today);
        return bought.Sum(one => one.Coins) <= -At(Till) && Purses(w).TrueForAll(one =>
            Leave(one.Purse, one.Coins, one.Purse.End < today ? "breakage" : Till));
    }

    private bool Leave(Purse purse, long coins, string paid) => purse.Fund == "paid"
        ? Move(Place(purse), paid, coins)
        : Move(Place(purse), "fund:" + purse.Fund, coins) && Add($"unspent:{purse}", coins);

    private bool Give(string source, Purse purse, long coins)
    {
        if (At(source) < coins) return false;
        var netted = Math.Min(coins, At($"owed:{purse.Wallet}:{purse.Fund}"));
        Add($"owed:{purse.Wallet}:{purse.Fund}", -netted);
        return Move(source, "fund:" + purse.Fund, netted) && Move(source, $"wallet:{purse}", coins - netted);
    }

    private void Spent(Paid p, long coins)
    {
        Add($"spent:{p.Wallet}:{p.Day}", coins);
        if (p.Shop == "stand") Add($"spent:{p.Wallet}:{p.Day}:unattended", coins);
    }

    private bool Earned(Paid p, long coins) =>
        Add($"earned:{p.Wallet}:veg:{p.Day}", coins) && Add($"earned:{p.Wallet}:veg:{p.Day[..7]}", coins)
            && Add($"earned:{p.Wallet}:veg", coins);

    private bool Move(string from, string to, long coins) => At(from) >= coins && Add(from, -coins) && Add(to, coins);

    private bool Add(string name, long change)
    {
        Books[name] = At(name) + change;
        return true;
    }

    private static bool Become(Paid p, string state) => (p.State = state) == state;
    private bool Is(string what, string name) => facts.Contains($"{what} {name}");
    private long At(string name) => Books.GetValueOrDefault(name);
    private string Place(Purse purse) => (Is("closed", purse.Wallet) ? "unclaimed:" : "wallet:") + purse;
    private bool Fits(string w, long coins) => Live(w) + coins <= Limits.WalletBalanceMax;
    private long Live(string w) => Purses(w).Where(one => one.Purse.End >= today).Sum(one => one.Coins);
    private LocalDate? End() => Ends.Where(end => end >= today).Select(end => (LocalDate?)end).Min();
    private static long Ceiling(long of, long by) => (of + by - 1) / by;

    private List<(Purse Purse, long Coins)> Purses(string w) =>
    [
        .. from prefix in new[] { (Is("closed", w) ? "unclaimed:" : "wallet:") + w + "/" }
           from one in Books where one.Value > 0 && one.Key.StartsWith(prefix, StringComparison.Ordinal)
           let parts = one.Key.Split('/')
           select (new Purse(w, parts[1], NodaTime.Text.LocalDatePattern.Iso.Parse(parts[2]).Value), one.Value),
    ];
}
