// Card stock on paper. A card's QR and stop number are drawn here and kept as hashes only: the page that answers is the
// only one that ever holds them (read again, it draws the same, as long as none of them is somebody's). Sheets and
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
    }

    private static async Task<IResult> Print(
        HttpContext http, PageForm form, CommunityDirectory directory, TypedSecrets secrets)
    {
        if (form.Whole("sheets") is not (>= 1 and <= SheetsMax and var sheets))
        {
            return PageAnswer.Of<PrintCards>((nameof(PrintCards.Fault), CardTexts.SheetsWrong))
                .WithStatus(StatusCodes.Status422UnprocessableEntity);
        }
        var key = Reading.CommandId(form["key"] ?? "", "key");
        var printing = await directory.Cards.Print(
            (int)sheets * CardsOnSheet, http.Caller().Actor, key, secrets, http.RequestAborted);
        return printing.State switch
        {
            PrintState.UsedOtherwise => Problem.Conflict(),
            PrintState.InUse => Problem.Refused("CardNotInStock"),
            _ => PageAnswer.Of<PrintedCards>((nameof(PrintedCards.Cards), printing.Cards)),
        };
    }
}
