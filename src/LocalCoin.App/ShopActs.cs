// Entering and changing merchants, their places and devices, by whatever door: the row first, the command second, and
// what was known before a change is kept with who changed it.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

internal static class ShopActs
{
    public static async Task<Answer> Join(HttpContext http, Guid key, MerchantEntry entry, MerchantClass merchantClass)
    {
        var sent = Sent.Live(key, new JoinMerchant(entry.Merchant, merchantClass), http.Caller().Sender());
        var noted = await Directory(http).Merchants.Enter(entry, sent, http.RequestAborted);
        return await Finisher(http).Send(sent, noted, http.RequestAborted);
    }

    public static async Task Change(HttpContext http, MerchantEntry entry)
    {
        var caller = http.Caller();
        await Directory(http).Merchants.Change(entry, caller.Actor, http.RequestAborted);
        await Directory(http).AccessLog.Write(
            caller.Actor, caller.Device, "change", Subject(entry.Merchant), http.RequestAborted);
    }

    public static async Task<Answer> OpenSpot(HttpContext http, Guid key, SpotEntry entry, OpenSpot command)
    {
        var sent = Sent.Live(key, command, http.Caller().Sender());
        var noted = await Directory(http).Spots.Enter(entry, sent, http.RequestAborted);
        return await Finisher(http).Send(sent, noted, http.RequestAborted);
    }

    /// <summary>The directory first, so that the device is out even where the ledger is away.</summary>
    public static async Task<IResult> PutOut(
        HttpContext http, DeviceId device, Guid key, CancellationToken cancellation)
    {
        var devices = Directory(http).Devices;
        if (await devices.Find(device, cancellation) is not { } found) return Problem.NotFound("NotFound");
        if (http.Caller().Hindrance(found.Merchant) is { } no) return no;
        var sent = Sent.Live(key, new UnpairDevice(device), http.Caller().Sender());
        var noted = await devices.Unpair(device, sent, cancellation);
        await http.RequestServices.GetRequiredService<RevokedTokens>()
            .Revoke(Principal.OfSession(device.Value), cancellation);
        var answer = await Finisher(http).Send(sent, noted, cancellation);
        return Outcome.Of(http, answer, 200, Done.Of);
    }

    /// <summary>As the access log names one.</summary>
    public static string Subject(MerchantId merchant) => "merchant-" + merchant.Value;

    private static CommunityDirectory Directory(HttpContext http) =>
        http.RequestServices.GetRequiredService<CommunityDirectory>();

    private static Finisher Finisher(HttpContext http) => http.RequestServices.GetRequiredService<Finisher>();
}
