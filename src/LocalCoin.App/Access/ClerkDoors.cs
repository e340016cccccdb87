// The owner enters who stands at the registers, and whoever stands there picks their name. The register's token then
// says so, checked once when the name is picked: a header would have to be looked up at every payment, and a page's
// plain form cannot send one.

using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Access;

/// <param name="Wallet">Their own as a resident, which the register then does not serve.</param>
public sealed record ClerkBody(string Name, WalletId? Wallet = null);
public sealed record ClerkShown(ActorId Clerk, string Name, bool IsRemoved);

/// <param name="Clerk">Who stands at the register from now on; absent for nobody in particular.</param>
public sealed record AtRegisterBody(ActorId? Clerk = null, bool KeepInCookie = false);

internal static class ClerkDoors
{
    internal const int NameLengthMax = 60;

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/merchants/{merchant}/clerks", List).Gives<ClerkShown[]>().For(Roles.Shop);
        api.MapPut("/merchants/{merchant}/clerks/{clerk}", Put).GivesNothing().For(Roles.Owner);
        api.MapDelete("/merchants/{merchant}/clerks/{clerk}", Remove).GivesNothing().For(Roles.Owner);
        api.MapPost("/me/clerk", Pick).Gives<SignedIn>().For(Roles.Register);
    }

    private static async Task<IResult> List(
        HttpContext http, string merchant, CommunityDirectory directory, CancellationToken cancellation)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var clerks = await directory.Clerks.Of(id, cancellation);
        return Outcome.Show(clerks.Select(one => new ClerkShown(one.Clerk, one.Name, one.IsRemoved)).ToArray());
    }

    /// <summary>The id goes into the ledger, so it is one that can name nobody.</summary>
    private static async Task<IResult> Put(
        HttpContext http, string merchant, string clerk, ClerkBody body, CommunityDirectory directory,
        RevokedTokens revoked, CancellationToken cancellation)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var entry = new ClerkEntry(
            new ActorId(Reading.CommandId(clerk, "clerk").ToString()), id,
            Reading.Text(body.Name, "name", NameLengthMax), body.Wallet, http.Caller().Actor, false);
        var before = await directory.Clerks.Find(entry.Clerk, cancellation);
        if (!await directory.Clerks.Put(entry, cancellation)) return Problem.Conflict();
        // A register's token carries the wallet that was theirs when they were picked.
        if (before is not null && before.Wallet != entry.Wallet)
        {
            await revoked.Revoke(Principal.OfClerk(entry.Clerk), cancellation);
        }
        return Results.NoContent();
    }

    private static async Task<IResult> Remove(HttpContext http, string merchant, string clerk)
    {
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var gone = new ActorId(Reading.CommandId(clerk, "clerk").ToString());
        return await TakeAway(http, gone, id) ? Results.NoContent() : Problem.NotFound("NotFound");
    }

    /// <summary>Their name is offered no more, and the registers' tokens that carry it end.</summary>
    internal static async Task<bool> TakeAway(HttpContext http, ActorId clerk, MerchantId merchant)
    {
        var services = http.RequestServices;
        if (!await services.GetRequiredService<CommunityDirectory>().Clerks.Remove(
            clerk, merchant, http.RequestAborted))
        {
            return false;
        }
        await services.GetRequiredService<RevokedTokens>().Revoke(Principal.OfClerk(clerk), http.RequestAborted);
        return true;
    }

    /// <summary>The register with that clerk at it; null where the name is none of its shop's.</summary>
    internal static async Task<Caller?> At(
        CommunityDirectory directory, Caller register, ActorId? clerk, CancellationToken cancellation)
    {
        if (clerk is not { } id) return register with { Clerk = null, Wallet = null };
        return await directory.Clerks.Find(id, cancellation) is { IsRemoved: false } found
            && found.Merchant == register.Merchant
                ? register with { Clerk = id, Wallet = found.Wallet }
                : null;
    }

    /// <summary>A token like the one that was shown, with the clerk in it; it ends when that one ends.</summary>
    private static async Task<IResult> Pick(
        HttpContext http, AtRegisterBody body, CommunityDirectory directory, CancellationToken cancellation) =>
        await At(directory, http.Caller(), body.Clerk, cancellation) is { } register
            ? await SignInDoors.Welcome(http, register, body.KeepInCookie)
            : Problem.Refused("ClerkUnknown");
}
