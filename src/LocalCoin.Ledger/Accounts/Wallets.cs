// A wallet is all purses of one resident. Freezing takes one person, unfreezing another.

using NodaTime;

namespace LocalCoin.Ledger;

public enum FreezeReason { CardLost, Dispute, Suspicion, CourtOrder, ResidentAsked }

public sealed record OpenWallet(WalletId Wallet) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Stream(Stream()) is not null) return Rejection.WalletExists;
        return new WalletOpened(at, Wallet);
    }
}

public sealed record FreezeWallet(WalletId Wallet, FreezeReason Reason) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Wallet>(Stream()) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (wallet.FrozenBy is not null) return Rejection.WalletFrozen;
        return new WalletFrozen(at, Wallet, Reason);
    }
}

public sealed record UnfreezeWallet(WalletId Wallet) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Wallet>(Stream()) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.FrozenBy == sender.Actor) return Rejection.SameHand;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (wallet.FrozenBy is null) return Rejection.WalletNotFrozen;
        return new WalletUnfrozen(at, Wallet);
    }
}

/// <summary>The resident's own limits for the card alone; they may only be lower than the scheme's.</summary>
/// <param name="CardPaymentMax">Coins for one payment, 0 for none; null for the scheme's limit.</param>
/// <param name="CardDayMax">Coins for one day in Asia/Tokyo; null for the scheme's limit.</param>
public sealed record SetWalletLimits(WalletId Wallet, long? CardPaymentMax, long? CardDayMax) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Wallet>(Stream()) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if ((CardPaymentMax, CardDayMax) == (wallet.CardPaymentMax, wallet.CardDayMax))
            return Rejection.NothingToChange;
        if (CardPaymentMax < 0 || CardPaymentMax > ledger.Limits.CardPaymentMax
            || CardDayMax < 0 || CardDayMax > ledger.Limits.CardDayMax)
        {
            return Rejection.TermsInvalid;
        }
        return new WalletLimitsSet(at, Wallet, CardPaymentMax, CardDayMax);
    }
}

/// <summary>What residents do alone, by a phone that may be in other hands: never more than is allowed now.</summary>
public sealed record LowerWalletLimits(WalletId Wallet, long? CardPaymentMax, long? CardDayMax) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        var set = new SetWalletLimits(Wallet, CardPaymentMax, CardDayMax).Decide(ledger, sender, at);
        if (set is not Decision.Accepted || ledger.Fold<Wallet>(Stream()) is not { } wallet) return set;
        var scheme = ledger.Limits;

        static bool Raises(long? most, long? now, long scheme) => (most ?? scheme) > (now ?? scheme);
        return Raises(CardPaymentMax, wallet.CardPaymentMax, scheme.CardPaymentMax)
            || Raises(CardDayMax, wallet.CardDayMax, scheme.CardDayMax) ? Rejection.LimitRaised : set;
    }
}

/// <summary>The merchants that the wallet's household runs: there it pays as everybody, but earns nothing.</summary>
public sealed record SetHousehold(WalletId Wallet, IReadOnlyList<MerchantId> Merchants) : Command
{
    private const int MerchantsMax = 20;

    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs();
        foreach (var merchant in Merchants.Take(MerchantsMax)) needs.Stream(StreamId.Of(merchant));
        return needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (Merchants.Take(MerchantsMax).Any(merchant => ledger.Stream(StreamId.Of(merchant)) is null))
        {
            return Rejection.MerchantUnknown;
        }
        if (ledger.Fold<Wallet>(Stream()) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (Merchants.SequenceEqual(wallet.Household)) return Rejection.NothingToChange;
        if (Merchants.Count > MerchantsMax) return Rejection.TermsInvalid;
        return new WalletHouseholdSet(at, Wallet, Merchants);
    }
}

/// <summary>The wallet takes part in a programme. Consent itself is kept on the health side.</summary>
public sealed record EnrolWallet(WalletId Wallet, ProgrammeId Programme) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Programme(Programme) is not { Rules.Count: > 0 }) return Rejection.ProgrammeUnknown;
        if (ledger.Fold<Wallet>(Stream()) is not { } wallet) return Rejection.WalletUnknown;
        if (wallet.IsClosed) return Rejection.WalletClosed;
        if (wallet.Enrolments.Contains(Programme)) return Rejection.AlreadyEnrolled;
        return new WalletEnrolled(at, Wallet, Programme);
    }
}

