using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>Where to buy, and what is printed.</summary>
internal static class EveryPlacePage
{
    public const string Car = "reigo";
    public const string Market = "marche";
    public const string Neighbourhood = "高辺台";

    public static IEnumerable<Shown> All { get; } =
    [
        new("place", "/p/{spot}", visitor => visitor.Open($"/p/{Car}")),
        new("place-stand", "/p/{spot}", visitor => visitor.Open($"/p/{People.Stand}")),
        new("place-off", "/p/{spot}", visitor => visitor.Open($"/p/{Market}")),
        new("places", "/places", visitor => visitor.Open("/places")),
        new("places-here", "/places/{neighbourhood}", visitor => visitor.Open($"/places/{Neighbourhood}")),
        new("leaflet", "/places/{neighbourhood}/week", visitor => visitor.Open($"/places/{Neighbourhood}/week")),
        new("shop-places", "/shop/places", async visitor =>
        {
            await visitor.SignIn("baker-owner");
            await visitor.Open("/shop/places");
        }),
        new("shop-week", "/shop/places/{spot}", async visitor =>
        {
            await visitor.SignIn("baker-owner");
            await visitor.Open($"/shop/places/{Market}");
        }),
        new("poster", "/p/{spot}/poster", async visitor =>
        {
            await visitor.SignIn("owner");
            await visitor.Open($"/p/{People.Stand}/poster");
        }),
        new("calls", "/calls", async visitor =>
        {
            await WantsCalls(visitor.Town, Market);
            await visitor.SignIn("somu");
            await visitor.Open("/calls");
        }),
        new("calls-wish", "/calls/wish", async visitor =>
        {
            await visitor.SignIn("helper");
            await visitor.Open("/calls/wish");
        }),
        new("shop-sheet", "/shop/sheet", async visitor =>
        {
            await visitor.SignIn("owner");
            await visitor.Open($"/shop/sheet?spot={People.Stand}&day=2026-01-07");
        }),
        new("shop-sheet-counted", "/shop/sheet", async visitor =>
        {
            await visitor.Town.Town.Directory.StandSheets.Put(
                new StandSheet(
                    new SpotId(People.Stand), Tokyo.Day(SystemClock.Instance.GetCurrentInstant()), 1_250,
                    [new StandLine("架空農園 トマト", 150, 12, 4), new StandLine("見本畑 なす", 100, 10, 3)]),
                new ActorId("owner"), SystemClock.Instance.GetCurrentInstant(), CancellationToken.None);
            await visitor.SignIn("owner");
            await visitor.Open($"/shop/sheet?spot={People.Stand}");
        }),
        new("cards-print", "/cards/print", async visitor =>
        {
            await visitor.SignIn("somu");
            await visitor.Open("/cards/print");
        }),
        new("cards-printed", "/cards/print", async visitor =>
        {
            await visitor.SignIn("somu");
            await visitor.Open("/cards/print");
            await visitor.Touch("カードを 作る", "Make the cards");
            await visitor.Page.WaitForSelectorAsync(".card-sheet");
        }),
        new("register-day-off", "/register", async visitor =>
        {
            await visitor.PairAt("baker-owner", People.Baker, "register", Market);
            await visitor.Page.WaitForSelectorAsync(".notice.kaki");
        }),
    ];

    /// <summary>The baker drives a kitchen car every day, and has a market that is called off today.</summary>
    public static async Task OpenPlaces(PagesTown town)
    {
        foreach (var (spot, kind, name, nameEn) in new[]
        {
            (Car, "kitchen_car", "キッチンカー れい号", "Kitchen car Rei"), (Market, "event", "金剛マルシェ", "Kongo market"),
        })
        {
            await town.Town.Must("somu", HttpMethod.Put, $"/api/v1/spots/{spot}", new
            {
                merchant = People.Baker, kind, vegetablesOnly = false, names = new
                {
                    name, nameEn, neighbourhood = Neighbourhood, place = "第2集会場前広場", sells = "おべんとう・おそうざい",
                    schedule = new { weekdays = OpenWeek.Names, hours = "11:00-14:00" },
                },
            });
        }
        await town.Town.Must("somu", HttpMethod.Put, $"/api/v1/merchants/{People.Baker}/names",
            new { name = "見本ベーカリー", nameEn = "Mihon Bakery" });
        var now = SystemClock.Instance.GetCurrentInstant();
        foreach (var ahead in new[] { 0, 1 })
        {
            await town.Town.Directory.Places.SetDay(
                new SpotDay(new SpotId(Market), Tokyo.Day(now).PlusDays(ahead), false), new ActorId("baker-owner"), now,
                CancellationToken.None);
        }
        town.Town.App.Services.GetRequiredService<SpotCalendar>().Forget();
    }

    public static async Task<Holder> WantsCalls(PagesTown town, string spot)
    {
        var holder = await town.CardHolder(0);
        await town.Town.Must("mado", HttpMethod.Put, $"/api/v1/members/{holder.Wallet}",
            new { name = "架空 花子", kana = "カクウ ハナコ", phone = "0000-00-0000" });
        await town.Town.Directory.CallWishes.Ask(
            new WalletId(holder.Wallet), new SpotId(spot), new ActorId("helper"), CancellationToken.None);
        return holder;
    }
}
