// A resident pays a merchant. A shop may first set the amount by a request, which is used once and ends; the payer may
// begin; or the shop charges the payer's card or one-time code. Whoever got no answer and walked away abandons the
// payment, and a late copy of it is refused.

using NodaTime;

namespace LocalCoin.Ledger;

public sealed record RequestPayment(
    PaymentId Payment, MerchantId Merchant, SpotId Spot, Amount Amount, long? Vegetables) : Command
{
    public override StreamId Stream() => StreamId.Of(Payment);

    public override Needs Needs(Instant at, LedgerState known) =>
        new Needs().Stream(StreamId.Of(Merchant)).Stream(StreamId.Of(Spot));

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (Purchase.ShopHindrance(ledger, sender, Merchant, Spot, DeviceKind.Register) is { } hindrance)
            return hindrance;
        switch (ledger.Fold<Payment>(Stream()))
        {
            case { IsAbandoned: true }: return Rejection.PaymentAbandoned;
            case { Made: not null }: return Rejection.PaymentAlreadyMade;
            case not null: return Rejection.PaymentAlreadyRequested;
        }
        if (Vegetables < 0 || Vegetables > Amount.Coins) return Rejection.VegetablesTooMany;
        if (Amount.Coins > ledger.Limits.PaymentMax) return Rejection.PaymentTooLarge.With(ledger.Limits.PaymentMax);
        return new PaymentRequested(
            at, Payment, Merchant, Spot, Amount, Vegetables, at + ledger.Limits.RequestLifetime);
    }
}

/// <summary>The payer confirms a shop's request on the own phone.</summary>
public sealed record PayRequest(PaymentId Payment, WalletId Wallet, bool PayWhatIsThere) : Command
{
    public override StreamId Stream() => StreamId.Of(Payment);

    public override Needs Needs(Instant at, LedgerState known) =>
        known.Knows(Stream()) && known.Fold<Payment>(Stream())?.Request is { } request
            ? Purchase(request).Needs(at, known)
            : new Needs();

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var payment = ledger.Fold<Payment>(Stream());
        if (payment is { Request: null, IsAbandoned: true }) return Rejection.PaymentAbandoned;
        if (payment is not { Request: { } request }) return Rejection.PaymentUnknown;
        return Purchase(request).Decide(ledger, sender, at, at > request.Until ? Rejection.RequestExpired : null);
    }

    private Purchase Purchase(PaymentRequested request) => new(
        Payment, Wallet, request.Merchant, request.Spot, request.Amount, request.Vegetables, DeclaredBy.Shop,
        Start.Request, Channel.Phone, Proof.OwnPhone, null, PayWhatIsThere);
}

/// <summary>The payer begins: a scanned poster, a typed amount, the own phone.</summary>
/// <param name="ConfirmedAt">When the payer was shown shop and amount; a confirmation is valid for two minutes. It
/// keeps the payer's own phone from paying late: who sends at once needs none, and a wrong one harms the
/// sender alone.</param>
public sealed record PayMerchant(
    PaymentId Payment, WalletId Wallet, MerchantId Merchant, SpotId Spot, Amount Amount, long? Vegetables,
    bool PayWhatIsThere, Instant? ConfirmedAt) : Command
{
    public override StreamId Stream() => StreamId.Of(Payment);
    public override Needs Needs(Instant at, LedgerState known) => Purchase().Needs(at, known);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        // A confirmation of tomorrow would be valid until tomorrow, whatever its limit is.
        if (ConfirmedAt > at + Limits.ClockSkewMax) return Rejection.TimeInFuture;
        var isLate = ConfirmedAt is { } confirmed && at > confirmed + ledger.Limits.ConfirmationLifetime;
        return Purchase().Decide(ledger, sender, at, isLate ? Rejection.ConfirmationExpired : null);
    }

    private Purchase Purchase() => new(
        Payment, Wallet, Merchant, Spot, Amount, Vegetables, DeclaredBy.Payer,
        Start.Payer, Channel.Phone, Proof.OwnPhone, null, PayWhatIsThere);
}

/// <summary>
/// The shop charges what the payer holds out: a card, alone or with its PIN, or the phone's one-time code.
/// </summary>
/// <param name="Card">The card; null for a one-time code of the own phone.</param>
/// <param name="CodeUntil">Until when the one-time code is valid; null for a card.</param>
public sealed record ChargePayer(
    PaymentId Payment, WalletId Wallet, MerchantId Merchant, SpotId Spot, Amount Amount, long? Vegetables,
    bool PayWhatIsThere, Proof Proof, CardId? Card, Instant? CodeUntil) : Command
{
    public override StreamId Stream() => StreamId.Of(Payment);
    public override Needs Needs(Instant at, LedgerState known) => Purchase().Needs(at, known);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (Card is null == (CodeUntil is null) || Card is null != (Proof is Proof.OwnPhone))
        {
            throw new InvalidOperationException("a charge is of a card, alone or with its PIN, or of a phone's code");
        }
        return Purchase().Decide(ledger, sender, at, at > CodeUntil ? Rejection.CodeExpired : null);
    }

    private Purchase Purchase() => new(
        Payment, Wallet, Merchant, Spot, Amount, Vegetables, DeclaredBy.Shop,
        Start.Charge, Card is null ? Channel.Phone : Channel.Card, Proof, Card, PayWhatIsThere);
}

