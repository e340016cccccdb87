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
            .For(Roles.Anonymous).RequireRateLimiting(Serve.SecretTries);
        api.MapDelete("/devices/{device}", Unpair).Gives<Done>().For(Roles.Owner | Roles.Operator);
    }

    private static async Task<IResult> Invite(
        HttpContext http, string merchant, InviteDeviceBody body, CommunityDirectory directory, TypedSecrets secrets,
        IClock clock, CancellationToken cancellation)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        if (body.Spots.Count is 0 or > 50) throw new MalformedException("spots", "1 to 50 spots are expected here");
        var device = new DeviceEntry(
            new DeviceId(Guid.CreateVersion7().ToString()), body.Kind, id, body.Spots,
            Reading.Text(body.Name, "name", NameLengthMax), http.Caller().Actor, Guid.CreateVersion7(), false);
        var code = TypedSecrets.DrawLetters(CodeLetters);
        var until = clock.GetCurrentInstant() + CodeLife;
        await directory.Devices.Invite(device, secrets.Hash("device", code), until, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return Outcome.Show(new DeviceCodeShown(device.Device, code, until));
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

    /// <summary>The ledger first: where it refuses (a closed spot), the code stays good until it ends.</summary>
    private static async Task<IResult> Redeem(
        HttpContext http, RedeemBody body, CommunityDirectory directory, TypedSecrets secrets, LedgerWriter ledger,
        AccessTokens tokens, CancellationToken cancellation)
    {
        var (codeHash, key) = (secrets.Hash("device", body.Code), Reading.Key(http));
        if (await directory.Devices.FindByCode(codeHash, cancellation) is not { } device)
        {
            return Problem.Refused("CodeUnknown");
        }
        var answer = await ledger.Send(Sent.Live(
            device.CommandId, new PairDevice(device.Device, device.Kind, device.Merchant, device.Spots),
            new Sender(device.InvitedBy, null, null)), cancellation);
        if (answer is not (Answer.Accepted or Answer.Repeated)) return Outcome.Of(http, answer, 200, Done.Of);
        var secret = secrets.Secret("device", body.Code, key);
        if (!await directory.Devices.Redeem(device.Device, codeHash, Token.Hash(secret), cancellation))
        {
            return Problem.Refused("CodeUnknown");
        }
        var issued = tokens.Issue(SignInDoors.OfDevice(device));
        http.Response.Headers.CacheControl = "no-store";
        return Outcome.Show(new DeviceBound(
            device.Device, secret, device.Kind, device.Merchant, device.Spots, issued.Token, issued.ExpiresAt));
    }

    /// <summary>The directory first, so that the device is out even where the ledger is away.</summary>
    private static async Task<IResult> Unpair(
        HttpContext http, string device, CommunityDirectory directory, RevokedTokens revoked, LedgerWriter ledger,
        CancellationToken cancellation)
    {
        var id = Reading.Id<DeviceId>(device, "device");
        var key = Reading.Key(http);
        if (await directory.Devices.Find(id, cancellation) is not { } found) return Problem.NotFound("NotFound");
        if (http.Caller().Hindrance(found.Merchant) is { } no) return no;
        await directory.Devices.Unpair(id, cancellation);
        await revoked.Revoke(Principal.OfSession(id.Value), cancellation);
        return await ledger.Command(http, key, new UnpairDevice(id));
    }
}
