// Registers and kiosks are principals of their own. The owner draws a one-use code, the device redeems it, the ledger
// pairs it; the owner unpairs it from anywhere, and its token is worth nothing from that moment on.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Access;

public sealed record InviteDeviceBody(DeviceKind Kind, string Name, IReadOnlyList<SpotId> Spots);
public sealed record DeviceCodeShown(DeviceId Device, string Code, Instant Until);

/// <param name="Secret">Kept on the device, shown this once.</param>
public sealed record DeviceBound(
    DeviceId Device, string Secret, DeviceKind Kind, MerchantId Merchant, IReadOnlyList<SpotId> Spots, string Token,
    Instant ExpiresAt);

public sealed record DeviceShown(DeviceId Device, DeviceKind Kind, string Name, IReadOnlyList<SpotId> Spots,
    bool IsPaired);

internal static class DeviceDoors
{
    private const int CodeLetters = 12;
    private const int NameLengthMax = 60;
    private static readonly Duration CodeLife = Duration.FromMinutes(15);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/merchants/{merchant}/devices", Invite).Gives<DeviceCodeShown>().For(Roles.Owner);
        api.MapGet("/merchants/{merchant}/devices", List).Gives<DeviceShown[]>().For(Roles.Owner | Roles.Operator);
        api.MapPost("/devices", Redeem).Gives<DeviceBound>()
            .For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
        api.MapDelete("/devices/{device}", Unpair).Gives<Done>().For(Roles.Owner | Roles.Operator);
    }

    private static async Task<IResult> Invite(
        HttpContext http, string merchant, InviteDeviceBody body, CancellationToken cancellation)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        http.Response.Headers.CacheControl = "no-store";
        return Outcome.Show(await DrawCode(http, id, body, cancellation));
    }

    /// <summary>Draws the code by which a device of the caller's merchant comes in once.</summary>
    internal static async Task<DeviceCodeShown> DrawCode(
        HttpContext http, MerchantId merchant, InviteDeviceBody body, CancellationToken cancellation)
    {
        if (body.Spots.Count is 0 or > 50) throw new MalformedException("spots", "1 to 50 spots are expected here");
        var services = http.RequestServices;
        var device = new DeviceEntry(
            new DeviceId(Guid.CreateVersion7().ToString()), body.Kind, merchant, body.Spots,
            Reading.Text(body.Name, "name", NameLengthMax), http.Caller().Actor, Guid.CreateVersion7(), false);
        var code = TypedSecrets.DrawLetters(CodeLetters);
        var until = services.GetRequiredService<IClock>().GetCurrentInstant() + CodeLife;
        await services.GetRequiredService<CommunityDirectory>().Devices.Invite(
            device, services.GetRequiredService<TypedSecrets>().Hash("device", code), until, cancellation);
        return new DeviceCodeShown(device.Device, code, until);
    }

    private static async Task<IResult> List(
        HttpContext http, string merchant, CommunityDirectory directory, CancellationToken cancellation)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var devices = await directory.Devices.Of(id, cancellation);
        return Outcome.Show(devices
            .Select(one => new DeviceShown(one.Device, one.Kind, one.Name, one.Spots, one.IsPaired)).ToArray());
    }

    private static async Task<IResult> Redeem(
        HttpContext http, RedeemBody body, AccessTokens tokens, CancellationToken cancellation)
    {
        var (device, secret, no) = await TakeCode(http, body.Code, Reading.Key(http), cancellation);
        if (device is null) return no!;
        var issued = tokens.Issue(SignInDoors.OfDevice(device));
        http.Response.Headers.CacheControl = "no-store";
        return Outcome.Show(new DeviceBound(
            device.Device, secret, device.Kind, device.Merchant, device.Spots, issued.Token, issued.ExpiresAt));
    }

    /// <summary>Where the ledger refuses (a closed spot), the code stays good until it ends.</summary>
    /// <returns>The device with its secret, or why not.</returns>
    internal static async Task<(DeviceEntry? Device, string Secret, IResult? No)> TakeCode(
        HttpContext http, string code, Guid key, CancellationToken cancellation)
    {
        var services = http.RequestServices;
        var devices = services.GetRequiredService<CommunityDirectory>().Devices;
        var secrets = services.GetRequiredService<TypedSecrets>();
        var codeHash = secrets.Hash("device", code);
        if (await devices.FindByCode(codeHash, cancellation) is not { } device)
        {
            return (null, "", Problem.Refused("CodeUnknown"));
        }
        var secret = secrets.Secret("device", code, key);
        var sent = Sent.Live(
            device.CommandId, new PairDevice(device.Device, device.Kind, device.Merchant, device.Spots),
            new Sender(device.InvitedBy, null, null));
        var noted = await devices.Redeem(device.Device, codeHash, Token.Hash(secret), sent, cancellation);
        if (noted is Noted.Refused) return (null, "", Problem.Refused("CodeUnknown"));
        var answer = await services.GetRequiredService<Finisher>().Send(sent, noted, cancellation);
        return answer is Answer.Accepted or Answer.Repeated
            ? (device, secret, null)
            : (null, "", Outcome.Of(http, answer, 200, Done.Of));
    }

    private static Task<IResult> Unpair(HttpContext http, string device, CancellationToken cancellation) =>
        ShopActs.PutOut(http, Reading.Id<DeviceId>(device, "device"), Reading.Key(http), cancellation);}
