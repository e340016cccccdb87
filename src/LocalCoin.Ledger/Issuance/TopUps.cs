// Cash for coins, at a merchant's or a counter's till. The cash is the scheme's until it is brought to the bank.
// 10,000 typed instead of 1,000 is voided in a minute: the same day, at the same till, as far as it is still there.

using NodaTime;

namespace LocalCoin.Ledger;

/// <param name="Fund">The paid fund whose coins are bought.</param>
/// <param name="Premium">The premium promised to the resident; refused if it cannot be given whole.</param>
public sealed record MakeTopUp(
    TopUpId TopUp, WalletId Wallet, TillId Till, FundId Fund, Amount Amount, PremiumId? Premium) : Command
{
    public override StreamId Stream() => StreamId.Of(TopUp);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs().Stream(StreamId.Of(Wallet)).PursesOf(Wallet)
            .Stream(TillStream()).Account(AccountAddress.Of(Till));
        if (Premium is { } premium && known.Premium(premium)?.RuleOf(Tokyo.Day(at)) is { } rule)
        {
            needs.Account(AccountAddress.Of(rule.Fund)).Tally(TallyKey.PaidIn(Wallet, premium))
                .Tally(TallyKey.Owed(Wallet, rule.Fund));
        }
        return needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var today = Tokyo.Day(at);
        if (ledger.Fund(Fund) is not { } fund) return Rejection.FundUnknown;
        if (!Till.IsCounter() && ledger.Fold<Merchant>(TillStream()) is { IsSuspended: true })
            return Rejection.MerchantSuspended;
        if (ledger.Stream(TillStream()) is null) return Rejection.TillUnknown;
        if (DeviceHindrance(ledger, sender, Till) is { } hindrance) return hindrance;
        var rule = Premium is { } premium ? ledger.Premium(premium)?.RuleOf(today) : null;
        if (Premium is not null && rule is null) return Rejection.PremiumUnknown;
        if (ledger.Fold<Wallet>(StreamId.Of(Wallet)) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (wallet.FrozenBy is not null) return Rejection.WalletFrozen;
        if (ledger.Stream(Stream()) is not null) return Rejection.TopUpExists;
        if (fund.Family is not FundFamily.Paid) return Rejection.FundNotOfFamily;
        var expiry = fund.Expiry.LastDay(today, out var exists);
        if (!exists) return Rejection.FundHasNoExpiryLeft;
        var units = rule is null ? 0 : Amount.Coins / rule.Unit.Coins;
        if (units > 0)
        {
            ledger.Fund(rule!.Fund)!.Expiry.LastDay(today, out var bonusExists);
            if (!bonusExists) return Rejection.FundHasNoExpiryLeft;
        }
        // The till before the wallet: a shop that asks for too much learns of its own till and not of the payer.
        var cashMax = Till.IsCounter() ? ledger.Limits.CounterCashMax : ledger.Limits.MerchantCashMax;
        var cashRoom = cashMax + ledger.Balance(AccountAddress.Of(Till));
        if (Amount.Coins > cashRoom) return Rejection.CashFloatFull.With(Math.Max(0, cashRoom));
        var room = Math.Max(0, ledger.Limits.WalletBalanceMax - Gift.Held(ledger, Wallet, today));
        if (Amount.Coins > room) return Rejection.BalanceTooLarge.With(room);
        var bonus = units * (rule?.Bonus.Coins ?? 0);
        if (Amount.Coins + bonus > room) return Rejection.BalanceTooLarge.With(room);
        var paidIn = units * (rule?.Unit.Coins ?? 0);
        if (units > 0)
        {
            var premiumRoom = rule!.PaidInMax.Coins - ledger.Tally(TallyKey.PaidIn(Wallet, rule.Premium));
            if (paidIn > premiumRoom) return Rejection.PremiumCapReached.With(Math.Max(0, premiumRoom));
        }
        if (rule is not null && bonus > ledger.Balance(AccountAddress.Of(rule.Fund)))
        {
            return Rejection.BudgetExhausted.With(ledger.Balance(AccountAddress.Of(rule.Fund)));
        }
        return Made(ledger, at, expiry, rule, bonus, paidIn);
    }

    private TopUpMade Made(LedgerState ledger, Instant at, LocalDate? expiry, PremiumSet? rule, long bonus, long paidIn)
    {
        var postings =
            new List<Posting> { new(AccountAddress.Of(Till), AccountAddress.Purse(Wallet, Fund, expiry), Amount) };
        var counts = new List<Count>();
        if (rule is null || bonus == 0)
        {
            return new TopUpMade(at, TopUp, Wallet, Till, Fund, Amount, expiry, null, null, 0, null, 0,
                postings, counts);
        }
        var bonusExpiry = ledger.Fund(rule.Fund)!.Expiry.LastDay(Tokyo.Day(at), out _);
        var gift = Gift.Of(ledger, AccountAddress.Of(rule.Fund), Wallet, rule.Fund, bonusExpiry, bonus);
        postings.AddRange(gift.Postings);
        counts.Add(new(TallyKey.PaidIn(Wallet, rule.Premium), paidIn));
        counts.AddRange(gift.Counts);
        return new TopUpMade(
            at, TopUp, Wallet, Till, Fund, Amount, expiry, rule.Premium, rule.Fund, bonus, bonusExpiry, gift.Netted,
            postings, counts);
    }

    /// <summary>A register serves its own merchant's till; a counter works without devices of merchants.</summary>
    internal static Rejection? DeviceHindrance(LedgerState ledger, Sender sender, TillId till) =>
        Devices.Hindrance(ledger, sender, DeviceKind.Register, new MerchantId(till.Value));

    private StreamId TillStream() => Till.IsCounter() ? StreamId.Of(Till) : StreamId.Of(new MerchantId(Till.Value));
}

