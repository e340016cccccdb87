// Who has no smartphone is called when their place does not come, if they asked for that. The list is there from the
// touch that closed the place; each name on it is a look at a person, and is written down as one.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Places;

/// <summary>A place that was called off on a day, and whom to call about it.</summary>
public sealed record CallList(PlaceDays Place, LocalDate Day, IReadOnlyList<Call> Calls);

internal static class CallPages
{
    public const string Door = "/calls";
    private const Roles Calling = Roles.Operator | Roles.Helper | Roles.Counter;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, List).For(Calling);
        pages.MapPost(Door, Tick).For(Calling);
        pages.MapGet(Door + "/wish", (HttpContext http, SpotCalendar calendar) => AskWish(http, calendar, null, null))
            .For(Calling);
        pages.MapPost(Door + "/wish", TakeWish).For(Calling);
    }

    private static async Task<IResult> List(HttpContext http, SpotCalendar calendar, CommunityDirectory directory)
    {
        var lists = new List<CallList>();
        foreach (var place in await calendar.All(http.RequestAborted))
        {
            foreach (var (day, _) in place.Days.Take(2).Where(one => one.State is DayState.Off))
            {
                var calls = (await directory.CallWishes.Of(place.Place.Spot.Spot, day, http.RequestAborted))
                    .Where(call => http.Caller().Wallet != call.Wallet).ToList();
                lists.Add(new CallList(place, day, calls));
            }
        }
        foreach (var wallet in lists.SelectMany(list => list.Calls).Select(call => call.Wallet).Distinct())
        {
            await directory.AccessLog.Write(
                http.Caller().Actor, http.Caller().Device, "call-list", wallet.Value, http.RequestAborted);
        }
        return PageAnswer.Of<CallsToMake>((nameof(CallsToMake.Lists), lists));
    }

    private static async Task<IResult> Tick(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        var wallet = Reading.Id<WalletId>(form["wallet"] ?? "", "wallet");
        if (http.Caller().Hindrance(wallet) is { } no) return no;
        await directory.CallWishes.Tick(
            wallet, Reading.Id<SpotId>(form["spot"] ?? "", "spot"),
            Reading.Day(form["day"], "day") ?? throw new MalformedException("day", "a day is expected"),
            http.Caller().Actor, http.RequestAborted);
        return PageDoors.GoTo(Door);
    }

    private static async Task<IResult> AskWish(HttpContext http, SpotCalendar calendar, Text? told, Text? fault) =>
        PageAnswer.Of<CallWish>(
            (nameof(CallWish.Places), await calendar.All(http.RequestAborted)), (nameof(CallWish.Told), told),
            (nameof(CallWish.Fault), fault));

    private static async Task<IResult> TakeWish(
        HttpContext http, PageForm form, SpotCalendar calendar, CommunityDirectory directory)
    {
        var spot = Reading.Id<SpotId>(form["spot"] ?? "", "spot");
        if (await calendar.Find(spot, http.RequestAborted) is null
            || await directory.Cards.FindByToken(HeldOut.TokenIn(form["held"] ?? ""), http.RequestAborted)
                is not { Wallet: { } wallet }
            || http.Caller().Hindrance(wallet) is not null)
        {
            return await AskWish(http, calendar, null, ShopPlaceTexts.WishUnknown);
        }
        if (form.Has("stop"))
        {
            await directory.CallWishes.TakeBack(wallet, spot, http.RequestAborted);
            return await AskWish(http, calendar, ShopPlaceTexts.WishStopped, null);
        }
        await directory.CallWishes.Ask(wallet, spot, http.Caller().Actor, http.RequestAborted);
        return await AskWish(http, calendar, ShopPlaceTexts.WishSaved, null);
    }
}
