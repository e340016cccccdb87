using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Register;

/// <summary>A register as its pages show it: whose it is, and where it stands.</summary>
/// <param name="SellsOnlyVegetables">Then nobody needs to say what was for vegetables.</param>
/// <param name="Clerk">The name that was picked.</param>
public sealed record Till(
    DeviceId Device, MerchantEntry Merchant, IReadOnlyList<SpotEntry> Spots, SpotEntry Spot, bool SellsOnlyVegetables,
    string? Clerk)
{
    /// <param name="asked">The place of sale, where the register serves several.</param>
    public static async Task<Till> Of(HttpContext http, string? asked)
    {
        var services = http.RequestServices;
        var directory = services.GetRequiredService<CommunityDirectory>();
        var cancellation = http.RequestAborted;
        if (http.Caller() is not { Device: { } device, Merchant: { } merchant }
            || await directory.Devices.Find(device, cancellation) is not { } entry)
        {
            throw new MalformedException("device", "no register is signed in here");
        }
        var all = await directory.Spots.Of(merchant, cancellation);
        var spots = all.Where(one => entry.Spots.Contains(one.Spot)).ToArray();
        var spot = spots.FirstOrDefault(one => one.Spot.Value == asked) ?? spots.FirstOrDefault()
            ?? throw new MalformedException("spot", "this register has no place of sale");
        var known = await services.GetRequiredService<LedgerReads>()
            .Fold<Spot>(StreamId.Of(spot.Spot), cancellation);
        return new Till(
            device, await directory.Merchants.Find(merchant, cancellation) ?? Unnamed(merchant), spots, spot,
            known?.VegetablesOnly ?? false,
            http.Caller().Clerk is { } clerk ? (await directory.Clerks.Find(clerk, cancellation))?.Name : null);
    }

    /// <summary>Shop and place of sale, in the reader's language.</summary>
    public string Place(bool isJapanese)
    {
        var shop = isJapanese ? Merchant.Name : Merchant.NameEn ?? Merchant.Name;
        var spot = isJapanese ? Spot.Name : Spot.NameEn ?? Spot.Name;
        return shop == spot ? shop : $"{shop} / {spot}";
    }

    private static MerchantEntry Unnamed(MerchantId merchant) =>
        new(merchant, merchant.Value, null, null, null, null, null, null, null);
}
