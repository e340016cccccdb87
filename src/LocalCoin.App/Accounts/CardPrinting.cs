// Card stock on paper. A card's QR and stop number are drawn here and kept as hashes only: the page that answers is the
// only one that ever holds them. Asked for again it draws the same, as long as none of them is somebody's. Sheets and
// letters are printed from it one after the other and go different ways. What was not printed well is thrown away;
// nobody's coins hang on a card that was never bound.

using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Accounts;

internal static class CardPrinting
{
    public const string Door = "/cards/print";
    public const int CardsOnSheet = 10;
    public const int SheetsMax = 5;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, () => PageAnswer.Of<PrintCards>()).For(Roles.Operator);
        pages.MapPost(Door, Print).For(Roles.Operator);
        pages.MapPost(Door + "/{batch}", PrintAgain).For(Roles.Operator);
    }

    private static async Task<IResult> Print(HttpContext http, PageForm form)
    {
        if (form.Whole("sheets") is not (>= 1 and <= SheetsMax and var sheets))
        {
            return PageAnswer.Of<PrintCards>((nameof(PrintCards.Fault), CardTexts.SheetsWrong))
                .WithStatus(StatusCodes.Status422UnprocessableEntity);
        }
        var key = Reading.CommandId(form["key"] ?? "", "key");
        return Shown(await CardActs.Print(http, (int)sheets * CardsOnSheet, http.Caller().Actor, key));
    }

    /// <summary>The same cards again, where the printer failed: as long as none of them is somebody's.</summary>
    private static async Task<IResult> PrintAgain(
        HttpContext http, string batch, PageForm _, CommunityDirectory directory) =>
        await directory.CardBatches.Find(Reading.CommandId(batch, "batch"), http.RequestAborted)
            is { Batch: { } id, By: { } by, Count.All: var count }
            ? Shown(await CardActs.Print(http, count, by, id))
            : Problem.NotFound("NotFound");

    private static IResult Shown(Printing printing) => printing.State switch
    {
        PrintState.UsedOtherwise => Problem.Conflict(),
        PrintState.InUse => Problem.Refused("CardNotInStock"),
        _ => PageAnswer.Of<PrintedCards>((nameof(PrintedCards.Cards), printing.Cards)),
    };
}
