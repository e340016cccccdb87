// The pages by which people and devices come in. They do what the API's doors do, by the same code.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Statistics;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace LocalCoin.App.Access;

internal static class AccessPages
{
    private const string Devices = "/shop/devices";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", ShowHome).For(Roles.SignedIn);
        pages.MapGet(Refusals.SignIn, ShowSignIn).For(Roles.Anonymous);
        pages.MapPost(Refusals.SignIn, TakePassword)
            .For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
        pages.MapPost("/sign-out", SignOut).For(Roles.SignedIn);
        pages.MapGet(Refusals.Pair, () => PageAnswer.Of<Pair>()).For(Roles.Anonymous);
        pages.MapGet(Refusals.Pair + "/{code}", (string code) => PageAnswer.Of<Pair>((nameof(Pair.Code), code)))
            .For(Roles.Anonymous);
        pages.MapPost(Refusals.Pair, TakeCode).For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
        pages.MapGet(Devices, (HttpContext http, CommunityDirectory directory) => List(http, directory, null, null))
            .For(Roles.Owner);
        pages.MapPost(Devices, Invite).For(Roles.Owner);
        pages.MapPost(Devices + "/unpair", Unpair).For(Roles.Owner);
    }

    private static async Task<IResult> ShowHome(
        HttpContext http, LedgerReads reads, NpgsqlDataSource source, IClock clock)
    {
        var (caller, today) = (http.Caller(), Tokyo.Day(clock.GetCurrentInstant()));
        var resident = caller.Is(Roles.Resident) ? caller.Wallet : null;
        var monday = today.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        return PageAnswer.Of<Home>(
            (nameof(Home.Held), resident is { } held
                ? await BalanceHeld.Of(reads, held, today, http.RequestAborted)
                : null),
            (nameof(Home.Week), resident is { } wallet
                ? await Purchases.Between(source, wallet, monday, today, http.RequestAborted)
                : null),
            (nameof(Home.Transfer), caller.Merchant is { } merchant && caller.Is(Roles.Owner)
                ? await NextTransfer.Of(reads, merchant, http.RequestAborted)
                : null));
    }

    /// <summary>Where somebody else says who people are, the way in leads there.</summary>
    private static IResult ShowSignIn(Settings settings, string? to = null) => settings.Outside is null
        ? PageAnswer.Of<SignIn>((nameof(SignIn.To), to))
        : PageDoors.GoTo(OutsideDoors.Door + QueryString.Create("to", OutsideDoors.Own(to)));

    private static async Task<IResult> TakePassword(
        HttpContext http, PageForm form, CommunityDirectory directory, PasswordHasher<Credential> hasher,
        AccessTokens tokens, Settings settings)
    {
        if (settings.Outside is not null) return Problem.Forbidden("SignInElsewhere");
        var name = form["name"] ?? "";
        if (await SignInDoors.Check(name, form.Raw("password"), directory, hasher, http.RequestAborted)
            is not { } caller)
        {
            return PageAnswer.Of<SignIn>(
                (nameof(SignIn.To), form["to"]), (nameof(SignIn.Name), name), (nameof(SignIn.Failed), true))
                .WithStatus(StatusCodes.Status401Unauthorized);
        }
        await SignInDoors.Enter(http, tokens.Issue(caller));
        return PageDoors.GoTo(OutsideDoors.Own(form["to"]) is var to and not "/" ? to
            // Who has nothing but the office's desk, or the health staff's, begins there.
            : (caller.Roles & ~Roles.Desk) is Roles.None ? "/desk"
            : caller.Roles is Roles.Health ? "/statistics"
            : "/");
    }

    private static async Task<IResult> SignOut(HttpContext http, PageForm _, RevokedTokens revoked)
    {
        // A register stays one until its owner unpairs it; who signs out here is the person in front of it.
        if (!http.Caller().Is(Roles.Devices))
        {
            await revoked.Revoke(Principal.OfSession(http.Caller().Session), http.RequestAborted);
        }
        SignInDoors.ForgetCookie(http);
        return PageDoors.GoTo(Refusals.SignIn);
    }

    private static async Task<IResult> TakeCode(HttpContext http, PageForm form, AccessTokens tokens)
    {
        var code = form["code"] ?? "";
        var (device, secret, _) = await DeviceDoors.TakeCode(
            http, code, Reading.CommandId(form["key"] ?? "", "key"), http.RequestAborted);
        if (device is null)
        {
            return PageAnswer.Of<Pair>((nameof(Pair.Code), code), (nameof(Pair.Failed), true))
                .WithStatus(StatusCodes.Status422UnprocessableEntity);
        }
        KeptSecrets.KeepDevice(http, secret);
        await SignInDoors.Enter(http, tokens.Issue(SignInDoors.OfDevice(device)));
        return PageDoors.GoTo(device.Kind is DeviceKind.Kiosk ? "/kiosk" : "/register");
    }

    private static async Task<IResult> List(
        HttpContext http, CommunityDirectory directory, Text? fault, string? name)
    {
        var merchant = http.Caller().Merchant!.Value;
        return PageAnswer.Of<ShopDevices>(
            (nameof(ShopDevices.Devices), await directory.Devices.Of(merchant, http.RequestAborted)),
            (nameof(ShopDevices.Spots), await directory.Spots.Of(merchant, http.RequestAborted)),
            (nameof(ShopDevices.Fault), fault), (nameof(ShopDevices.Name), name));
    }

    private static async Task<IResult> Invite(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        var merchant = http.Caller().Merchant!.Value;
        var own = await directory.Spots.Of(merchant, http.RequestAborted);
        SpotId[] spots = [.. own.Select(one => one.Spot).Where(spot => form.All("spots").Contains(spot.Value))];
        if (form["name"] is not { Length: <= 60 } name)
        {
            return await List(http, directory, AccessTexts.DeviceNameMissing, form["name"]);
        }
        if (spots.Length == 0) return await List(http, directory, AccessTexts.DeviceSpotsMissing, name);
        var kind = form["kind"] == "kiosk" ? DeviceKind.Kiosk : DeviceKind.Register;
        var code = await DeviceDoors.DrawCode(
            http, merchant, new InviteDeviceBody(kind, name, spots), http.RequestAborted);
        return PageAnswer.Of<ShopInvited>(
            (nameof(ShopInvited.Code), code.Code), (nameof(ShopInvited.Until), code.Until));
    }

    private static async Task<IResult> Unpair(HttpContext http, PageForm form)
    {
        var answer = await ShopActs.PutOut(
            http, Reading.Id<DeviceId>(form["device"] ?? "", "device"), Guid.CreateVersion7(), http.RequestAborted);
        return answer is Problem ? answer : PageDoors.GoTo(Devices);
    }
}
