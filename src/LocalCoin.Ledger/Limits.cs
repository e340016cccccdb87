using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>The limits of the scheme, in coins unless said otherwise. Configuration; these are the defaults.</summary>
public sealed record Limits
{
    /// <summary>The most coins one wallet may hold. Refunds ignore it.</summary>
    public long WalletBalanceMax { get; init; } = 100_000;

    public long PaymentMax { get; init; } = 50_000;

    /// <summary>A card alone, without PIN: one payment, and one day in Asia/Tokyo.</summary>
    public long CardPaymentMax { get; init; } = 2_000;
    public long CardDayMax { get; init; } = 5_000;

    /// <summary>The same where nobody watches.</summary>
    public long CardUnattendedPaymentMax { get; init; } = 1_000;
    public long CardUnattendedDayMax { get; init; } = 2_000;

    /// <summary>Cash in hands, until it is brought to the bank.</summary>
    public long MerchantCashMax { get; init; } = 50_000;
    public long CounterCashMax { get; init; } = 500_000;

    /// <summary>What a merchant may come to owe by refunds after its settlement.</summary>
    public long DueMax { get; init; } = 1_000_000;

    /// <summary>How far the clocks of two machines may differ.</summary>
    public static readonly Duration ClockSkewMax = Duration.FromSeconds(2);

    public Duration RequestLifetime { get; init; } = Duration.FromMinutes(5);
    public Duration ConfirmationLifetime { get; init; } = Duration.FromMinutes(2);
    public Duration UndoWindow { get; init; } = Duration.FromMinutes(3);
}
