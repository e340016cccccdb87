using NodaTime;

namespace LocalCoin.Ledger;

public enum SpotKind { Shop, UnattendedStand, KitchenCar, Event }

/// <summary>A place of sale. Where only vegetables are sold, all that is paid there is for vegetables.</summary>
public sealed record OpenSpot(SpotId Spot, MerchantId Merchant, SpotKind Kind, bool VegetablesOnly) : Command
{
    public override StreamId Stream() => StreamId.Of(Spot);

    public override Needs Needs(Instant at, LedgerState known) =>
        new Needs().Stream(StreamId.Of(Merchant));

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Stream(StreamId.Of(Merchant)) is null) return Rejection.MerchantUnknown;
        if (ledger.Stream(Stream()) is not null) return Rejection.SpotExists;
        return new SpotOpened(at, Spot, Merchant, Kind, VegetablesOnly);
    }
}

public sealed record ChangeSpot(SpotId Spot, SpotKind Kind, bool VegetablesOnly) : Command
{
    public override StreamId Stream() => StreamId.Of(Spot);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Spot>(Stream()) is not { } spot) return Rejection.SpotUnknown;
        if (spot.IsClosed) return Rejection.SpotClosed;
        return new SpotChanged(at, Spot, Kind, VegetablesOnly);
    }
}

/// <summary>The place is given up for good. A day off is the calendar's matter and never blocks paying.</summary>
public sealed record CloseSpot(SpotId Spot) : Command
{
    public override StreamId Stream() => StreamId.Of(Spot);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Spot>(Stream()) is not { } spot) return Rejection.SpotUnknown;
        if (spot.IsClosed) return Rejection.SpotClosed;
        return new SpotGivenUp(at, Spot);
    }
}

public sealed record SpotOpened(Instant At, SpotId Spot, MerchantId Merchant, SpotKind Kind, bool VegetablesOnly)
    : LedgerEvent(At, [], []);

public sealed record SpotChanged(Instant At, SpotId Spot, SpotKind Kind, bool VegetablesOnly) : LedgerEvent(At, [], []);
public sealed record SpotGivenUp(Instant At, SpotId Spot) : LedgerEvent(At, [], []);

public sealed record Spot(SpotId Id, MerchantId Merchant, SpotKind Kind, bool VegetablesOnly, bool IsClosed)
    : IFold<Spot>
{
    /// <summary>Nobody watches: a card alone pays less, and the payer may undo.</summary>
    public bool IsUnattended() => Kind is SpotKind.UnattendedStand;

    public static Spot? Evolve(Spot? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null, SpotOpened e) => new Spot(e.Spot, e.Merchant, e.Kind, e.VegetablesOnly, false),
        ({ } spot, SpotChanged e) => spot with { Kind = e.Kind, VegetablesOnly = e.VegetablesOnly },
        ({ } spot, SpotGivenUp) => spot with { IsClosed = true },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}
