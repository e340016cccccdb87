// The one decision behind every way of paying: by the payer, on a shop's request, or charged from a card or code.
// What the vegetables in the basket earn is part of the same event, because a reward without its purchase, or a
// refund that forgets it, must not be expressible.

using NodaTime;

namespace LocalCoin.Ledger;

/// <summary>By what the payer pays.</summary>
public enum Channel { Phone, Card }

/// <summary>How the payer showed to be the payer; the card alone has limits of its own.</summary>
public enum Proof { OwnPhone, Pin, CardAlone }

/// <summary>Who began: the payer, a shop's request, or a shop that charged the payer's card or code.</summary>
public enum Start { Payer, Request, Charge }

/// <param name="Vegetables">Yen of the amount that were for vegetables; null where nobody said.</param>
/// <param name="PayWhatIsThere">Where the balance is short, take what is there; the rest is paid in cash.</param>
internal sealed record Purchase(
    PaymentId Payment, WalletId Wallet, MerchantId Merchant, SpotId Spot, Amount Amount, long? Vegetables,
    DeclaredBy DeclaredBy, Start Start, Channel Channel, Proof Proof, CardId? Card, bool PayWhatIsThere)
{
    internal Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs().Stream(StreamId.Of(Wallet)).Stream(StreamId.Of(Merchant))
            .Stream(StreamId.Of(Spot)).Account(AccountAddress.Of(Merchant)).PursesOf(Wallet);
        if (Card is { } card) needs.Stream(StreamId.Of(card));
        if (Proof is Proof.CardAlone)
        {
            var today = Tokyo.Day(at);
            needs.Tally(TallyKey.SpentByCard(Wallet, today)).Tally(TallyKey.SpentUnattended(Wallet, today));
        }
        Earning.AddNeeds(needs, known, Wallet, Spot, at);
        return needs;
    }

    /// <summary>Why the shop, the place or the register cannot take it.</summary>
    internal static Rejection? ShopHindrance(
        LedgerState ledger, Sender sender, MerchantId merchant, SpotId spotId, DeviceKind device)
    {
        if (ledger.Fold<Merchant>(StreamId.Of(merchant)) is not { } shop) return Rejection.MerchantUnknown;
        if (shop.IsSuspended) return Rejection.MerchantSuspended;
        if (ledger.Fold<Spot>(StreamId.Of(spotId)) is not { } spot) return Rejection.SpotUnknown;
        if (spot.IsClosed) return Rejection.SpotClosed;
        if (spot.Merchant != merchant) return Rejection.SpotOfOtherMerchant;
        return Devices.Hindrance(ledger, sender, device, spotId);
    }

    /// <param name="ended">Why it comes too late, if it does.</param>
    internal Decision Decide(LedgerState ledger, Sender sender, Instant at, Rejection? ended)
    {
        if (ShopHindrance(ledger, sender, Merchant, Spot, DeviceKind.Kiosk) is { } shopHindrance) return shopHindrance;
        if (PayerHindrance(ledger) is { } payerHindrance) return payerHindrance;
        switch (ledger.Fold<Payment>(StreamId.Of(Payment)))
        {
            case { IsAbandoned: true }: return Rejection.PaymentAbandoned;
            case { Made: not null }: return Rejection.PaymentAlreadyMade;
            case { Request: not null } when Start is not Start.Request: return Rejection.PaymentAlreadyRequested;
        }
        if (ended is { } late) return late;
        var merchant = ledger.Fold<Merchant>(StreamId.Of(Merchant))!;
        var today = Tokyo.Day(at);
        var purses = Spendable(ledger, merchant, today);
        var here = purses.Sum(purse => purse.Coins);
        var coins = PayWhatIsThere ? Math.Min(Amount.Coins, here) : Amount.Coins;
        var isShort = coins > here || coins == 0;
        if (Vegetables < 0 || Vegetables > Amount.Coins) return Rejection.VegetablesTooMany;
        if (LimitHindrance(ledger, coins, today) is { } limit) return limit;
        // What is there is asked last: whoever tries amounts that are not allowed learns nothing of it.
        if (!isShort) return Made(ledger, purses, coins, today, at);
        return Gift.Held(ledger, Wallet, today) >= Math.Max(coins, 1)
            ? Rejection.NotForThisMerchant.With(here)
            : Rejection.BalanceShort.With(here);
    }

    private Rejection? PayerHindrance(LedgerState ledger)
    {
        if (ledger.Fold<Wallet>(StreamId.Of(Wallet)) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (wallet.FrozenBy is not null) return Rejection.WalletFrozen;
        if (Card is not { } id) return null;
        if (ledger.Fold<Card>(StreamId.Of(id)) is not { } card) return Rejection.CardUnknown;
        if (card.IsAsleep) return Rejection.CardAsleep;
        if (card.IsStopped) return Rejection.CardStopped;
        return card.Wallet == Wallet ? null : Rejection.CardOfOtherWallet;
    }

    private Decision? LimitHindrance(LedgerState ledger, long coins, LocalDate today)
    {
        var limits = ledger.Limits;
        if (coins > limits.PaymentMax) return Rejection.PaymentTooLarge.With(limits.PaymentMax);
        if (Proof is not Proof.CardAlone) return null;
        var wallet = ledger.Fold<Wallet>(StreamId.Of(Wallet))!;
        var unattended = ledger.Fold<Spot>(StreamId.Of(Spot))!.IsUnattended();
        var most = Math.Min(
            wallet.CardPaymentMax ?? limits.CardPaymentMax,
            unattended ? limits.CardUnattendedPaymentMax : limits.CardPaymentMax);
        if (coins > most) return Rejection.CardPaymentTooLarge.With(most);
        var left = Math.Min(wallet.CardDayMax ?? limits.CardDayMax, limits.CardDayMax)
            - ledger.Tally(TallyKey.SpentByCard(Wallet, today));
        if (unattended)
        {
            left = Math.Min(left, limits.CardUnattendedDayMax - ledger.Tally(TallyKey.SpentUnattended(Wallet, today)));
        }
        return coins > left ? Rejection.CardDayLimitReached.With(Math.Max(0, left)) : null;
    }

    /// <summary>
    /// In the order they are spent: earliest last day first, then restricted before general, then free before
    /// premium before paid, then by address.
    /// </summary>
    private List<Purse> Spendable(LedgerState ledger, Merchant merchant, LocalDate today)
    {
        var purses = new List<(Purse Purse, Fund Fund)>();
        foreach (var purse in ledger.Purses(Wallet))
        {
            if (purse.Coins <= 0 || purse.IsExpired(today)) continue;
            var fund = ledger.Fund(purse.Fund())!;
            if (fund.MayBeSpentAt(merchant.Class)) purses.Add((purse, fund));
        }
        purses.Sort(static (left, right) =>
        {
            var order = (left.Purse.Address.Expiry ?? LocalDate.MaxIsoValue)
                .CompareTo(right.Purse.Address.Expiry ?? LocalDate.MaxIsoValue);
            if (order == 0) order = right.Fund.IsRestricted().CompareTo(left.Fund.IsRestricted());
            if (order == 0) order = left.Fund.Family.CompareTo(right.Fund.Family);
            return order != 0 ? order : left.Purse.Address.CompareTo(right.Purse.Address);
        });
        return purses.ConvertAll(static pair => pair.Purse);
    }

    private Decision Made(LedgerState ledger, List<Purse> purses, long coins, LocalDate today, Instant at)
    {
        var postings = new List<Posting>(2);
        var counts = new List<Count>(2);
        var rest = coins;
        var to = AccountAddress.Of(Merchant);
        foreach (var purse in purses)
        {
            if (rest == 0) break;
            var taken = Math.Min(rest, purse.Coins);
            postings.Add(new(purse.Address, to, new Amount(taken)));
            rest -= taken;
        }
        var spot = ledger.Fold<Spot>(StreamId.Of(Spot))!;
        if (Proof is Proof.CardAlone)
        {
            counts.Add(new(TallyKey.SpentByCard(Wallet, today), coins));
            if (spot.IsUnattended()) counts.Add(new(TallyKey.SpentUnattended(Wallet, today), coins));
        }
        var wallet = ledger.Fold<Wallet>(StreamId.Of(Wallet))!;
        var (vegetables, declaredBy) = Declared(spot, coins);
        var room = ledger.Limits.WalletBalanceMax - (Gift.Held(ledger, Wallet, today) - coins);
        var earned = declaredBy is { } who
            ? Earning.Of(ledger, new Basket(wallet, Merchant, spot, vegetables, who), room, at, postings, counts)
            : [];
        // One is kept free: a refund may have to split one purse's coins between what the merchant has and what it
        // owes.
        if (postings.Count >= Posting.PostingsMax) return Rejection.TooManyPostings;
        return new PaymentMade(
            at, Payment, Wallet, Merchant, Spot, spot.Kind, new Amount(coins), Amount.Coins - coins,
            vegetables, declaredBy,
            Start, Channel, Proof, Card, wallet.Enrolments.Count > 0, earned, postings, counts);
    }

    /// <summary>Only what is paid in coins can earn, so the vegetables' part is bounded by it.</summary>
    private (long Vegetables, DeclaredBy? By) Declared(Spot spot, long coins) =>
        spot.VegetablesOnly ? (coins, Ledger.DeclaredBy.Spot)
        : Vegetables is > 0 and var part ? (Math.Min(part, coins), DeclaredBy)
        : (0, null);
}
