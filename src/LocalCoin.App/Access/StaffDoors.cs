// Who works here. The operator enters the scheme's staff and merchants' owners, an owner the own clerks; nobody changes
// their own rights. Whoever could make an approver could approve their own proposals under a second name, so that takes
// another approver, who in turn enters nobody else. What is changed counts at once: older tokens of that person are
// worth nothing.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace LocalCoin.App.Access;

public sealed record PasswordBody(string Old, string New);

public sealed record StaffShown(
    ActorId Actor, string Name, string DisplayName, IReadOnlyList<string> Roles, MerchantId? Merchant, WalletId? Wallet,
    bool IsDisabled, string? Subject);

internal static class StaffDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/staff", List).Gives<StaffShown[]>().For(Roles.Operator | Roles.Owner | Roles.Auditor);
        api.MapPut("/staff/{actor}", Put).GivesNothing().For(Roles.Operator | Roles.Owner | Roles.Approver);
        api.MapPost("/staff/{actor}/disable", Disable).GivesNothing()
            .For(Roles.Operator | Roles.Owner | Roles.Approver);
        api.MapPost("/me/password", ChangePassword).GivesNothing()
            .For(Roles.Staff).RequireRateLimiting(RequestLimits.SecretTries);
    }

    private static async Task<IResult> List(
        HttpContext http, CommunityDirectory directory, CancellationToken cancellation, string? merchant = null)
    {
        var of = http.Caller().Merchant ?? (merchant is null ? null : Reading.Id<MerchantId>(merchant, "merchant"));
        var staff = await directory.Credentials.Of(of, cancellation);
        return Outcome.Show(staff.Select(one => new StaffShown(
            one.Actor, one.Name, one.DisplayName, one.Roles, one.Merchant, one.Wallet, one.IsDisabled,
            one.Outside?.Subject)).ToArray());
    }

    private static async Task<IResult> Put(HttpContext http, string actor, StaffBody body) =>
        await StaffActs.Put(http, Reading.Id<ActorId>(actor, "actor"), body) ?? Results.NoContent();

    private static async Task<IResult> Disable(
        HttpContext http, string actor, CommunityDirectory directory, RevokedTokens revoked,
        CancellationToken cancellation)
    {
        var id = Reading.Id<ActorId>(actor, "actor");
        var before = await directory.Credentials.Find(id, cancellation);
        if (before is null) return Problem.NotFound("NotFound");
        var caller = http.Caller();
        if (StaffActs.Hindrance(caller, id, before) is { } no) return no;
        await directory.Credentials.Disable(id, cancellation);
        await directory.AccessLog.Write(caller.Actor, caller.Device, "disable", StaffActs.Subject(id), cancellation);
        await revoked.Revoke(Principal.Of(id), cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> ChangePassword(
        HttpContext http, PasswordBody body, CommunityDirectory directory, RevokedTokens revoked,
        PasswordHasher<Credential> hasher, Settings settings, CancellationToken cancellation)
    {
        if (settings.Outside is not null) return Problem.Forbidden("SignInElsewhere");
        var actor = http.Caller().Actor;
        var name = (await directory.Credentials.Find(actor, cancellation))?.Name;
        var fresh = StaffActs.CheckedPassword(body.New, "new", name ?? "");
        // Counted as signing in is: a stolen token must not try passwords for its hour.
        if (name is null
            || await directory.Credentials.Begin(name, cancellation) is not { } found
            || hasher.VerifyHashedPassword(found, found.PasswordHash, body.Old) is PasswordVerificationResult.Failed)
        {
            return Problem.Refused("SignInFailed");
        }
        await directory.Credentials.End(actor, cancellation);
        await directory.Credentials.SetPassword(actor, hasher.HashPassword(found, fresh), cancellation);
        await revoked.Revoke(Principal.Of(actor), cancellation);
        return Results.NoContent();
    }
}
