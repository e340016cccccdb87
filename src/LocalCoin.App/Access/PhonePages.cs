// A resident's own phone is bound here, by the code that the counter or a letter shows it.

using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Access;

internal static class PhonePages
{
    public const string Door = "/phone";
    private const string Done = Door + "/bound";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, CancellationToken _) =>
        {
            CameFor.Keep(http);
            return PageAnswer.Of<BindPhone>(
                (nameof(BindPhone.To), CameFor.In(http)), (nameof(BindPhone.WasBound), KeptSecrets.IsPhone(http)));
        }).For(Roles.Anonymous);
        pages.MapGet(Door + "/{code}", (string code) => PageAnswer.Of<BindPhone>((nameof(BindPhone.Code), code)))
            .For(Roles.Anonymous);
        pages.MapPost(Door, Take).For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
        pages.MapGet(Done, (HttpContext http, CancellationToken _) => PageAnswer.Of<PhoneIsBound>(
            (nameof(PhoneIsBound.Back), CameFor.Back(http)))).For(Roles.Resident);
        // Where the icon on the home screen leads: to the same page, or to how this browser is bound.
        pages.MapGet("/home", () => PageDoors.GoTo("/")).For(Roles.Resident);
    }

    private static async Task<IResult> Take(
        HttpContext http, PageForm form, CommunityDirectory directory, TypedSecrets secrets, AccessTokens tokens)
    {
        var code = form["code"] ?? "";
        var secret = secrets.Secret("phone", code, Reading.CommandId(form["key"] ?? "", "key"));
        var bound = await directory.Phones.Redeem(
            secrets.Hash("phone", code), Token.Hash(secret), http.RequestAborted);
        if (bound is null)
        {
            return PageAnswer.Of<BindPhone>((nameof(BindPhone.Code), code), (nameof(BindPhone.Failed), true))
                .WithStatus(StatusCodes.Status422UnprocessableEntity);
        }
        KeptSecrets.KeepPhone(http, secret);
        await SignInDoors.Enter(http, tokens.Issue(SignInDoors.OfPhone(bound)));
        return PageDoors.GoTo(Done);
    }
}
