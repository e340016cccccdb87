// What is new at the desk: a shop with its first place and its owner in one form, one more place, one more owner. Each
// id is drawn with its form, so that a form sent again after a lost answer does nothing twice and shows the same sheet.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

internal static class DeskNewShops
{
    public const string New = DeskShops.Door + "/new";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(New, (HttpContext http, CommunityDirectory _) =>
            Form(Guid.CreateVersion7(), new(), new(), TypedOwner.For(http))).For(Roles.Operator);
        pages.MapPost(New, Register).For(Roles.Operator);
        pages.MapGet(DeskShops.One + "/spots/new", AskSpot).For(Roles.Operator);
        pages.MapPost(DeskShops.One + "/spots/new", OpenSpot).For(Roles.Operator);
        pages.MapPost(DeskShops.One + "/spots/close", CloseSpot).For(Roles.Operator);
        pages.MapGet(DeskShops.One + "/owners/new", AskOwner).For(Roles.Operator);
        pages.MapPost(DeskShops.One + "/owners/new", InviteOwner).For(Roles.Operator);
    }

    private static PageAnswer Form(Guid merchant, TypedShop shop, TypedSpot spot, TypedOwner owner) =>
        PageAnswer.Of<DeskNewShop>(
            (nameof(DeskNewShop.Merchant), merchant), (nameof(DeskNewShop.Shop), shop),
            (nameof(DeskNewShop.Spot), spot), (nameof(DeskNewShop.Owner), owner))
        .Unless(shop.Faults.Values.FirstOrDefault() ?? spot.Fault ?? owner.Faults.Values.FirstOrDefault());

    private static async Task<IResult> Register(HttpContext http, PageForm form)
    {
        var (key, shop, spot, owner) =
            (form.Id("merchant"), TypedShop.Of(form), TypedSpot.Of(form), TypedOwner.Of(http, form));
        if (shop.Faults.Count + owner.Faults.Count > 0 || spot.Fault is not null) return Form(key, shop, spot, owner);
        var id = new MerchantId(key.ToString());
        var joined = await ShopActs.Join(http, key, shop.Entry(id, null), new MerchantClass(shop.Class!));
        if (joined.Fault() is { } unjoined) return Form(key, shop.With("name", unjoined), spot, owner);
        var opened = await ShopActs.OpenSpot(http, spot.Id, spot.Entry(id), spot.Command(id));
        if (opened.Fault() is { } unopened) return Form(key, shop, spot with { Fault = unopened }, owner);
        Forget(http);
        return await owner.Enter(http, id) is { } taken
            ? Form(key, shop, spot, taken)
            : Letter(http, id, owner, shop.Name!);
    }

    private static async Task<IResult> AskSpot(HttpContext http, string merchant) =>
        await DeskShops.Read(http, merchant) is { } file ? Form(file, new TypedSpot()) : Problem.NotFound("NotFound");

    private static PageAnswer Form(ShopFile file, TypedSpot spot) => PageAnswer.Of<DeskNewSpot>(
        (nameof(DeskNewSpot.File), file), (nameof(DeskNewSpot.Spot), spot)).Unless(spot.Fault);

    private static async Task<IResult> OpenSpot(HttpContext http, string merchant, PageForm form)
    {
        if (await DeskShops.Read(http, merchant) is not { } file) return Problem.NotFound("NotFound");
        var (id, spot) = (file.Entry.Merchant, TypedSpot.Of(form));
        if (spot.Fault is not null) return Form(file, spot);
        var opened = await ShopActs.OpenSpot(http, spot.Id, spot.Entry(id), spot.Command(id));
        if (opened.Fault() is { } unopened) return Form(file, spot with { Fault = unopened });
        Forget(http);
        return PageDoors.GoTo($"{file.Path}?done=spot");
    }

    private static async Task<IResult> CloseSpot(
        HttpContext http, string merchant, PageForm form, CommunityDirectory directory)
    {
        var spot = Reading.Id<SpotId>(form["spot"] ?? "", "spot");
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        if ((await directory.Spots.Find(spot, http.RequestAborted))?.Merchant != id)
        {
            return Problem.NotFound("NotFound");
        }
        var answer = await DeskShops.Done(http, merchant, form, new CloseSpot(spot), "closed");
        Forget(http);
        return answer;
    }

    private static async Task<IResult> AskOwner(HttpContext http, string merchant) =>
        await DeskShops.Read(http, merchant) is { } file
            ? Form(file, TypedOwner.For(http))
            : Problem.NotFound("NotFound");

    private static PageAnswer Form(ShopFile file, TypedOwner owner) => PageAnswer.Of<DeskNewOwner>(
        (nameof(DeskNewOwner.File), file), (nameof(DeskNewOwner.Owner), owner))
        .Unless(owner.Faults.Values.FirstOrDefault());

    private static async Task<IResult> InviteOwner(HttpContext http, string merchant, PageForm form)
    {
        if (await DeskShops.Read(http, merchant) is not { } file) return Problem.NotFound("NotFound");
        var owner = TypedOwner.Of(http, form);
        if (owner.Faults.Count > 0) return Form(file, owner);
        return await owner.Enter(http, file.Entry.Merchant) is { } taken
            ? Form(file, taken)
            : Letter(http, file.Entry.Merchant, owner, file.Entry.Name);
    }

    private static PageAnswer Letter(HttpContext http, MerchantId merchant, TypedOwner owner, string shop) =>
        PageAnswer.Of<DeskOwnerLetter>(
            (nameof(DeskOwnerLetter.Path), $"{DeskShops.Door}/{merchant.Value}"),
            (nameof(DeskOwnerLetter.Owner), owner), (nameof(DeskOwnerLetter.Shop), shop),
            (nameof(DeskOwnerLetter.Password), owner.FirstPassword(http)));

    // Everybody's pages of places show it from now on.
    private static void Forget(HttpContext http) => http.RequestServices.GetRequiredService<SpotCalendar>().Forget();
}
