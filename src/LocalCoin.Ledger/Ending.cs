// Coins that end, or whose wallet closes, leave their purse by themselves: bought ones stay with the scheme, others go
// back to their fund. The latter is counted by purse, for a later refund must not claim what the fund has already got.
// What a refund brings back to a closed wallet waits among the unclaimed coins, under the same terms.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>Coins of a wallet: in a purse of its own or, of a closed one, waiting for their owner.</summary>
internal sealed record Resting(AccountAddress Account, long Coins)
{
    internal bool IsExpired(LocalDate today) => Account.IsExpired(today);
}

internal static class Ending
{
    /// <summary>What <see cref="Unclaimed"/> reads; every purse of the wallet has such an account beside it.</summary>
    internal static Needs NeedUnclaimed(Needs needs, LedgerState known, WalletId wallet)
    {
        needs.Stream(StreamId.Of(wallet)).PursesOf(wallet).Account(AccountAddress.Breakage);
        if (!known.KnowsPursesOf(wallet)) return needs;
        foreach (var purse in known.Purses(wallet))
        {
            needs.Account(AccountAddress.Of(purse.Fund())).Tally(TallyKey.Unspent(purse.Address))
                .Account(AccountAddress.Unclaimed(wallet, purse.Fund(), purse.Address.Expiry));
        }
        return needs;
    }

    /// <summary>In the order of their accounts.</summary>
    internal static IEnumerable<Resting> Unclaimed(LedgerState ledger, WalletId wallet) => ledger.Purses(wallet)
        .Select(purse => AccountAddress.Unclaimed(wallet, purse.Fund(), purse.Address.Expiry))
        .Select(account => new Resting(account, ledger.Balance(account)))
        .Where(resting => resting.Coins > 0)
        .OrderBy(resting => resting.Account);

    /// <summary>In the order of their accounts.</summary>
    internal static IEnumerable<Resting> InPurses(LedgerState ledger, WalletId wallet) => ledger.Purses(wallet)
        .Where(purse => purse.Coins > 0)
        .Select(purse => new Resting(purse.Address, purse.Coins))
        .OrderBy(resting => resting.Account);

    /// <summary>Where coins go after their last day.</summary>
    internal static AccountAddress Destination(LedgerState ledger, AccountAddress account) =>
        ledger.Fund(account.Fund!.Value)!.Family is FundFamily.Paid
            ? AccountAddress.Breakage
            : AccountAddress.Of(account.Fund!.Value);

    internal static IReadOnlyList<Count> Unspent(IEnumerable<Posting> postings) =>
    [
        .. postings.Where(posting => posting.To.Kind is AccountKind.Fund)
            .Select(posting => new Count(TallyKey.Unspent(posting.From), posting.Amount.Coins)),
    ];
}