public sealed record WithdrawEnrolment(WalletId Wallet, ProgrammeId Programme) : Command
{
    public override StreamId Stream() => StreamId.Of(Wallet);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Wallet>(Stream()) is not { } wallet) return Rejection.WalletUnknown;
        if (!wallet.Enrolments.Contains(Programme)) return Rejection.NotEnrolled;
        return new WalletEnrolmentWithdrawn(at, Wallet, Programme);
    }
}

public sealed record WalletOpened(Instant At, WalletId Wallet) : LedgerEvent(At, [], []);
public sealed record WalletFrozen(Instant At, WalletId Wallet, FreezeReason Reason) : LedgerEvent(At, [], []);
public sealed record WalletUnfrozen(Instant At, WalletId Wallet) : LedgerEvent(At, [], []);

public sealed record WalletLimitsSet(Instant At, WalletId Wallet, long? CardPaymentMax, long? CardDayMax)
    : LedgerEvent(At, [], []);

public sealed record WalletHouseholdSet(Instant At, WalletId Wallet, IReadOnlyList<MerchantId> Merchants)
    : LedgerEvent(At, [], []);

public sealed record WalletEnrolled(Instant At, WalletId Wallet, ProgrammeId Programme) : LedgerEvent(At, [], []);
public sealed record WalletEnrolmentWithdrawn(Instant At, WalletId Wallet, ProgrammeId Programme)
    : LedgerEvent(At, [], []);

/// <summary>What a wallet's events mean together.</summary>
/// <param name="FrozenBy">Who froze it, and <paramref name="FrozenFor"/> what; null when it is not frozen.</param>
/// <param name="Closing">A proposal to close it that is not decided; <paramref name="ClosingBy"/> made it.</param>
/// <param name="Payout">The same for what is unclaimed since it was closed.</param>
public sealed record Wallet(
    WalletId Id, bool IsClosed, ActorId? FrozenBy, FreezeReason? FrozenFor, long? CardPaymentMax, long? CardDayMax,
    IReadOnlyList<MerchantId> Household, IReadOnlyList<ProgrammeId> Enrolments,
    WalletClosingProposed? Closing, ActorId? ClosingBy,
    UnclaimedPayoutProposed? Payout, ActorId? PayoutBy) : IFold<Wallet>
{
    /// <summary>
    /// Somebody else may have a claim on its coins; the other reasons are only about who may spend them.
    /// </summary>
    public bool IsContested() =>
        FrozenFor is FreezeReason.Dispute or FreezeReason.Suspicion or FreezeReason.CourtOrder;

    public static Wallet? Evolve(Wallet? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, WalletOpened e) => new Wallet(e.Wallet, false, null, null, null, null, [], [], null, null, null, null),
        ({ } w, WalletFrozen e) => w with { FrozenBy = recorded.Sender.Actor, FrozenFor = e.Reason },
        ({ } w, WalletUnfrozen) => w with { FrozenBy = null, FrozenFor = null },
        ({ } w, WalletLimitsSet e) => w with { CardPaymentMax = e.CardPaymentMax, CardDayMax = e.CardDayMax },
        ({ } w, WalletHouseholdSet e) => w with { Household = e.Merchants },
        ({ } w, WalletEnrolled e) => w with { Enrolments = [.. w.Enrolments, e.Programme] },
        ({ } w, WalletEnrolmentWithdrawn e) => w with { Enrolments = [.. w.Enrolments.Where(p => p != e.Programme)] },
        ({ } w, WalletClosingProposed e) => w with { Closing = e, ClosingBy = recorded.Sender.Actor },
        ({ } w, WalletClosingRejected) => w with { Closing = null, ClosingBy = null },
        ({ } w, WalletClosed) => w with { IsClosed = true, Closing = null, ClosingBy = null },
        ({ } w, UnclaimedPayoutProposed e) => w with { Payout = e, PayoutBy = recorded.Sender.Actor },
        ({ } w, UnclaimedPayoutRejected or UnclaimedPaidOut) => w with { Payout = null, PayoutBy = null },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