/// <summary>
/// A mistake at the till is put right. It hands cash out, so from a frozen wallet it does not: somebody else first
/// unfreezes it.
/// </summary>
public sealed record VoidTopUp(TopUpId TopUp, TillId Till) : Command
{
    public override StreamId Stream() => StreamId.Of(TopUp);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs().Account(AccountAddress.Of(Till));
        if (!known.Knows(Stream()) || known.Fold<TopUp>(Stream()) is not { Made: var made }) return needs;
        needs.Stream(StreamId.Of(made.Wallet)).PursesOf(made.Wallet);
        if (made.PremiumFund is { } fund)
        {
            needs.Account(AccountAddress.Of(fund)).Tally(TallyKey.Owed(made.Wallet, fund))
                .Tally(TallyKey.Unspent(AccountAddress.Purse(made.Wallet, fund, made.BonusExpiry)));
        }
        foreach (var count in made.Counts) needs.Tally(count.Tally);
        return needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<TopUp>(Stream()) is not { Made: var made } topUp) return Rejection.TopUpUnknown;
        if (made.Till != Till) return Rejection.OtherTill;
        if (MakeTopUp.DeviceHindrance(ledger, sender, Till) is { } hindrance) return hindrance;
        if (ledger.Fold<Wallet>(StreamId.Of(made.Wallet)) is { IsClosed: true }) return Rejection.WalletClosed;
        if (ledger.Fold<Wallet>(StreamId.Of(made.Wallet)) is { FrozenBy: not null }) return Rejection.WalletFrozen;
        if (topUp.IsVoided) return Rejection.TopUpAlreadyVoided;
        if (Tokyo.Day(made.At) != Tokyo.Day(at)) return Rejection.VoidTooLate;
        var purse = AccountAddress.Purse(made.Wallet, made.Fund, made.Expiry);
        var inTill = -ledger.Balance(AccountAddress.Of(Till));
        var coins = Math.Min(made.Amount.Coins, ledger.PurseBalance(made.Wallet, purse));
        if (coins == 0) return Rejection.NothingLeft;
        if (coins > inTill) return Rejection.CashFloatShort.With(inTill);
        var amount = new Amount(coins);
        var postings = new List<Posting> { new(purse, AccountAddress.Of(Till), amount) };
        var counts = new List<Count>();
        if (made.PremiumFund is { } fund) TakeBackPremium(ledger, made, fund, coins, postings, counts);
        return new TopUpVoided(at, TopUp, made.Wallet, Till, amount, postings, counts);
    }

    private static void TakeBackPremium(
        LedgerState ledger, TopUpMade made, FundId fund, long coins, List<Posting> postings, List<Count> counts)
    {
        var share = Share.RoundedUp(made.Bonus, coins, made.Amount.Coins);
        var purse = AccountAddress.Purse(made.Wallet, fund, made.BonusExpiry);
        Claim.Of(ledger, made.Wallet, purse, purse, share, postings, counts);
        foreach (var count in made.Counts.Where(count =>
            count.Tally == TallyKey.PaidIn(made.Wallet, made.Premium!.Value)))
        {
            counts.Add(new(count.Tally, -Share.RoundedUp(count.Change, coins, made.Amount.Coins)));
        }
    }
}

/// <param name="Netted">Of the bonus, what settled an older claw-back and did not reach the wallet.</param>
public sealed record TopUpMade(
    Instant At, TopUpId TopUp, WalletId Wallet, TillId Till, FundId Fund, Amount Amount, LocalDate? Expiry,
    PremiumId? Premium, FundId? PremiumFund, long Bonus, LocalDate? BonusExpiry, long Netted,
    IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts) : LedgerEvent(At, Postings, Counts);

/// <param name="Amount">Paid coins taken back and cash handed out; less than the top-up where some were spent.</param>
public sealed record TopUpVoided(
    Instant At, TopUpId TopUp, WalletId Wallet, TillId Till, Amount Amount,
    IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts) : LedgerEvent(At, Postings, Counts);

public sealed record TopUp(TopUpMade Made, bool IsVoided) : IFold<TopUp>
{
    public static TopUp? Evolve(TopUp? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, TopUpMade e) => new TopUp(e, false),
        ({ } topUp, TopUpVoided) => topUp with { IsVoided = true },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
