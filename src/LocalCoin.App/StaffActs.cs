// Entering and changing who works here, by whatever door. The operator enters the scheme's staff and merchants' owners,
// an owner the own clerks; nobody changes their own rights. Whoever could make an approver could approve their own
// proposals under a second name, so that takes another approver, who in turn enters nobody else.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace LocalCoin.App;

/// <param name="Name">To sign in with.</param>
/// <param name="Password">Absent to keep the one that is there.</param>
/// <param name="Wallet">Their own as a resident, which they then may not serve.</param>
/// <param name="Subject">Who they are at the outside provider, where one is configured; absent to keep it.</param>
public sealed record StaffBody(
    string Name, string DisplayName, IReadOnlyList<string> Roles, string? Password = null, MerchantId? Merchant = null,
    WalletId? Wallet = null, string? Subject = null);

internal static class StaffActs
{
    private const int NameLengthMax = 100;
    private const int SubjectLengthMax = 255;
    private const Roles AtMerchant = Roles.Owner | Roles.Clerk;
    private const Roles Approving = Roles.Approver | Roles.Auditor;

    /// <returns>Why it was not done; null where it was.</returns>
    public static async Task<Problem?> Put(HttpContext http, ActorId id, StaffBody body)
    {
        var (services, caller, cancellation) = (http.RequestServices, http.Caller(), http.RequestAborted);
        var directory = services.GetRequiredService<CommunityDirectory>();
        var hasher = services.GetRequiredService<PasswordHasher<Credential>>();
        var settings = services.GetRequiredService<Settings>();
        var outside = OutsideOf(body, settings);
        var roles = RolesOf(body);
        var before = await directory.Credentials.Find(id, cancellation);
        if (Hindrance(caller, id, before) is { } no) return no;
        if (!MayGive(caller, roles, body.Merchant)) return Problem.Forbidden("NotForYou");
        var reads = services.GetRequiredService<LedgerReads>();
        if (before is null && await IsTaken(id, directory, reads, cancellation)) return Problem.Conflict();
        if (body.Password is null && before is null && outside is null)
        {
            throw new MalformedException("password", "a new person needs one");
        }
        var hash = body.Password is { } password
            ? hasher.HashPassword(null!, CheckedPassword(password, "password", body.Name))
            // Whom the provider signs in has a password that nobody knows.
            : before?.PasswordHash ?? hasher.HashPassword(null!, Token.Draw());
        try
        {
            await directory.Credentials.Put(new Credential(
                id, Reading.Text(body.Name, "name", NameLengthMax),
                Reading.Text(body.DisplayName, "displayName", NameLengthMax),
                hash, RoleNames.Of(roles), body.Merchant, body.Wallet, false) { Outside = outside }, cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            return Problem.Refused(taken.ConstraintName is "a_subject_is_one_person" ? "SubjectTaken" : "NameTaken");
        }
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, before is null ? "enter" : "change", Subject(id), cancellation);
        if (before is not null)
        {
            await services.GetRequiredService<RevokedTokens>().Revoke(Principal.Of(id), cancellation);
        }
        return null;
    }

    /// <summary>Why this caller may not touch what is there: their own entry, or one that they could not have
    /// made.</summary>
    public static Problem? Hindrance(Caller caller, ActorId actor, Credential? before) =>
        caller.Actor == actor
            || (before is not null && !MayGive(caller, RoleNames.Parse(before.Roles), before.Merchant))
            ? Problem.Forbidden("NotForYou")
            : null;

    private static bool MayGive(Caller caller, Roles roles, MerchantId? merchant) =>
        caller.Is(Roles.Owner) ? roles is Roles.Clerk && merchant == caller.Merchant
        : (roles & Roles.Approver) is not Roles.None ? !caller.Is(Roles.Operator) && (roles & ~Approving) is Roles.None
        : caller.Is(Roles.Operator);

    /// <summary>An id under which somebody or something else acts would speak in the ledger with two
    /// voices.</summary>
    private static async Task<bool> IsTaken(
        ActorId actor, CommunityDirectory directory, LedgerReads reads, CancellationToken cancellation)
    {
        var id = Reading.CommandId(actor.Value, "actor").ToString();
        if (id != actor.Value) throw new MalformedException("actor", "a UUID in small letters is expected here");
        var others = await reads.Existing(
            [StreamId.Of(new WalletId(id)), StreamId.Of(new DeviceId(id))], cancellation);
        return others.Count > 0 || await directory.Clerks.Find(actor, cancellation) is not null;
    }

    public static string Subject(ActorId actor) => "staff-" + actor.Value;

    private static OutsideSubject? OutsideOf(StaffBody body, Settings settings) => body.Subject is not { } subject
        ? null
        : settings.Outside is { } provider
            ? new(provider.Authority, Reading.Text(subject, "subject", SubjectLengthMax))
            : throw new MalformedException("subject", "no outside provider is configured");

    private static Roles RolesOf(StaffBody body)
    {
        var roles = RoleNames.Parse(body.Roles) & Roles.Staff;
        if (roles is Roles.None || RoleNames.Of(roles).Count != body.Roles.Count)
        {
            var known = string.Join(", ", RoleNames.Of(Roles.Staff));
            throw new MalformedException("roles", $"of these, each once: {known}");
        }
        var isAtMerchant = (roles & AtMerchant) is not Roles.None;
        if (isAtMerchant != body.Merchant is not null || (isAtMerchant && (roles & ~AtMerchant) is not Roles.None))
        {
            throw new MalformedException("merchant", "owners and clerks belong to one merchant, and nobody else does");
        }
        return roles;
    }

    public static string CheckedPassword(string password, string field, string name) =>
        password.Length is < Passwords.LengthMin or > Passwords.LengthMax
            ? throw new MalformedException(
                field, $"{Passwords.LengthMin} to {Passwords.LengthMax} characters are expected here")
            : Passwords.IsGuessed(password, name)
                ? throw new MalformedException(field, "others would guess it: less usual words are expected here")
                : password;
}
