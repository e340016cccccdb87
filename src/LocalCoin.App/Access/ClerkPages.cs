// Who stands at the register: the owner enters names, and whoever comes picks their own with one touch.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Access;

internal static class ClerkPages
{
    public const string Pick = "/register/clerk";
    public const string Names = "/shop/clerks";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Pick, ShowPick).For(Roles.Register);
        pages.MapPost(Pick, TakePick).For(Roles.Register);
        pages.MapGet(Names, (HttpContext http, CommunityDirectory directory) => ShowNames(http, directory, null))
            .For(Roles.Owner);
        pages.MapPost(Names, Enter).For(Roles.Owner);
        pages.MapPost(Names + "/remove", Remove).For(Roles.Owner);
    }

    private static async Task<IResult> ShowPick(HttpContext http, CommunityDirectory directory) =>
        PageAnswer.Of<PickClerk>((nameof(PickClerk.Clerks), await Present(http, directory)));

    private static async Task<IResult> TakePick(
        HttpContext http, PageForm form, CommunityDirectory directory, AccessTokens tokens)
    {
        ActorId? clerk = form["clerk"] is { } picked ? Reading.Id<ActorId>(picked, "clerk") : null;
        if (await ClerkDoors.At(directory, http.Caller(), clerk, http.RequestAborted) is not { } register)
        {
            return PageDoors.GoTo(Pick);
        }
        KeptSecrets.KeepClerk(http, clerk);
        SignInDoors.Keep(http, tokens.Issue(register));
        return PageDoors.GoTo("/register");
    }

    private static async Task<IResult> ShowNames(HttpContext http, CommunityDirectory directory, Text? fault) =>
        PageAnswer.Of<ShopClerks>(
            (nameof(ShopClerks.Clerks), await Present(http, directory)), (nameof(ShopClerks.Fault), fault));

    private static async Task<IResult> Enter(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        if (form["name"] is not { Length: <= ClerkDoors.NameLengthMax } name)
        {
            return await ShowNames(http, directory, AccessTexts.ClerkNameMissing);
        }
        await directory.Clerks.Put(
            new ClerkEntry(
                new ActorId(Guid.CreateVersion7().ToString()), http.Caller().Merchant!.Value, name, null,
                http.Caller().Actor, false), http.RequestAborted);
        return PageDoors.GoTo(Names);
    }

    private static async Task<IResult> Remove(HttpContext http, PageForm form)
    {
        await ClerkDoors.TakeAway(
            http, Reading.Id<ActorId>(form["clerk"] ?? "", "clerk"), http.Caller().Merchant!.Value);
        return PageDoors.GoTo(Names);
    }

    private static async Task<IReadOnlyList<ClerkEntry>> Present(HttpContext http, CommunityDirectory directory) =>
        [.. (await directory.Clerks.Of(http.Caller().Merchant!.Value, http.RequestAborted))
            .Where(one => !one.IsRemoved)];
}
