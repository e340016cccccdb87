// The drawer of cards: what was printed together, when and by whom, and how many of it are nobody's yet, on their way,
// in use, stopped. Whose a card is does not stand here; that is a look at a person.

using LocalCoin.App.Pages;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <param name="By">The name of who printed it.</param>
public sealed record ListedBatch(CardBatch Batch, string By);

internal static class CardStock
{
    public const string Door = DeskDoors.Start + "/cards";
    private const int PageSize = 20;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, List).For(Roles.Operator);
        pages.MapGet(Door + "/{batch}", Show).For(Roles.Operator);
    }

    public static string Of(Guid batch) => $"{Door}/{batch}";

    private static async Task<IResult> List(HttpContext http, CommunityDirectory directory, string? after = null)
    {
        Guid? last = after is null ? null : Reading.CommandId(after, "after");
        var page = Page<CardBatch>.Of(
            await directory.CardBatches.Newest(last, PageSize + 1, http.RequestAborted), PageSize,
            one => one.Batch!.Value.ToString());
        var (stock, before) = await directory.CardBatches.Stock(http.RequestAborted);
        return PageAnswer.Of<CardStockPage>(
            (nameof(CardStockPage.Batches), await Named(http, page.Rows)), (nameof(CardStockPage.Next), page.Next),
            (nameof(CardStockPage.IsFirst), after is null), (nameof(CardStockPage.Stock), stock),
            (nameof(CardStockPage.Before), before));
    }

    private static async Task<IResult> Show(HttpContext http, string batch, CommunityDirectory directory)
    {
        var id = Reading.CommandId(batch, "batch");
        return await directory.CardBatches.Find(id, http.RequestAborted) is { } found
            ? PageAnswer.Of<CardBatchPage>(
                (nameof(CardBatchPage.Of), (await Named(http, [found]))[0]),
                (nameof(CardBatchPage.Cards), await directory.CardBatches.Cards(id, http.RequestAborted)))
            : Problem.NotFound("NotFound");
    }

    private static async Task<IReadOnlyList<ListedBatch>> Named(HttpContext http, IReadOnlyList<CardBatch> batches)
    {
        var names = await http.RequestServices.GetRequiredService<CommunityDirectory>().Credentials.Names(
            [.. batches.Select(one => one.By!.Value).Distinct()], http.RequestAborted);
        return
        [
            .. batches.Select(one => new ListedBatch(
                one, names.GetValueOrDefault(one.By!.Value) ?? one.By.Value.Value)),
        ];
    }
}
