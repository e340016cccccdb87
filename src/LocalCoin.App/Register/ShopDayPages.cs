using System.Text;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Payments;
using Npgsql;

namespace LocalCoin.App.Register;

/// <summary>The owner's day: live while it is today, on paper, and as a file.</summary>
internal static class ShopDayPages
{
    public const string Door = "/shop/today";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, async (HttpContext http, string? day) =>
            PageAnswer.Of<ShopToday>((nameof(ShopToday.Of), await Read(http, day)))).For(Roles.Owner);
        pages.MapGet(Door + ".csv", File).For(Roles.Owner);
    }

    internal static async Task<ShopDay> Read(HttpContext http, string? asked)
    {
        var services = http.RequestServices;
        var (merchant, cancellation) = (http.Caller().Merchant!.Value, http.RequestAborted);
        var directory = services.GetRequiredService<CommunityDirectory>();
        var today = Tokyo.Day(services.GetRequiredService<IClock>().GetCurrentInstant());
        var day = Reading.Day(asked, "day") ?? today;
        var isJapanese = Visit.Of(http).IsJapanese;
        var spots = (await directory.Spots.Of(merchant, cancellation)).ToDictionary(
            one => one.Spot, one => isJapanese ? one.Name : one.NameEn ?? one.Name);
        var clerks = (await directory.Clerks.Of(merchant, cancellation)).ToDictionary(
            one => one.Clerk.Value, one => one.Name);
        var happened = await MerchantPayments.OfDay(
            services.GetRequiredService<NpgsqlDataSource>(), merchant, day, cancellation);
        var shop = await directory.Merchants.Find(merchant, cancellation);
        return new ShopDay(
            isJapanese ? shop?.Name ?? "" : shop?.NameEn ?? shop?.Name ?? "", merchant, day, day == today,
            [.. happened.Select(one => DayLine.Of(
                one, spot => spots.GetValueOrDefault(spot, spot.Value),
                clerk => clerk is null ? null : clerks.GetValueOrDefault(clerk)))]);
    }

    private static async Task<IResult> File(HttpContext http, string? day)
    {
        var read = await Read(http, day);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(
            Encoding.UTF8.GetBytes(read.Csv(Visit.Of(http).IsJapanese)), "text/csv; charset=utf-8",
            $"{NodaTime.Text.LocalDatePattern.Iso.Format(read.Day)}.csv");
    }
}
