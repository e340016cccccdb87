// The drawer: counted when it is opened and when it is closed. What should be in it is what was in it and what the
// ledger says was taken since; whoever counts is not told before they have counted. A difference needs a reason, and
// moves no coin: the ledger holds what was taken, and the city's books what is missing.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterTill
{
    public const string Door = CounterPages.Start + "/till";
    private const string TillType = "till";
    private const long DrawerMax = 10_000_000;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, LedgerReads _) => Show(http, null, null)).For(Roles.Counter);
        pages.MapPost(Door, Open).For(Roles.Counter);
        pages.MapGet(Door + "/{shift}", Closed).For(Roles.Counter);
        pages.MapPost(Door + "/{shift}", Close).For(Roles.Counter);
    }

    private static CommunityDirectory Directory(HttpContext http) =>
        http.RequestServices.GetRequiredService<CommunityDirectory>();

    private static async Task<IResult> Show(HttpContext http, Text? fault, string? typed)
    {
        var reads = http.RequestServices.GetRequiredService<LedgerReads>();
        var open = await Directory(http).TillShifts.Open(http.RequestAborted);
        var tills = (await reads.Few(TillType, http.RequestAborted))
            .Select(history => history.Events[0].Event).OfType<TillOpened>().Select(opening => opening.Till)
            .Where(till => open.All(shift => shift.Till != till));
        return PageAnswer.Of<CounterTillPage>(
            (nameof(CounterTillPage.Shifts), open), (nameof(CounterTillPage.Tills), tills.ToArray()),
            (nameof(CounterTillPage.Fault), fault), (nameof(CounterTillPage.Typed), typed)).Unless(fault);
    }

    private static async Task<IResult> Open(HttpContext http, PageForm form, LedgerReads reads)
    {
        if (InDrawer(form, "started") is not { } started)
        {
            return await Show(http, CounterTillTexts.CountMissing, form["started"]);
        }
        var till = Reading.Id<TillId>(form["till"] ?? "", "till");
        if (!till.IsCounter() || await reads.Stream(StreamId.Of(till), http.RequestAborted) is null)
        {
            throw new MalformedException("till", "a counter's till, counter-…");
        }
        var shift = new TillShift(
            form.Id("shift"), till, http.Now(), http.Caller().Actor, started, await Taken(reads, till, http),
            null, null, null, null, null);
        return await Directory(http).TillShifts.Open(shift, http.RequestAborted)
            ? PageDoors.GoTo(Door)
            : await Show(http, CounterTillTexts.OpenAlready, null);
    }

    private static async Task<IResult> Close(HttpContext http, string shift, PageForm form, LedgerReads reads)
    {
        if (await Find(http, shift) is not { } found) return Problem.NotFound("NotFound");
        if (found.ClosedAt is not null) return PageDoors.GoTo($"{Door}/{shift}");
        if (InDrawer(form, "counted") is not { } counted)
        {
            return await Show(http, CounterTillTexts.CountMissing, form["counted"]);
        }
        var expected = found.Started + await Taken(reads, found.Till, http) - found.TakenBefore;
        var reason = CounterTillTexts.Reasons.Select(one => one.Word).FirstOrDefault(word => word == form["reason"]);
        if (counted != expected && reason is null)
        {
            return PageAnswer.Of<CounterTillDifference>(
                (nameof(CounterTillDifference.Shift), found), (nameof(CounterTillDifference.Counted), counted),
                (nameof(CounterTillDifference.Expected), expected));
        }
        await Directory(http).TillShifts.Close(
            found.Shift, http.Now(), http.Caller().Actor, counted, expected, counted == expected ? null : reason,
            http.RequestAborted);
        return PageDoors.GoTo($"{Door}/{shift}");
    }

    private static async Task<IResult> Closed(HttpContext http, string shift) => await Find(http, shift) switch
    {
        null => Problem.NotFound("NotFound"),
        { ClosedAt: null } => PageDoors.GoTo(Door),
        { } found => PageAnswer.Of<CounterTillClosed>((nameof(CounterTillClosed.Shift), found)),
    };

    private static Task<TillShift?> Find(HttpContext http, string shift) =>
        Directory(http).TillShifts.Find(Reading.CommandId(shift, "shift"), http.RequestAborted);

    /// <summary>What the ledger has this till hold.</summary>
    private static async Task<long> Taken(LedgerReads reads, TillId till, HttpContext http) =>
        -await reads.Coins(AccountAddress.Of(till), http.RequestAborted);

    /// <summary>Nothing in the drawer is a count, too.</summary>
    private static long? InDrawer(PageForm form, string field) =>
        form[field]?.TrimStart('0') is "" ? 0 : form.Whole(field) is { } yen and <= DrawerMax ? yen : null;
}
