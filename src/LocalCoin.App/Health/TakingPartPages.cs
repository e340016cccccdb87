// A resident and the health programme: what it is, what was agreed to, what was measured of oneself, and the way out.
// The counter has the same two forms behind a resident's page, for whoever signs on paper; it sees no number.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Health;

namespace LocalCoin.App.Health;

internal static class TakingPartPages
{
    public const string Door = "/taking-part";
    private const string Residents = "/counter/residents";
    private const string AtCounter = Residents + "/{ticket}/programme";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, string? programme) => Show(http, programme)).For(Roles.Resident);
        pages.MapPost(Door + "/join", Join).For(Roles.Resident);
        pages.MapPost(Door + "/leave", Leave).For(Roles.Resident);
        var needed = Opening.Needed(Residents, (_, fault) => new ValueTask<object?>(
            PageAnswer.Of<CounterProgrammeShut>((nameof(CounterProgrammeShut.Fault), fault)).Unless(fault)));
        pages.MapGet(AtCounter, ShowAtCounter).AddEndpointFilter(needed).For(Roles.Counter);
        var opened = pages.MapGroup(AtCounter).AddEndpointFilter(needed);
        opened.MapPost("/join", JoinAtCounter).For(Roles.Counter);
        opened.MapPost("/leave", LeaveAtCounter).For(Roles.Counter);
    }

    private static async Task<IResult> Show(HttpContext http, string? programme) =>
        await Own(http, await TakingPart.Of(http, Self(http), Door, programme));

    private static async Task<IResult> Own(HttpContext http, TakingPart page) => PageAnswer.Of<OwnProgramme>(
        (nameof(OwnProgramme.Part), page),
        (nameof(OwnProgramme.Measured), await http.RequestServices.GetRequiredService<HealthRecords>().Measurements.Of(
            Self(http), http.RequestAborted))).Unless(page.Fault);

    private static async Task<IResult> Join(HttpContext http, PageForm form) =>
        await TakingPart.Join(http, form, Self(http), Door) is { } again
            ? await Own(http, again)
            : PageDoors.GoTo(Door + "?done=joined");

    private static async Task<IResult> Leave(HttpContext http, PageForm form) =>
        await TakingPart.Leave(http, form, Self(http), Door) is (var again, var done) && again is not null
            ? await Own(http, again)
            : PageDoors.GoTo($"{Door}?done={done}");

    private static async Task<IResult> ShowAtCounter(HttpContext http, string? programme) =>
        Of(http, await TakingPart.Of(http, http.Opened().Wallet, Path(http), programme));

    private static async Task<IResult> JoinAtCounter(HttpContext http, PageForm form) =>
        await TakingPart.Join(http, form, http.Opened().Wallet, Path(http)) is { } again
            ? Of(http, again)
            : PageDoors.GoTo(Path(http) + "?done=joined");

    private static async Task<IResult> LeaveAtCounter(HttpContext http, PageForm form) =>
        await TakingPart.Leave(http, form, http.Opened().Wallet, Path(http)) is (var again, var done)
            && again is not null
            ? Of(http, again)
            : PageDoors.GoTo($"{Path(http)}?done={done}");

    private static PageAnswer Of(HttpContext http, TakingPart page) => PageAnswer.Of<CounterProgramme>(
        (nameof(CounterProgramme.Part), page), (nameof(CounterProgramme.Back), http.Opened().Path)).Unless(page.Fault);

    private static string Path(HttpContext http) => http.Opened().Path + "/programme";

    private static WalletId Self(HttpContext http) => http.Caller().Wallet!.Value;
}
