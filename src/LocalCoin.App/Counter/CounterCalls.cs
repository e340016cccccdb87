// Who wants to be called when a place has a day off says so here too, beside everything else the counter does for them.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterCalls
{
    internal static void Map(IEndpointRouteBuilder opened)
    {
        opened.MapGet("/calls", Ask).For(Roles.Counter);
        opened.MapPost("/calls", Take).For(Roles.Counter);
    }

    private static async Task<IResult> Ask(HttpContext http, SpotCalendar calendar, CommunityDirectory directory) =>
        PageAnswer.Of<CounterCallsPage>(
            (nameof(CounterCallsPage.Opened), http.Opened()),
            (nameof(CounterCallsPage.Member), await directory.Members.Find(http.Opened().Wallet, http.RequestAborted)),
            (nameof(CounterCallsPage.Places), await calendar.All(http.RequestAborted)),
            (nameof(CounterCallsPage.Wished),
                await directory.CallWishes.Of(http.Opened().Wallet, http.RequestAborted)));

    /// <summary>What is ticked is wished for from here on, and nothing else.</summary>
    private static async Task<IResult> Take(
        HttpContext http, PageForm form, SpotCalendar calendar, CommunityDirectory directory)
    {
        var (wallet, ticked) = (http.Opened().Wallet, form.All("spots"));
        foreach (var spot in (await calendar.All(http.RequestAborted)).Select(place => place.Place.Spot.Spot))
        {
            await (ticked.Contains(spot.Value)
                ? directory.CallWishes.Ask(wallet, spot, http.Caller().Actor, http.RequestAborted)
                : directory.CallWishes.TakeBack(wallet, spot, http.RequestAborted));
        }
        return http.Opened().Back("calls");
    }
}