/// <summary>
/// No answer came and the payer walked away, or the shop took its request back: it shall not happen any more.
/// </summary>
public sealed record AbandonPayment(PaymentId Payment) : Command
{
    public override StreamId Stream() => StreamId.Of(Payment);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at) =>
        ledger.Fold<Payment>(Stream()) switch
    {
        { IsAbandoned: true } => Rejection.PaymentAbandoned,
        { Made: not null } => Rejection.PaymentAlreadyMade,
        _ => new PaymentAbandoned(at, Payment),
    };
}

/// <param name="Until">The last instant at which it can be paid.</param>
public sealed record PaymentRequested(
    Instant At, PaymentId Payment, MerchantId Merchant, SpotId Spot, Amount Amount, long? Vegetables, Instant Until)
    : LedgerEvent(At, [], []);

/// <summary>
/// Paid. What statistics will need is stamped here, for they read no other table; nothing about a person.
/// </summary>
/// <param name="Amount">Coins paid.</param>
/// <param name="Cash">What was short and is paid in cash.</param>
/// <param name="Vegetables">Of the coins, what was for vegetables, by the
/// word of <paramref name="DeclaredBy"/>.</param>
/// <param name="Enrolled">Whether the wallet then took part in any programme.</param>
public sealed record PaymentMade(
    Instant At, PaymentId Payment, WalletId Wallet, MerchantId Merchant, SpotId Spot, SpotKind SpotKind, Amount Amount,
    long Cash, long Vegetables, DeclaredBy? DeclaredBy, Start Start, Channel Channel, Proof Proof, CardId? Card,
    bool Enrolled, IReadOnlyList<Earned> Earned, IReadOnlyList<Posting> Postings, IReadOnlyList<Count> Counts)
    : LedgerEvent(At, Postings, Counts);

public sealed record PaymentAbandoned(Instant At, PaymentId Payment) : LedgerEvent(At, [], []);

/// <summary>What a payment's events mean together.</summary>
/// <param name="Refunded">Coins given back so far;
/// <paramref name="VegetablesRefunded"/> of them for vegetables.</param>
/// <param name="Returned">The same by purse, as the payment's postings name them.</param>
/// <param name="TakenBack">Earned coins clawed back so far, in the order of <see cref="PaymentMade.Earned"/>.</param>
public sealed record Payment(
    PaymentRequested? Request, PaymentMade? Made, bool IsAbandoned, bool IsUndone, bool IsStruck, long Refunded,
    long VegetablesRefunded, IReadOnlyDictionary<AccountAddress, long> Returned, IReadOnlyList<long> TakenBack)
    : IFold<Payment>
{
    private static readonly Payment None =
        new(null, null, false, false, false, 0, 0, new Dictionary<AccountAddress, long>(), []);

    public static Payment? Evolve(Payment? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, PaymentRequested e) => None with { Request = e },
        (null or { Made: null }, PaymentMade e) =>
            (state ?? None) with { Made = e, TakenBack = new long[e.Earned.Count] },
        (null or { Made: null }, PaymentAbandoned) => (state ?? None) with { IsAbandoned = true },
        ({ Made: not null } p, PaymentRefunded e) => p.With(e.Reversal),
        ({ Made: not null } p, PaymentUndone e) => p.With(e.Reversal) with { IsUndone = true },
        ({ Made: not null } p, VegetablesStruck e) => p.With(e.Reversal) with { IsStruck = true },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };

    /// <summary>Of the payment, what still counts as bought vegetables: not given back and not struck.</summary>
    public long VegetablesLeft() => IsStruck ? 0 : (Made?.Vegetables ?? 0) - VegetablesRefunded;

    /// <summary>Whether another merchant was paid, or asked to be.</summary>
    public bool IsOfOther(MerchantId merchant) =>
        (Made?.Merchant ?? Request?.Merchant) is { } other && other != merchant;

    private Payment With(Reversal reversal)
    {
        var returned = Returned.ToDictionary();
        foreach (var (purse, amount) in reversal.Returned)
        {
            returned[purse] = returned.GetValueOrDefault(purse) + amount.Coins;
        }
        return this with
        {
            Refunded = Refunded + reversal.Coins,
            VegetablesRefunded = VegetablesRefunded + reversal.Vegetables,
            Returned = returned,
            TakenBack = [.. TakenBack.Zip(reversal.TakenBack, static (before, now) => before + now)],
        };
    }
}
