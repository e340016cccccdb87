using NodaTime;

namespace LocalCoin.Ledger;

public enum SuspensionReason { ContractEnded, Closed, Suspicion, MerchantAsked }

/// <summary>A merchant joins. Its class decides which restricted funds may be spent there.</summary>
public sealed record JoinMerchant(MerchantId Merchant, MerchantClass Class) : Command
{
    public override StreamId Stream() => StreamId.Of(Merchant);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Stream(Stream()) is not null) return Rejection.MerchantExists;
        if (new TillId(Merchant.Value).IsCounter()) return Rejection.TermsInvalid;
        return new MerchantJoined(at, Merchant, Class);
    }
}

public sealed record ChangeMerchantClass(MerchantId Merchant, MerchantClass Class) : Command
{
    public override StreamId Stream() => StreamId.Of(Merchant);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Stream(Stream()) is null) return Rejection.MerchantUnknown;
        return new MerchantClassChanged(at, Merchant, Class);
    }
}

/// <summary>A suspended merchant is paid no more; what it has is still its own, and it can still refund.</summary>
public sealed record SuspendMerchant(MerchantId Merchant, SuspensionReason Reason) : Command
{
    public override StreamId Stream() => StreamId.Of(Merchant);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Merchant>(Stream()) is not { } merchant) return Rejection.MerchantUnknown;
        if (merchant.IsSuspended) return Rejection.MerchantSuspended;
        return new MerchantSuspended(at, Merchant, Reason);
    }
}

public sealed record ReinstateMerchant(MerchantId Merchant) : Command
{
    public override StreamId Stream() => StreamId.Of(Merchant);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Merchant>(Stream()) is not { } merchant) return Rejection.MerchantUnknown;
        if (!merchant.IsSuspended) return Rejection.MerchantNotSuspended;
        return new MerchantReinstated(at, Merchant);
    }
}

public sealed record MerchantJoined(Instant At, MerchantId Merchant, MerchantClass Class) : LedgerEvent(At, [], []);
public sealed record MerchantClassChanged(Instant At, MerchantId Merchant, MerchantClass Class)
    : LedgerEvent(At, [], []);
public sealed record MerchantSuspended(Instant At, MerchantId Merchant, SuspensionReason Reason)
    : LedgerEvent(At, [], []);
public sealed record MerchantReinstated(Instant At, MerchantId Merchant) : LedgerEvent(At, [], []);

public sealed record Merchant(MerchantId Id, MerchantClass Class, bool IsSuspended) : IFold<Merchant>
{
    public static Merchant? Evolve(Merchant? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, MerchantJoined e) => new Merchant(e.Merchant, e.Class, false),
        ({ } merchant, MerchantClassChanged e) => merchant with { Class = e.Class },
        ({ } merchant, MerchantSuspended) => merchant with { IsSuspended = true },
        ({ } merchant, MerchantReinstated) => merchant with { IsSuspended = false },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
