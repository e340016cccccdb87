// Three ways in: name and password for staff, the secret of a bound phone, the secret of a paired device. Each gives a
// token for an hour. Every failure says the same, so that nobody learns which names there are.

using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Identity;

namespace LocalCoin.App.Access;

/// <param name="KeepInCookie">For browsers: the token comes as a cookie that no script can read, instead of in the
/// body.</param>
public sealed record SignInBody(string Name, string Password, bool KeepInCookie = false);
public sealed record SecretBody(string Secret, bool KeepInCookie = false);

/// <param name="Clerk">Who stands at the register, as they picked; a new token does not know of the last one.</param>
public sealed record DeviceSecretBody(string Secret, ActorId? Clerk = null, bool KeepInCookie = false);

/// <param name="Token">Absent when it is kept in a cookie.</param>
/// <param name="Clerk">Who stands at the register by this token; absent for nobody in particular.</param>
public sealed record SignedIn(string? Token, Instant ExpiresAt, IReadOnlyList<string> Roles, WalletId? Wallet,
    MerchantId? Merchant, ActorId? Clerk);

public sealed record MeShown(
    ActorId Actor, IReadOnlyList<string> Roles, WalletId? Wallet, MerchantId? Merchant, DeviceId? Device,
    ActorId? Clerk);

internal static class SignInDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/sign-in", WithPassword).Gives<SignedIn>()
            .For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
        api.MapPost("/sign-in/phone", WithPhone).Gives<SignedIn>()
            .Produces<ProblemDocument>(401, ProblemDocument.MediaType).For(Roles.Anonymous);
        api.MapPost("/sign-in/device", WithDevice).Gives<SignedIn>()
            .Produces<ProblemDocument>(401, ProblemDocument.MediaType).For(Roles.Anonymous);
        api.MapPost("/sign-out", SignOut).GivesNothing().For(Roles.SignedIn);
        api.MapGet("/me", Me).Gives<MeShown>().For(Roles.SignedIn);
    }

    /// <summary>A token for a caller, in the body or in a cookie.</summary>
    internal static async Task<IResult> Welcome(HttpContext http, Caller caller, bool keepInCookie)
    {
        var issued = http.RequestServices.GetRequiredService<AccessTokens>().Issue(caller);
        if (keepInCookie)
        {
            if (!http.RequestServices.GetRequiredService<Origins>().IsOwn(http))
            {
                return Problem.Forbidden("OtherOrigin");
            }
            await Enter(http, issued);
        }
        return Outcome.Show(new SignedIn(
            keepInCookie ? null : issued.Token, issued.ExpiresAt, RoleNames.Of(caller.Roles), caller.Wallet,
            caller.Merchant, caller.Clerk));
    }

    /// <summary>In a cookie that no script can read.</summary>
    internal static void Keep(HttpContext http, IssuedToken issued) =>
        http.Response.Cookies.Append(Origins.Cookie, issued.Token, Cookie(issued.ExpiresAt));

    /// <summary>Whoever comes in here ends the sign-in that was in this browser before: no token of it lives on
    /// unseen, nor one that somebody else had put there. A phone or a register stays one.</summary>
    internal static async Task Enter(HttpContext http, IssuedToken issued)
    {
        if (http.FindCaller() is { } before && before.Is(Roles.Staff))
        {
            await http.RequestServices.GetRequiredService<RevokedTokens>().Revoke(
                Principal.OfSession(before.Session), http.RequestAborted);
        }
        Keep(http, issued);
    }

    internal static void ForgetCookie(HttpContext http) => http.Response.Cookies.Delete(Origins.Cookie, Cookie(null));

    /// <returns>Null when name and password do not belong together, or too many tries failed lately.</returns>
    internal static async Task<Caller?> Check(
        string name, string password, CommunityDirectory directory, PasswordHasher<Credential> hasher,
        CancellationToken cancellation)
    {
        if (password.Length > Passwords.LengthMax) return null;
        if (await directory.Credentials.Begin(name, cancellation) is not { } found)
        {
            // As slow as for a name that is there.
            hasher.VerifyHashedPassword(Nobody, Nobody.PasswordHash, password);
            return null;
        }
        if (hasher.VerifyHashedPassword(found, found.PasswordHash, password) is PasswordVerificationResult.Failed)
        {
            return null;
        }
        await directory.Credentials.End(found.Actor, cancellation);
        return OfStaff(found);
    }

    private static async Task<IResult> WithPassword(
        HttpContext http, SignInBody body, CommunityDirectory directory, PasswordHasher<Credential> hasher,
        Settings settings, CancellationToken cancellation)
    {
        if (settings.Outside is not null) return Problem.Forbidden("SignInElsewhere");
        if (await Check(body.Name, body.Password, directory, hasher, cancellation) is not { } caller)
        {
            return new Problem(401, "SignInFailed");
        }
        return await Welcome(http, caller, body.KeepInCookie);
    }

    private static async Task<IResult> WithPhone(
        HttpContext http, SecretBody body, CommunityDirectory directory, CancellationToken cancellation) =>
        await directory.Phones.FindBySecret(body.Secret, cancellation) is { } phone
            ? await Welcome(http, OfPhone(phone), body.KeepInCookie)
            : new Problem(401, "SignInFailed");

    /// <summary>With the clerk who stands there, checked as when they picked their name: they may have been removed
    /// since the last token.</summary>
    private static async Task<IResult> WithDevice(
        HttpContext http, DeviceSecretBody body, CommunityDirectory directory, CancellationToken cancellation)
    {
        if (await directory.Devices.FindBySecret(body.Secret, cancellation) is not { } device)
        {
            return new Problem(401, "SignInFailed");
        }
        var alone = OfDevice(device);
        var there = body.Clerk is null ? alone
            : alone.Is(Roles.Register) ? await ClerkDoors.At(directory, alone, body.Clerk, cancellation)
            : null;
        return there is null ? Problem.Refused("ClerkUnknown") : await Welcome(http, there, body.KeepInCookie);
    }

    private static async Task<IResult> SignOut(HttpContext http, RevokedTokens revoked, CancellationToken cancellation)
    {
        await revoked.Revoke(Principal.OfSession(http.Caller().Session), cancellation);
        ForgetCookie(http);
        return Results.NoContent();
    }

    private static IResult Me(HttpContext http)
    {
        var caller = http.Caller();
        return Outcome.Show(new MeShown(
            caller.Actor, RoleNames.Of(caller.Roles), caller.Wallet, caller.Merchant, caller.Device,
            caller.Clerk));
    }

    internal static Caller OfStaff(Credential found) => new(
        found.Actor, RoleNames.Parse(found.Roles) & Roles.Staff, Guid.CreateVersion7().ToString(), found.Wallet,
        found.Merchant, null);

    internal static Caller OfPhone(PhoneEntry phone) =>
        new(phone.Actor, Roles.Resident, phone.Phone, phone.Wallet, null, null);

    internal static Caller OfDevice(DeviceEntry device) => new(
        new ActorId(device.Device.Value), device.Kind is DeviceKind.Kiosk ? Roles.Kiosk
            : Roles.Register, device.Device.Value,
        null, device.Merchant, device.Device);

    private static CookieOptions Cookie(Instant? expires) => new()
    {
        HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", Expires = expires?.ToDateTimeOffset(),
    };

    private static readonly Credential Nobody = new(
        new ActorId("nobody"), "", "", new PasswordHasher<Credential>().HashPassword(null!, Guid.NewGuid().ToString()),
        [],
        null, null, true);
}
