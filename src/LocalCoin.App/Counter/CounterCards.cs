// Cards at the counter: handed out, woken, stopped, replaced, found again. A replacement is one scan: the old card is
// stopped with it where it still worked, and every purse stays where it is.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterCards
{
    private const string One = "/cards/{card}";

    internal static void Map(IEndpointRouteBuilder opened)
    {
        opened.MapGet("/cards/new", AskNew).For(Roles.Counter);
        opened.MapPost("/cards/new", TakeNew).For(Roles.Counter);
        opened.MapGet(One, Show).For(Roles.Counter);
        opened.MapPost(One + "/wake", Wake).For(Roles.Counter);
        opened.MapPost(One + "/stop", Stop).For(Roles.Counter);
        opened.MapPost(One + "/restart", Restart).For(Roles.Counter);
    }

    internal static async Task<ShownCard?> Find(HttpContext http, string card) =>
        (await ShownCard.Of(http, http.Opened().Wallet)).FirstOrDefault(one => one.Entry.Card.Value == card);

    private static async Task<IResult> AskNew(
        HttpContext http, CommunityDirectory directory, string? card = null, string? replaces = null) =>
        await NewCard(http, directory, card, replaces, null);

    private static async Task<PageAnswer> NewCard(
        HttpContext http, CommunityDirectory directory, string? card, string? replaces, Text? fault)
    {
        var waiting = card is null
            ? null
            : await directory.Cards.Find(Reading.Id<CardId>(card, "card"), http.RequestAborted);
        return PageAnswer.Of<CounterNewCard>(
            (nameof(CounterNewCard.Opened), http.Opened()),
            (nameof(CounterNewCard.Member),
                await directory.Members.Find(http.Opened().Wallet, http.RequestAborted)),
            (nameof(CounterNewCard.Waiting), waiting), (nameof(CounterNewCard.Fault), fault),
            (nameof(CounterNewCard.Replaces), replaces is null ? null : await Find(http, replaces))).Unless(fault);
    }

    private static async Task<IResult> TakeNew(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        var opened = http.Opened();
        Task<PageAnswer> Again(Text fault) => NewCard(http, directory, form["card"], form["replaces"], fault);
        var card = form["card"] is { } waiting
            ? await directory.Cards.Find(Reading.Id<CardId>(waiting, "card"), http.RequestAborted)
            : await directory.Cards.FindByToken(HeldOut.TokenIn(form["held"] ?? ""), http.RequestAborted);
        if (card is null) return await Again(CounterTexts.CardUnknown);
        var old = form["replaces"] is { } named ? await Find(http, named) : null;
        if (card.Card == old?.Entry.Card) return await Again(CounterCardTexts.SameCard);
        // What came of the same form before: the card in hand is theirs by it.
        var isRepeated = card.Wallet == opened.Wallet && old is null or { IsReplaced: true };
        if (card.Wallet is not null && !isRepeated)
        {
            return await Again(card.Wallet == opened.Wallet ? CounterCardTexts.TheirsAlready
                : CounterCardTexts.SomebodyElses);
        }
        if (old is { State.IsStopped: false }
            && await http.Act(form, new StopCard(old.Entry.Card, StopReason.Replaced, null)) is { } unstopped)
        {
            return await Again(unstopped);
        }
        var answer = await CardActs.Bind(http, form.Id("binding"), new BindCard(
            card.Card, opened.Wallet, form.Has("asleep"), old?.Entry.Card));
        if (answer is null) return await Again(CounterCardTexts.SomebodyElses);
        return answer.Fault() is { } fault ? await Again(fault) : opened.Back(old is null ? "bound" : "replaced");
    }

    private static async Task<IResult> Show(HttpContext http, string card) => await Shown(http, card, null);

    private static async Task<IResult> Shown(HttpContext http, string card, Text? fault)
    {
        if (await Find(http, card) is not { } found) return Problem.NotFound("NotFound");
        return PageAnswer.Of<CounterCard>(
            (nameof(CounterCard.Opened), http.Opened()), (nameof(CounterCard.Card), found),
            (nameof(CounterCard.Member), await http.RequestServices.GetRequiredService<CommunityDirectory>()
                .Members.Find(http.Opened().Wallet, http.RequestAborted)),
            (nameof(CounterCard.After), await AfterReport.Of(http, found)),
            (nameof(CounterCard.Fault), fault)).Unless(fault);
    }

    private static Task<IResult> Wake(HttpContext http, string card, PageForm form) =>
        Do(http, card, form, id => new WakeCard(id), "woken");

    private static async Task<IResult> Stop(HttpContext http, string card, PageForm form)
    {
        var why = CardStateTexts.StopReasons.FirstOrDefault(one => one.Word == form["reason"]);
        if (why.Text is null)
        {
            return await Shown(http, card, OpeningTexts.ReasonMissing);
        }
        var reported = Reported(form);
        return form["day"] is not null && reported is null
            ? await Shown(http, card, CounterCardTexts.WhenMalformed)
            : await Do(http, card, form, id => new StopCard(id, why.Reason, reported), "stopped");
    }

    /// <summary>When the loss was told, in Asia/Tokyo; null for now.</summary>
    private static Instant? Reported(PageForm form)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(form["day"] ?? "");
        var time = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(form["time"] ?? "");
        return day.Success && time.Success
            ? (day.Value + time.Value).InZoneLeniently(Tokyo.Zone).ToInstant()
            : null;
    }

    private static async Task<IResult> Restart(HttpContext http, string card, PageForm form) =>
        !form.Has("present") ? await Shown(http, card, CounterCardTexts.PresenceMissing)
        // By a page that stood open while another card came in its place.
        : await Find(http, card) is { IsReplaced: true } ? await Shown(http, card, CounterCardTexts.StaysReplaced)
        : await Do(http, card, form, id => new RestartCard(id), "restarted");

    private static async Task<IResult> Do(
        HttpContext http, string card, PageForm form, Func<CardId, Command> command, string done)
    {
        if (await Find(http, card) is not { } found) return Problem.NotFound("NotFound");
        return await http.Act(form, command(found.Entry.Card)) is { } fault
            ? await Shown(http, card, fault)
            : http.Opened().Back(done);
    }
}
