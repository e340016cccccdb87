using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Register;

/// <summary>つながらない日: the sheet of paper that lies beside a register, for the day without network.</summary>
internal static class OfflineSheet
{
    public const string Door = "/shop/offline";

    internal static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Door, Show).For(Roles.Owner);

    private static async Task<IResult> Show(HttpContext http, string? spot, CommunityDirectory directory)
    {
        var merchant = http.Caller().Merchant!.Value;
        var spots = await directory.Spots.Of(merchant, http.RequestAborted);
        var chosen = spots.FirstOrDefault(one => one.Spot.Value == spot) ?? spots.FirstOrDefault();
        return chosen is not null
            ? PageAnswer.Of<ShopOffline>(
                (nameof(ShopOffline.Shop), await directory.Merchants.Find(merchant, http.RequestAborted)),
                (nameof(ShopOffline.Spots), spots), (nameof(ShopOffline.Spot), chosen))
            : Problem.NotFound("NotFound");
    }
}
