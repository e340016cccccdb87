// The pages of a card that anybody may come to: who finds one and scans it learns that it is a card and where to bring
// it; who has lost one stops it by the number on its letter, at any hour; who got one by post wakes it by the other
// number there. None says whose it is.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Accounts;

internal static class CardPages
{
    public const string StopDoor = "/stop";
    public const string WakeDoor = "/wake";
    private static readonly ActorId WakeLine = new("wake-line");

    internal static void Map(IEndpointRouteBuilder pages)
    {
        // The same for every token, so that the page tells nobody which of them are cards.
        pages.MapGet("/c/{token}", () => PageAnswer.Of<FoundCard>()).For(Roles.Anonymous);
        pages.MapGet(StopDoor, () => PageAnswer.Of<StopCardByNumber>()).For(Roles.Anonymous);
        pages.MapPost(StopDoor, Stop).For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
        pages.MapGet(WakeDoor, () => PageAnswer.Of<WakeCardByCode>()).For(Roles.Anonymous);
        pages.MapPost(WakeDoor, Wake).For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
    }

    private static async Task<IResult> Stop(HttpContext http, PageForm form)
    {
        if (form["number"] is not { } number) return Again(CardTexts.NumberMissing, null);
        var key = Reading.CommandId(form["key"] ?? "", "key");
        var (card, answer) = await CardDoors.StopNumbered(http, number, key);
        return (card, answer) switch
        {
            (null, _) => Again(CardTexts.NumberUnknown, number),
            (_, Answer.Accepted or Answer.Repeated or Answer.Rejected { Reason: Rejection.CardStopped }) =>
                PageAnswer.Of<CardStoppedPage>((nameof(CardStoppedPage.LastFour), card.LastFour)),
            // In stock still: nobody's card, and nothing can be paid with it.
            (_, Answer.Rejected { Reason: Rejection.CardUnknown }) => Again(CardTexts.NumberUnknown, number),
            _ => Again(CardTexts.NotSure, number),
        };
    }

    // On the envelope's card stand its four digits; only the letter, which comes separately, has the code.
    private static async Task<IResult> Wake(
        HttpContext http, PageForm form, CommunityDirectory directory, TypedSecrets secrets, LedgerWriter ledger)
    {
        PageAnswer Again(string fault, Text text) => PageAnswer.Of<WakeCardByCode>(
            (fault, text), (nameof(WakeCardByCode.Four), form["four"]), (nameof(WakeCardByCode.Code), form["code"]))
            .WithStatus(StatusCodes.Status422UnprocessableEntity);

        if (form["four"] is not { Length: 4 } four || !four.All(char.IsAsciiDigit))
        {
            return Again(nameof(WakeCardByCode.FourFault), CardTexts.FourWrong);
        }
        var code = string.Concat((form["code"] ?? "").Where(char.IsAsciiDigit));
        if (code.Length != Cards.WakeDigits || !CheckDigit.IsRight(code))
        {
            return Again(nameof(WakeCardByCode.CodeFault), CardTexts.WakeCodeMistyped);
        }
        var key = Reading.CommandId(form["key"] ?? "", "key");
        var found = await directory.Cards.FindByWakeCode(code, four, secrets, http.RequestAborted);
        var answer = found is null ? null : await ledger.Send(
            Sent.Live(key, new WakeCard(found.Card), new Sender(WakeLine, null, null)), http.RequestAborted);
        return answer switch
        {
            // Woken before, or never asleep: what was wanted.
            Answer.Accepted or Answer.Repeated or Answer.Rejected { Reason: Rejection.CardNotAsleep } =>
                PageAnswer.Of<CardWokenPage>((nameof(CardWokenPage.LastFour), four)),
            Answer.Rejected { Reason: Rejection.CardStopped } =>
                Again(nameof(WakeCardByCode.Fault), CardTexts.WakeStopped),
            // No such pair; or in stock still, and nobody's.
            null or Answer.Rejected => Again(nameof(WakeCardByCode.Fault), CardTexts.WakeUnknown),
            _ => Again(nameof(WakeCardByCode.Fault), CardTexts.WakeNotSure),
        };
    }

    private static PageAnswer Again(Text fault, string? number) => PageAnswer.Of<StopCardByNumber>(
        (nameof(StopCardByNumber.Fault), fault), (nameof(StopCardByNumber.Number), number))
        .WithStatus(StatusCodes.Status422UnprocessableEntity);
}
