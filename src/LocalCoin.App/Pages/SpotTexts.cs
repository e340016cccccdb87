using LocalCoin.Ledger;

namespace LocalCoin.App.Pages;

/// <summary>What a place of sale is, and when it is open.</summary>
internal static class SpotTexts
{
    public static readonly Text KindStand = new("無人販売所《むじんはんばいじょ》", "Unattended stand");
    public static readonly Text KindCar = new("キッチンカー", "Kitchen car");
    public static readonly Text KindEvent = new("もよおし", "Event");
    public static readonly Text KindShop = new("お店", "Shop");
    public static readonly Text Weekdays = new("まいしゅうの 曜日", "Every week on");
    public static readonly Text Hours = new("時間(れい 10:00-15:00)", "Hours, for example 10:00-15:00");
    public static readonly Text Sells = new("売っているもの", "What is sold");

    public static readonly Text[] Days =
    [
        new("月曜日", "Monday"), new("火曜日", "Tuesday"), new("水曜日", "Wednesday"), new("木曜日", "Thursday"),
        new("金曜日", "Friday"), new("土曜日", "Saturday"), new("日曜日", "Sunday"),
    ];

    public static Text Kind(SpotKind kind) => kind switch
    {
        SpotKind.UnattendedStand => KindStand,
        SpotKind.KitchenCar => KindCar,
        SpotKind.Event => KindEvent,
        _ => KindShop,
    };
}
