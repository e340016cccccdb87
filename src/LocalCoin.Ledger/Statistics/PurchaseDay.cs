using NodaTime;

namespace LocalCoin.Ledger.Statistics;

/// <summary>What a wallet bought at a spot on a day (Asia/Tokyo) in one way, less all that was given back, undone or
/// struck since: purchases, not what was eaten.</summary>
/// <param name="Payments">How many; none that was given back whole.</param>
/// <param name="Coins">Paid in coins; <paramref name="Vegetables"/> of it for vegetables.</param>
/// <param name="Earned">By the vegetables, less what was taken back.</param>
/// <param name="Capped">Of the payments, how many earned less for a cap of a day, a month or a resident.</param>
public sealed record PurchaseDay(
    WalletId Wallet, LocalDate Day, SpotId Spot, SpotKind SpotKind, Channel Channel, long Payments, long Coins,
    long Vegetables, long Earned, long Capped = 0);
