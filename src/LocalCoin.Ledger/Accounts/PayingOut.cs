// Where the coins of a wallet go that its resident gives up: at its closing, and when somebody asks for what a refund
// brought back later.

using NodaTime;

namespace LocalCoin.Ledger;

internal static class PayingOut
{
    /// <summary>Cash of a counter's till, or without one a bank transfer.</summary>
    internal static AccountAddress From(TillId? till) => till is { } one ? AccountAddress.Of(one) : AccountAddress.Bank;

    /// <summary>
    /// Coins that have ended take the sweep's way, whether or not it came before: they are paid out to nobody.
    /// </summary>
    internal static AccountAddress Destination(
        LedgerState ledger, Resting one, AccountAddress source, WalletId? survivor, LocalDate today)
    {
        if (one.IsExpired(today)) return Ending.Destination(ledger, one.Account);
        var fund = one.Account.Fund!.Value;
        var family = ledger.Fund(fund)!.Family;
        if (survivor is { } other && family is not FundFamily.Free)
        {
            return AccountAddress.Purse(other, fund, one.Account.Expiry);
        }
        return family is FundFamily.Paid ? source : AccountAddress.Of(fund);
    }

    internal static Decision? Hindrance(LedgerState ledger, AccountAddress source, IEnumerable<Posting> postings)
    {
        var there = -ledger.Balance(source);
        if (postings.Where(posting => posting.To == source).Sum(posting => posting.Amount.Coins) <= there) return null;
        return (source.Kind is AccountKind.Bank ? Rejection.BankShort : Rejection.CashFloatShort).With(there);
    }
}
