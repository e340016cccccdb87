using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

internal static class ShopNames
{
    /// <summary>Of these shops; one that the directory does not know has none.</summary>
    public static async Task<IReadOnlyDictionary<MerchantId, Text>> Of(
        CommunityDirectory directory, IEnumerable<MerchantId> wanted, CancellationToken cancellation)
    {
        var named = new Dictionary<MerchantId, Text>();
        foreach (var shop in wanted.Distinct())
        {
            if (await directory.Merchants.Find(shop, cancellation) is { } found)
            {
                named[shop] = new Text(found.Name, found.NameEn ?? found.Name);
            }
        }
        return named;
    }
}
