// Imported history carries its own time. It may fill in what nobody has reported on yet, and nothing else: it is not
// later than now, not in a period that was closed, and not before anything that a wallet it touches already did,
// because a balance that somebody saw must not change behind them. Nor does a rule of then come after the rule of now,
// which it would end. Asked by the writer, for every command alike.

using NodaTime;

namespace LocalCoin.Ledger;

public static class ImportedTime
{
    /// <summary>What <see cref="Hindrance(LedgerState, Instant, Instant)"/> reads.</summary>
    public static Needs Needs() => new Needs().Stream(StreamId.Books);

    /// <summary>Asked before the command decides.</summary>
    public static Rejection? Hindrance(LedgerState ledger, Instant at, Instant now) =>
        at > now ? Rejection.TimeInFuture
        : ledger.Fold<Books>(StreamId.Books) is { } books && at < books.OpenFrom() ? Rejection.PeriodClosed
        : null;

    /// <summary>
    /// Asked of what the command decided, before it is taken in: only its postings say which wallets it touches.
    /// </summary>
    public static Rejection? Hindrance(LedgerState ledger, LedgerEvent decided)
    {
        foreach (var posting in decided.Postings)
        {
            if (IsBehind(ledger, posting.From, decided.At) || IsBehind(ledger, posting.To, decided.At))
            {
                return Rejection.BeforeLastEntry;
            }
        }
        Instant? lastRule = decided switch
        {
            ProgrammeRuleSet set => ledger.Programme(set.Programme) is { Rules: [.., var last] } ? last.At : null,
            PremiumSet set => ledger.Premium(set.Premium) is { Rules: [.., var last] } ? last.At : null,
            _ => null,
        };
        return lastRule > decided.At ? Rejection.BeforeLastEntry : null;
    }

    private static bool IsBehind(LedgerState ledger, AccountAddress account, Instant at) =>
        account.Kind is AccountKind.Wallet && ledger.LastAt(new WalletId(account.Owner!)) > at;
}
