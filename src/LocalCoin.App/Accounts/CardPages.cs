// The two pages of a card that anybody may come to: who finds one and scans it learns that it is a card and where to
// bring it; who has lost one stops it by the number on its letter, at any hour. Neither says whose it is.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;

namespace LocalCoin.App.Accounts;

internal static class CardPages
{
    public const string StopDoor = "/stop";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        // The same for every token, so that the page tells nobody which of them are cards.
        pages.MapGet("/c/{token}", () => PageAnswer.Of<FoundCard>()).For(Roles.Anonymous);
        pages.MapGet(StopDoor, () => PageAnswer.Of<StopCardByNumber>()).For(Roles.Anonymous);
        pages.MapPost(StopDoor, Stop).For(Roles.Anonymous).RequireRateLimiting(RequestLimits.SecretTries);
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

    private static PageAnswer Again(Text fault, string? number) => PageAnswer.Of<StopCardByNumber>(
        (nameof(StopCardByNumber.Fault), fault), (nameof(StopCardByNumber.Number), number))
        .WithStatus(StatusCodes.Status422UnprocessableEntity);
}
