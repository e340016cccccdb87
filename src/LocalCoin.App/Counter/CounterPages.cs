// The counter's one screen: a card, or a name and a telephone number, leads to the resident; from there everything is
// one large button away.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterPages
{
    public const string Start = "/counter";
    private const int FoundMax = 20;
    public const string Residents = Start + "/residents";
    private const string Resident = Residents + "/{ticket}";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Start, (HttpContext _) => PageAnswer.Of<CounterStart>()).For(Roles.Counter);
        pages.MapPost(Start + "/scan", Scan).For(Roles.Counter);
        pages.MapPost(Start + "/search", Search).For(Roles.Counter);
        pages.MapPost(Start + "/open", Open).For(Roles.Counter);
        CounterRegistering.Map(pages);
        CounterTill.Map(pages);
        var needed = Opening.Needed(Residents, (_, fault) => new ValueTask<object?>(Again(fault)));
        pages.MapGet(Resident, Show).AddEndpointFilter(needed).For(Roles.Counter);
        var opened = pages.MapGroup(Resident).AddEndpointFilter(needed);
        CounterTopUps.Map(opened);
        CounterCards.Map(opened);
        CounterPins.Map(opened);
        CounterPhones.Map(opened);
        CounterStatement.Map(opened);
        CounterRefunds.Map(opened);
        CounterFreezing.Map(opened);
        CounterClosing.Map(opened);
        CounterCalls.Map(opened);
        Looks.Map(pages);
    }

    internal static PageAnswer Again(Text fault) => PageAnswer.Of<CounterStart>((nameof(CounterStart.Fault), fault))
        .WithStatus(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Scan(HttpContext http, PageForm form, CommunityDirectory directory) =>
        await directory.Cards.FindByToken(HeldOut.TokenIn(form["held"] ?? ""), http.RequestAborted) switch
        {
            { Wallet: { } wallet } => await Opening.Open(http, Residents, wallet, CounterTexts.ByCard),
            { } stock => PageDoors.GoTo($"{CounterRegistering.Cards}/{stock.Card.Value}"),
            null => Again(CounterTexts.CardUnknown),
        };

    private static async Task<IResult> Search(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        var (kana, phone) = (form["kana"], form["phone"]);
        if ((phone ?? kana) is not { } text) return Again(CounterTexts.SearchMissing);
        var (caller, cancellation) = (http.Caller(), http.RequestAborted);
        var found = (await directory.Members.Search(text, FoundMax, cancellation))
            .Where(member => caller.Hindrance(member.Wallet) is null)
            .Where(member => kana is null || Kana.Begins(member.Kana, kana))
            .ToArray();
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, "found", found.Select(member => member.Wallet), cancellation);
        return found.Length == 0
            ? Again(CounterTexts.NobodyFound)
            : PageAnswer.Of<CounterFound>(
                (nameof(CounterFound.Members), found), (nameof(CounterFound.Card), form["card"]));
    }

    /// <summary>A new card that waits for its owner leads on to being theirs.</summary>
    private static async Task<IResult> Open(HttpContext http, PageForm form)
    {
        var wallet = Reading.Id<WalletId>(form["wallet"] ?? "", "wallet");
        var then = form["card"] is { } card ? $"/cards/new?card={Reading.Id<CardId>(card, "card").Value}" : "";
        return OpeningTexts.Reasons.Any(reason => reason.Word == form["reason"])
            ? await Opening.Open(http, Residents, wallet, form["reason"]!, then)
            : Again(OpeningTexts.ReasonMissing);
    }

    private static async Task<IResult> Show(
        HttpContext http, CommunityDirectory directory, LedgerReads reads, string? done = null)
    {
        var opened = http.Opened();
        if (await reads.Fold<Wallet>(StreamId.Of(opened.Wallet), http.RequestAborted) is not { } wallet)
        {
            return Problem.NotFound("NotFound");
        }
        return PageAnswer.Of<CounterResident>(
            (nameof(CounterResident.Opened), opened), (nameof(CounterResident.Wallet), wallet),
            (nameof(CounterResident.Member), await directory.Members.Find(opened.Wallet, http.RequestAborted)),
            (nameof(CounterResident.Purses), await HeldPurses.Of(http, opened.Wallet)),
            (nameof(CounterResident.Kinds), await FundKinds.Of(reads, http.RequestAborted)),
            (nameof(CounterResident.HasProgrammes), http.RequestServices.GetService<HealthDatabase>() is not null),
            (nameof(CounterResident.Cards), await ShownCard.Of(http, opened.Wallet)),
            (nameof(CounterResident.Done), CounterTexts.Done.FirstOrDefault(one => one.Word == done).Text));
    }
}
