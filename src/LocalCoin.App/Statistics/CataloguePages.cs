// The catalogue: what tills mean by their codes, and what of it counts as a vegetable. Here it is read; a file changes
// it.

using LocalCoin.App.Pages;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Statistics;

internal static class CataloguePages
{
    public const string Door = "/catalogue";
    private const int PageSize = 50;

    internal static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Door, List).For(Roles.Health | Roles.Operator);

    private static async Task<IResult> List(
        HttpContext http, NpgsqlDataSource source, Settings settings, CommunityDirectory directory, string text = "",
        string group = "", int page = 0)
    {
        var sought = Reading.Optional(text.Trim() is { Length: > 0 } typed ? typed : null, "text", 100) ?? "";
        FoodGroup? only = Enum.TryParse<FoodGroup>(group, out var one) ? one : null;
        if (page is < 0 or > 1_000) throw new MalformedException("page", "there is no such page");
        var found = await new Catalogue(source).Page(
            sought, only, page * PageSize, PageSize + 1, http.RequestAborted);
        return PageAnswer.Of<CatalogueList>(
            (nameof(CatalogueList.Items), found.Take(PageSize).ToArray()), (nameof(CatalogueList.Sought), sought),
            (nameof(CatalogueList.Only), only), (nameof(CatalogueList.At), page),
            (nameof(CatalogueList.Shops), await ShopNames.Of(
                directory, found.Select(item => item.Merchant).OfType<Ledger.MerchantId>(), http.RequestAborted)),
            (nameof(CatalogueList.HasMore), found.Count > PageSize),
            (nameof(CatalogueList.Also), settings.VegetablesAlso));
    }
}
