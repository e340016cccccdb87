// The health staff's own pages: somebody found by what they hold out, opened for a reason that they can read later; and
// the words that people agree to. There is no list of names here, and no search by one.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Health;

namespace LocalCoin.App.Health;

internal static class ParticipantPages
{
    public const string Door = "/participants";
    public const string Texts = Door + "/texts";
    public const string Sheet = Door + "/sheet";
    private const string One = Door + "/{ticket}";
    private const int TextLengthMax = 4_000;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, HealthRecords _) => Start(null)).For(Roles.Health);
        pages.MapPost(Door + "/open", Open).For(Roles.Health);
        pages.MapGet(Texts, (HttpContext http, bool done = false) => ShowTexts(http, null, done)).For(Roles.Health);
        pages.MapPost(Texts, Publish).For(Roles.Health);
        pages.MapGet(Sheet, ShowSheet).For(Roles.Health | Roles.Counter);
        var needed = Opening.Needed(Door, (_, fault) => new ValueTask<object?>(Start(fault)));
        pages.MapGet(One, Show).AddEndpointFilter(needed).For(Roles.Health);
        var opened = pages.MapGroup(One).AddEndpointFilter(needed);
        opened.MapPost("/join", Join).For(Roles.Health);
        opened.MapPost("/leave", Leave).For(Roles.Health);
    }

    private static PageAnswer Start(Text? fault) =>
        PageAnswer.Of<ParticipantStart>((nameof(ParticipantStart.Fault), fault)).Unless(fault);

    private static async Task<IResult> Open(HttpContext http, PageForm form)
    {
        if (OpeningTexts.OfHealth.All(one => one.Word != form["reason"]))
        {
            return Start(OpeningTexts.ReasonMissing);
        }
        return (await FoundWallet.By(http, form["held"])).Wallet is { } wallet
            ? await Opening.Open(http, Door, wallet, form["reason"]!)
            : Start(ParticipantTexts.Unknown);
    }

    private static async Task<IResult> Show(HttpContext http, string? programme) =>
        await Of(http, await TakingPart.Of(http, http.Opened().Wallet, http.Opened().Path, programme));

    private static async Task<IResult> Of(HttpContext http, TakingPart part)
    {
        var (wallet, cancellation) = (http.Opened().Wallet, http.RequestAborted);
        var directory = http.RequestServices.GetRequiredService<CommunityDirectory>();
        return PageAnswer.Of<ParticipantPage>(
            (nameof(ParticipantPage.Part), part),
            (nameof(ParticipantPage.Card), (await directory.Cards.Of(wallet, cancellation)).LastOrDefault()?.LastFour),
            (nameof(ParticipantPage.Measured), await Records(http).Measurements.Of(wallet, cancellation)))
            .Unless(part.Fault);
    }

    private static async Task<IResult> Join(HttpContext http, PageForm form) =>
        await TakingPart.Join(http, form, http.Opened().Wallet, http.Opened().Path) is { } again
            ? await Of(http, again)
            : PageDoors.GoTo(http.Opened().Path + "?done=joined");

    private static async Task<IResult> Leave(HttpContext http, PageForm form) =>
        await TakingPart.Leave(http, form, http.Opened().Wallet, http.Opened().Path) is (var again, var done)
            && again is not null
            ? await Of(http, again)
            : PageDoors.GoTo($"{http.Opened().Path}?done={done}");

    private static async Task<IResult> ShowTexts(
        HttpContext http, Text? fault, bool done, string? japanese = null, string? english = null) =>
        PageAnswer.Of<ConsentVersions>(
            (nameof(ConsentVersions.All), await Records(http).Consents.All(http.RequestAborted)),
            (nameof(ConsentVersions.Programmes), await http.RequestServices.GetRequiredService<LedgerReads>().Named(
                "programme", http.RequestAborted)),
            (nameof(ConsentVersions.Fault), fault), (nameof(ConsentVersions.IsDone), done),
            (nameof(ConsentVersions.Japanese), japanese), (nameof(ConsentVersions.English), english)).Unless(fault);

    private static async Task<IResult> Publish(HttpContext http, PageForm form, LedgerReads reads)
    {
        var (japanese, english) = (form["japanese"], form["english"]);
        if (japanese is not { Length: <= TextLengthMax } || english is not { Length: <= TextLengthMax })
        {
            return await ShowTexts(http, ParticipantTexts.Both, false, japanese, english);
        }
        var programme = Reading.Id<ProgrammeId>(form["programme"] ?? "", "programme");
        if (!await reads.Has(StreamId.Of(programme), http.RequestAborted)) return Problem.NotFound("NotFound");
        return await Records(http).Consents.Publish(
            programme, japanese, english, http.Caller().Actor, http.RequestAborted) is null
            ? await ShowTexts(http, ParticipantTexts.Meanwhile, false, japanese, english)
            : PageDoors.GoTo(Texts + "?done=true");
    }

    private static async Task<IResult> ShowSheet(HttpContext http, string? programme)
    {
        var current = await Records(http).Consents.Current(http.RequestAborted);
        return (current.FirstOrDefault(one => one.Programme.Value == programme) ?? current.FirstOrDefault())
            is { } text
            ? PageAnswer.Of<ConsentSheet>((nameof(ConsentSheet.Words), text))
            : Problem.NotFound("NotFound");
    }

    private static HealthRecords Records(HttpContext http) => http.RequestServices.GetRequiredService<HealthRecords>();
}
