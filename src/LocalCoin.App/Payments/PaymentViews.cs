// What is told of a payment, and to whom. A shop learns that it was paid; never by whom, nor what they have or earned.

using LocalCoin.Ledger;

namespace LocalCoin.App.Payments;

/// <param name="Coins">What buying vegetables earned in this programme.</param>
/// <param name="Netted">Of these, what settled an older claw-back.</param>
/// <param name="Less">Why it is less than the rule promises.</param>
public sealed record EarnedShown(ProgrammeId Programme, long Coins, long Netted, LocalDate? Expiry, EarnedLess? Less);

/// <summary>A payment that has just been made.</summary>
/// <param name="Cash">What was short and is to be paid in cash.</param>
public sealed record PaidShown(
    PaymentId Payment, long Seq, Instant At, MerchantId Merchant, SpotId Spot, long Amount, long Cash, long Vegetables,
    IReadOnlyList<EarnedShown>? Earned)
{
    public static PaidShown ToPayer(Recorded recorded) => Of(recorded, Earnings((PaymentMade)recorded.Event));
    public static PaidShown ToShop(Recorded recorded) => Of(recorded, null);

    public static IReadOnlyList<EarnedShown> Earnings(PaymentMade made) =>
        [.. made.Earned.Select(one => new EarnedShown(one.Programme, one.Coins, one.Netted, one.Expiry, one.Less))];

    private static PaidShown Of(Recorded recorded, IReadOnlyList<EarnedShown>? earned)
    {
        var made = (PaymentMade)recorded.Event;
        return new(
            made.Payment, recorded.Seq, made.At, made.Merchant, made.Spot, made.Amount.Coins, made.Cash,
            made.Vegetables, earned);
    }
}

public enum PaymentState { Requested, Paid, PartlyRefunded, Refunded, Undone, Abandoned }

/// <summary>What a payment has come to.</summary>
/// <param name="Until">Of a request: the last instant at which it can be paid.</param>
public sealed record PaymentShown(
    PaymentId Payment, PaymentState State, Instant At, MerchantId? Merchant, SpotId? Spot, long? Amount, long? Cash,
    long? Vegetables, long Refunded, Instant? Until, IReadOnlyList<EarnedShown>? Earned, WalletId? Wallet)
{
    public static PaymentShown Of(PaymentId id, Payment payment, History history, Caller caller)
    {
        var (made, request) = (payment.Made, payment.Request);
        var isShop = caller.Is(Roles.Shop | Roles.Kiosk);
        return new PaymentShown(
            id, StateOf(payment), history.Events[^1].Event.At, made?.Merchant ?? request?.Merchant, made?.Spot
                ?? request?.Spot,
            made?.Amount.Coins ?? request?.Amount.Coins, made?.Cash, made?.Vegetables
                ?? request?.Vegetables, payment.Refunded,
            made is null ? request?.Until : null, made is null || isShop ? null : EarningsFor(caller, made),
            isShop ? null : made?.Wallet);
    }

    /// <summary>That a payer does not take part in a programme is nobody's to read but their own.</summary>
    private static IReadOnlyList<EarnedShown> EarningsFor(Caller caller, PaymentMade made) =>
    [
        .. PaidShown.Earnings(made).Where(one =>
            caller.Is(Roles.Resident) || one.Less is not EarnedLess.NotEnrolled),
    ];

    private static PaymentState StateOf(Payment payment) =>
        payment.IsAbandoned ? PaymentState.Abandoned
        : payment.Made is not { } made ? PaymentState.Requested
        : payment.IsUndone ? PaymentState.Undone
        : payment.Refunded == 0 ? PaymentState.Paid
        : payment.Refunded == made.Amount.Coins ? PaymentState.Refunded
        : PaymentState.PartlyRefunded;
}
