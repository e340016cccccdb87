using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Access;

/// <summary>What a merchant would be sent now, and what makes the sum.</summary>
/// <param name="Cash">In the merchant's till, taken for top-ups: it is kept, and netted.</param>
/// <param name="Due">Owed for coins that were given back beyond what was there.</param>
public sealed record NextTransfer(long Coins, long Cash, long Due)
{
    public long Sum => Coins - Cash - Due;

    public static async Task<NextTransfer> Of(
        LedgerReads reads, MerchantId merchant, CancellationToken cancellation) => new(
        await reads.Coins(AccountAddress.Of(merchant), cancellation),
        -await reads.Coins(AccountAddress.Of(TillId.Of(merchant)), cancellation),
        -await reads.Coins(AccountAddress.Due(merchant), cancellation));
}
