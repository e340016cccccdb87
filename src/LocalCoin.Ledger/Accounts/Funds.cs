// A fund is a source of coins with terms of its own: what kind of money it is before the law, when its coins end,
// and where they may be spent. Its budget is an account that cannot go below zero, so no programme can overspend.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>
/// Paid: bought with yen. Premium: given on top of paid coins. Free: given without consideration.
/// The Payment Services Act (資金決済法) counts paid coins as a prepaid instrument; of the others the fund says so.
/// </summary>
public enum FundFamily { Free, Premium, Paid }

public enum ExpiryKind { None, Dates, Yearly, Months }

/// <summary>
/// When coins end: never, on the next of fixed dates, on the next of days of the year, or some months on.
/// </summary>
/// <param name="Dates">With <see cref="ExpiryKind.Dates"/>: the last days, in order.</param>
/// <param name="Days">With <see cref="ExpiryKind.Yearly"/>: days of every
/// year, such as 31 March and 30 September.</param>
/// <param name="Months">With <see cref="ExpiryKind.Months"/>: the end of
/// the month that many months after issue.</param>
/// <param name="LifeMin">Days that coins live at the least, so that nothing is
/// given in the evening that ends at midnight.</param>
public sealed record ExpiryPolicy(
    ExpiryKind Kind, IReadOnlyList<LocalDate>? Dates, IReadOnlyList<AnnualDate>? Days, int? Months, int? LifeMin)
{
    public static readonly ExpiryPolicy None = new(ExpiryKind.None, null, null, null, null);

    /// <summary>
    /// The last day of coins issued on a day; <paramref name="exists"/> is false when all dates have passed.
    /// </summary>
    public LocalDate? LastDay(LocalDate issued, out bool exists)
    {
        var first = issued.PlusDays(LifeMin ?? 0);
        LocalDate? last = Kind switch
        {
            ExpiryKind.None => null,
            ExpiryKind.Dates => Dates!.Where(date => date >= first).Select(date => (LocalDate?)date).Min(),
            ExpiryKind.Yearly => Days!
                .SelectMany(day => new[] { day.InYear(first.Year), day.InYear(first.Year + 1) })
                .Where(date => date >= first).Min(),
            ExpiryKind.Months => DateAdjusters.EndOfMonth(LocalDate.Max(issued.PlusMonths(Months!.Value), first)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        exists = Kind is ExpiryKind.None || last is not null;
        return last;
    }

    internal bool IsValid() => LifeMin is null or (>= 0 and <= 366) && Kind switch
    {
        ExpiryKind.None => true,
        ExpiryKind.Dates => Dates is { Count: > 0 and <= 100 },
        ExpiryKind.Yearly => Days is { Count: > 0 and <= 12 },
        ExpiryKind.Months => Months is >= 0 and <= 120,
        _ => false,
    };
}

public sealed record DefineFund(
    FundId Fund, FundFamily Family, ExpiryPolicy Expiry,
    IReadOnlyList<MerchantClass> MerchantClasses, bool CountsAsPrepaid)
    : Command
{
    public override StreamId Stream() => StreamId.Of(Fund);


    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fund(Fund) is not null) return Rejection.FundExists;
        if (!Expiry.IsValid() || MerchantClasses.Count > 100) return Rejection.TermsInvalid;
        return new FundDefined(at, Fund, Family, Expiry, MerchantClasses, CountsAsPrepaid);
    }
}

/// <summary>Puts coins into a fund's budget, or takes unspent ones out of it.</summary>
/// <param name="Change">Coins; negative takes out.</param>
public sealed record SetBudget(FundId Fund, long Change) : Command
{
    public override StreamId Stream() => StreamId.Of(Fund);

    public override Needs Needs(Instant at, LedgerState known) =>
        new Needs().Account(AccountAddress.Of(Fund)).Account(AccountAddress.Issuer);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fund(Fund) is not { } fund) return Rejection.FundUnknown;
        if (Change is 0 or > Amount.CoinsMax or < -Amount.CoinsMax) return Rejection.TermsInvalid;
        if (fund.Family is FundFamily.Paid) return Rejection.FundNotOfFamily;
        var account = AccountAddress.Of(Fund);
        var left = ledger.Balance(account);
        if (Change < 0 && left < -Change) return Rejection.BudgetExhausted.With(left);
        if (left + Change > Amount.CoinsMax || ledger.Balance(AccountAddress.Issuer) - Change < -Amount.CoinsMax)
        {
            return Rejection.TermsInvalid;
        }
        var posting = Change > 0
            ? new Posting(AccountAddress.Issuer, account, new Amount(Change))
            : new Posting(account, AccountAddress.Issuer, new Amount(-Change));
        return new FundBudgetSet(at, Fund, Change, [posting]);
    }
}

/// <summary>The city's yen for a fund has arrived at the bank.</summary>
public sealed record ReceiveFunding(FundId Fund, Amount Amount) : Command
{
    public override StreamId Stream() => StreamId.Of(Fund);

    public override Needs Needs(Instant at, LedgerState known) =>
        new Needs().Account(AccountAddress.Bank).Account(AccountAddress.Issuer);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fund(Fund) is null) return Rejection.FundUnknown;
        if (ledger.Balance(AccountAddress.Bank) - Amount.Coins < -Amount.CoinsMax) return Rejection.TermsInvalid;
        return new FundingReceived(at, Fund, Amount, [new(AccountAddress.Bank, AccountAddress.Issuer, Amount)]);
    }
}

public sealed record FundDefined(
    Instant At, FundId Fund, FundFamily Family, ExpiryPolicy Expiry, IReadOnlyList<MerchantClass> MerchantClasses,
    bool CountsAsPrepaid) : LedgerEvent(At, [], []);

public sealed record FundBudgetSet(Instant At, FundId Fund, long Change, IReadOnlyList<Posting> Postings)
    : LedgerEvent(At, Postings, []);

public sealed record FundingReceived(Instant At, FundId Fund, Amount Amount, IReadOnlyList<Posting> Postings)
    : LedgerEvent(At, Postings, []);

/// <summary>A fund and its terms.</summary>
/// <param name="MerchantClasses">Where its coins may be spent; empty means everywhere.</param>
public sealed record Fund(
    FundId Id, FundFamily Family, ExpiryPolicy Expiry,
    IReadOnlyList<MerchantClass> MerchantClasses, bool CountsAsPrepaid)
    : IFold<Fund>
{
    public bool IsRestricted() => MerchantClasses.Count > 0;
    public bool MayBeSpentAt(MerchantClass merchant) => !IsRestricted() || MerchantClasses.Contains(merchant);

    public static Fund? Evolve(Fund? state, Recorded recorded) => recorded.Event switch
    {
        FundDefined e => new Fund(e.Fund, e.Family, e.Expiry, e.MerchantClasses, e.CountsAsPrepaid),
        _ => state,
    };
}
