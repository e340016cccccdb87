// A resident's own phone is bound once, by a code from a letter or from the counter. It keeps a secret and trades it
// for tokens; unbinding takes effect at once, on whichever node the phone is talking to.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Access;

/// <param name="ByLetter">A letter takes days; a code at the counter lives an hour.</param>
public sealed record PhoneCodeBody(bool ByLetter = false);
public sealed record PhoneCodeShown(string Phone, string Code, Instant Until);
public sealed record RedeemBody(string Code);

/// <param name="Secret">Kept on the phone, shown this once.</param>
public sealed record PhoneBound(string Phone, string Secret, WalletId Wallet, string Token, Instant ExpiresAt);

public sealed record PhoneShown(string Phone, Instant? BoundAt, Instant? UnboundAt);

internal static class PhoneDoors
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/wallets/{wallet}/phone-codes", Invite).Gives<PhoneCodeShown>().For(Roles.Counter);
        api.MapPost("/phones", Redeem).Gives<PhoneBound>()
            .For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
        api.MapGet("/wallets/{wallet}/phones", List).Gives<PhoneShown[]>().For(Roles.Resident | Roles.Counter);
        api.MapDelete("/wallets/{wallet}/phones/{phone}", Unbind).GivesNothing().For(Roles.Resident | Roles.Counter);
    }

    private static async Task<IResult> Invite(HttpContext http, string wallet, PhoneCodeBody body, LedgerReads reads)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        if (http.Caller().Hindrance(id) is { } no) return no;
        if (await reads.Fold<Wallet>(StreamId.Of(id), http.RequestAborted) is not { IsClosed: false })
        {
            return Problem.NotFound("NotFound");
        }
        var (phone, code, until) = await PhoneActs.Invite(http, id, body.ByLetter);
        http.Response.Headers.CacheControl = "no-store";
        return Outcome.Show(new PhoneCodeShown(phone, code, until));
    }

    private static async Task<IResult> Redeem(
        HttpContext http, RedeemBody body, CommunityDirectory directory, TypedSecrets secrets, AccessTokens tokens,
        CancellationToken cancellation)
    {
        var secret = secrets.Secret("phone", body.Code, Reading.Key(http));
        var bound = await directory.Phones.Redeem(secrets.Hash("phone", body.Code), Token.Hash(secret), cancellation);
        if (bound is null) return Problem.Refused("CodeUnknown");
        var issued = tokens.Issue(SignInDoors.OfPhone(bound));
        http.Response.Headers.CacheControl = "no-store";
        return Outcome.Show(new PhoneBound(bound.Phone, secret, bound.Wallet, issued.Token, issued.ExpiresAt));
    }

    private static async Task<IResult> List(
        HttpContext http, string wallet, CommunityDirectory directory, CancellationToken cancellation)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        if (http.Caller().Hindrance(id) is { } no) return no;
        var phones = await directory.Phones.Of(id, cancellation);
        return Outcome.Show(phones.Select(phone =>
            new PhoneShown(phone.Phone, phone.BoundAt, phone.UnboundAt)).ToArray());
    }

    private static async Task<IResult> Unbind(HttpContext http, string wallet, string phone)
    {
        var id = Reading.Id<WalletId>(wallet, "wallet");
        if (http.Caller().Hindrance(id) is { } no) return no;
        return await PhoneActs.Unbind(http, id, phone) ? Results.NoContent() : Problem.NotFound("NotFound");
    }
}
