// Merchants at the desk: the list, one of them with owners, devices and places, and what is changed of it. Everything
// goes through the acts of the API's doors.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>A line of the list.</summary>
public sealed record ListedShop(MerchantEntry Entry, Merchant State);

/// <summary>A place with what the ledger knows of it.</summary>
public sealed record ListedSpot(PlaceEntry Place, Spot State);

/// <summary>One merchant, whole.</summary>
/// <param name="Before">As it was known before each change, and by whose hand it was changed; the newest first.</param>
/// <param name="Banks">Accounts that were asked for lately, the newest first.</param>
public sealed record ShopFile(
    MerchantEntry Entry, Merchant State, IReadOnlyList<Credential> Owners, IReadOnlyList<DeviceEntry> Devices,
    IReadOnlyList<ListedSpot> Spots, IReadOnlyList<(MerchantBefore Change, string By)> Before,
    IReadOnlyList<ToldBank> Banks)
{
    public string Path => $"{DeskShops.Door}/{Entry.Merchant.Value}";
}

internal static class DeskShops
{
    public const string Door = DeskDoors.Start + "/merchants";
    public const string One = Door + "/{merchant}";
    private const int PageSize = 50;
    private const int ChangesMax = 50;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, List).For(Roles.Desk);
        pages.MapGet(One, Show).For(Roles.Operator | Roles.Auditor);
        pages.MapGet(One + "/change", AskChange).For(Roles.Operator);
        pages.MapPost(One + "/change", Change).For(Roles.Operator);
        pages.MapPost(One + "/suspend", Suspend).For(Roles.Operator);
        pages.MapPost(One + "/reinstate", Reinstate).For(Roles.Operator);
        pages.MapPost(One + "/devices/unpair", Unpair).For(Roles.Operator);
        BankChanges.Map(pages);
        DeskNewShops.Map(pages);
    }

    private static async Task<IResult> List(
        HttpContext http, CommunityDirectory directory, LedgerReads reads, string? after = null)
    {
        var last = after is null ? (MerchantId?)null : Reading.Id<MerchantId>(after, "after");
        var page = Page<MerchantEntry>.Of(
            await directory.Merchants.InOrder(last, PageSize + 1, http.RequestAborted), PageSize,
            one => one.Merchant.Value);
        var known = await reads.Streams(
            [.. page.Rows.Select(one => StreamId.Of(one.Merchant))], http.RequestAborted);
        return PageAnswer.Of<DeskShopList>(
            (nameof(DeskShopList.All), page.Rows.Where(one => known.ContainsKey(StreamId.Of(one.Merchant)))
                .Select(one => new ListedShop(one, known[StreamId.Of(one.Merchant)].As<Merchant>()!)).ToArray()),
            (nameof(DeskShopList.Next), page.Next), (nameof(DeskShopList.IsFirst), after is null));
    }

    private static Task<IResult> Show(HttpContext http, string merchant, string? done = null) => Page(
        http, merchant, null, DeskShopTexts.Done.FirstOrDefault(one => one.Word == done).Text);

    internal static async Task<IResult> Page(HttpContext http, string merchant, Text? fault, Text? done) =>
        await Read(http, merchant) is { } file
            ? PageAnswer.Of<DeskShop>(
                (nameof(DeskShop.File), file), (nameof(DeskShop.Fault), fault), (nameof(DeskShop.Done), done))
                .Unless(fault)
            : Problem.NotFound("NotFound");

    internal static async Task<ShopFile?> Read(HttpContext http, string merchant)
    {
        var (id, cancellation) = (Reading.Id<MerchantId>(merchant, "merchant"), http.RequestAborted);
        var services = http.RequestServices;
        var (directory, reads) =
            (services.GetRequiredService<CommunityDirectory>(), services.GetRequiredService<LedgerReads>());
        if (await reads.Fold<Merchant>(StreamId.Of(id), cancellation) is not { } state) return null;
        if (await directory.Merchants.Find(id, cancellation) is not { } entry) return null;
        var places = await directory.Places.Of(id, cancellation);
        var known = await reads.Streams([.. places.Select(one => StreamId.Of(one.Spot.Spot))], cancellation);
        var before = await directory.Merchants.Before(id, ChangesMax, cancellation);
        var names = await directory.Credentials.Names(
            [.. before.Select(one => one.By).Distinct()], cancellation);
        return new ShopFile(
            entry, state,
            [.. (await directory.Credentials.Of(id, cancellation)).Where(one => one.Roles.Contains("owner"))],
            [.. (await directory.Devices.Of(id, cancellation)).Where(one => one.IsPaired)],
            [
                .. places.Where(one => known.ContainsKey(StreamId.Of(one.Spot.Spot)))
                    .Select(one => new ListedSpot(one, known[StreamId.Of(one.Spot.Spot)].As<Spot>()!)),
            ],
            [.. before.Select(one => (one, names.GetValueOrDefault(one.By) ?? one.By.Value))],
            await BankChanges.Of(http, id));
    }

    private static async Task<IResult> AskChange(HttpContext http, string merchant) =>
        await Read(http, merchant) is { } file
            ? Form(file, TypedShop.Of(file.Entry, file.State.Class))
            : Problem.NotFound("NotFound");

    private static PageAnswer Form(ShopFile file, TypedShop typed) => PageAnswer.Of<DeskShopChange>(
        (nameof(DeskShopChange.File), file), (nameof(DeskShopChange.Typed), typed))
        .Unless(typed.Faults.Values.FirstOrDefault());

    private static async Task<IResult> Change(HttpContext http, string merchant, PageForm form)
    {
        if (await Read(http, merchant) is not { } file) return Problem.NotFound("NotFound");
        var typed = TypedShop.Of(form, file.State.Class.Value);
        if (typed.Faults.Count > 0) return Form(file, typed);
        if (typed.Class != file.State.Class.Value && await http.Act(form, new ChangeMerchantClass(
            file.Entry.Merchant, new MerchantClass(typed.Class!))) is { } fault)
        {
            return Form(file, typed.With("class", fault));
        }
        var changed = typed.Entry(file.Entry.Merchant, file.Entry);
        if (changed != file.Entry) await ShopActs.Change(http, changed);
        return PageDoors.GoTo($"{file.Path}?done=changed");
    }

    private static async Task<IResult> Suspend(HttpContext http, string merchant, PageForm form)
    {
        var reason = DeskShopTexts.SuspendReasons.FirstOrDefault(one => one.Word == form["reason"]);
        if (reason.Text is null) return await Page(http, merchant, OpeningTexts.ReasonMissing, null);
        var id = Reading.Id<MerchantId>(merchant, "merchant");
        return await Done(http, merchant, form, new SuspendMerchant(id, reason.Reason), "suspended");
    }

    private static Task<IResult> Reinstate(HttpContext http, string merchant, PageForm form) => Done(
        http, merchant, form, new ReinstateMerchant(Reading.Id<MerchantId>(merchant, "merchant")), "reinstated");

    private static async Task<IResult> Unpair(
        HttpContext http, string merchant, PageForm form, CommunityDirectory directory)
    {
        var device = Reading.Id<DeviceId>(form["device"] ?? "", "device");
        if ((await directory.Devices.Find(device, http.RequestAborted))?.Merchant.Value != merchant)
        {
            return Problem.NotFound("NotFound");
        }
        var answer = await ShopActs.PutOut(http, device, form.Id(PageActs.Key), http.RequestAborted);
        return answer is Problem ? answer : PageDoors.GoTo($"{Door}/{merchant}?done=unpaired");
    }

    internal static async Task<IResult> Done(
        HttpContext http, string merchant, PageForm form, Command command, string done) =>
        await http.Act(form, command) is { } fault
            ? await Page(http, merchant, fault, null)
            : PageDoors.GoTo($"{Door}/{merchant}?done={done}");
}
