using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App;

/// <summary>How much of what somebody holds works at one merchant, by what the coins are to them.</summary>
/// <param name="NotHere">What may be spent elsewhere only.</param>
public sealed record BalanceHere(IReadOnlyList<(Text Kind, long Coins)> Here, IReadOnlyList<(Text Kind, long Coins)>
    NotHere)
{
    public long Coins => Here.Sum(one => one.Coins);

    /// <summary>Null for a merchant that is not there.</summary>
    public static async Task<BalanceHere?> Of(
        LedgerReads reads, WalletId wallet, MerchantId merchant, LocalDate today, CancellationToken cancellation)
    {
        if (await reads.Fold<Merchant>(StreamId.Of(merchant), cancellation) is not { } shop) return null;
        var kinds = await FundKinds.Of(reads, cancellation);
        var funds = (await reads.Few(StreamId.FundType, cancellation))
            .Select(history => history.As<Fund>()!).ToDictionary(fund => fund.Id);
        var works = (await reads.Of(AccountKind.Wallet, wallet.Value, cancellation))
            .Where(one => one.Coins > 0 && !one.Account.IsExpired(today))
            .ToLookup(one => funds[one.Account.Fund!.Value].MayBeSpentAt(shop.Class));
        return new BalanceHere(ByKind(works[true]), ByKind(works[false]));

        IReadOnlyList<(Text, long)> ByKind(IEnumerable<Balance> purses) =>
        [
            .. purses.GroupBy(one => kinds[one.Account.Fund!.Value])
                .Select(group => (group.Key, group.Sum(one => one.Coins))),
        ];
    }
}
