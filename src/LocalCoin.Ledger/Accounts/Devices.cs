// A register or kiosk is a principal of its own: the owner pairs it with named spots and can unpair it from anywhere.

using NodaTime;

namespace LocalCoin.Ledger;

public enum DeviceKind { Register, Kiosk }

public sealed record PairDevice(DeviceId Device, DeviceKind Kind, MerchantId Merchant, IReadOnlyList<SpotId> Spots)
    : Command
{
    private const int SpotsMax = 50;

    public override StreamId Stream() => StreamId.Of(Device);

    public override Needs Needs(Instant at, LedgerState known)
    {
        var needs = new Needs().Stream(StreamId.Of(Merchant));
        foreach (var spot in Spots.Take(SpotsMax)) needs.Stream(StreamId.Of(spot));
        return needs;
    }

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Stream(StreamId.Of(Merchant)) is null) return Rejection.MerchantUnknown;
        if (Spots.Take(SpotsMax).Min(spot => Hindrance(ledger, spot)) is { } hindrance) return hindrance;
        if (ledger.Fold<Device>(Stream()) is { IsPaired: true }) return Rejection.DeviceAlreadyPaired;
        if (Spots.Count is 0 or > SpotsMax) return Rejection.TermsInvalid;
        return new DevicePaired(at, Device, Kind, Merchant, Spots);
    }

    private Rejection? Hindrance(LedgerState ledger, SpotId id) => ledger.Fold<Spot>(StreamId.Of(id)) switch
    {
        null => Rejection.SpotUnknown,
        { IsClosed: true } => Rejection.SpotClosed,
        { Merchant: var merchant } when merchant != Merchant => Rejection.SpotOfOtherMerchant,
        _ => null,
    };
}

public sealed record UnpairDevice(DeviceId Device) : Command
{
    public override StreamId Stream() => StreamId.Of(Device);

    public override Decision Decide(LedgerState ledger, Sender sender, Instant at)
    {
        if (ledger.Fold<Device>(Stream()) is not { IsPaired: true }) return Rejection.DeviceNotPaired;
        return new DeviceUnpaired(at, Device);
    }
}

public sealed record DevicePaired(
    Instant At, DeviceId Device, DeviceKind Kind, MerchantId Merchant, IReadOnlyList<SpotId> Spots)
    : LedgerEvent(At, [], []);

public sealed record DeviceUnpaired(Instant At, DeviceId Device) : LedgerEvent(At, [], []);

public sealed record Device(
    DeviceId Id, DeviceKind Kind, MerchantId Merchant, IReadOnlyList<SpotId> Spots, bool IsPaired)
    : IFold<Device>
{
    public static Device? Evolve(Device? state, Recorded recorded) => (state, recorded.Event) switch
    {
        (null or { IsPaired: false }, DevicePaired e) => new Device(e.Device, e.Kind, e.Merchant, e.Spots, true),
        ({ } device, DeviceUnpaired) => device with { IsPaired = false },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} cannot follow in {recorded.Stream}"),
    };
}

internal static class Devices
{
    /// <summary>Why the sender's device may not do this at all; null without a device.</summary>
    internal static Rejection? Hindrance(LedgerState ledger, Sender sender, DeviceKind needed) =>
        sender.Device is not { } id ? null
        : ledger.Fold<Device>(StreamId.Of(id)) is not { IsPaired: true } device ? Rejection.DeviceNotPaired
        : device.Kind is DeviceKind.Kiosk && needed is DeviceKind.Register ? Rejection.DeviceNotForThis
        : null;

    /// <summary>Why the sender's device may not do this for this merchant; null without a device.</summary>
    internal static Rejection? Hindrance(LedgerState ledger, Sender sender, DeviceKind needed, MerchantId merchant) =>
        Hindrance(ledger, sender, needed)
        ?? (sender.Device is { } id && ledger.Fold<Device>(StreamId.Of(id))!.Merchant != merchant
            ? Rejection.DeviceNotForThis
            : null);

    /// <summary>Why the sender's device may not do this at this spot; null without a device.</summary>
    internal static Rejection? Hindrance(LedgerState ledger, Sender sender, DeviceKind needed, SpotId spot) =>
        sender.Device is { } id && ledger.Fold<Device>(StreamId.Of(id)) is { IsPaired: true } device
            && !device.Spots.Contains(spot)
            ? Rejection.DeviceNotForSpot
            : Hindrance(ledger, sender, needed);
}
