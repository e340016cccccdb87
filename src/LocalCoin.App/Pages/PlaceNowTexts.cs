namespace LocalCoin.App.Pages;

/// <summary>Whether a place is open, in one sentence.</summary>
internal static class PlaceNowTexts
{
    public static readonly Text Open = new("きょうは やっています。", "Open today.");
    public static readonly Text Off = new("きょうは お休みです。", "Closed today.");
    public static readonly Text NotToday = new("きょうは やっていません。", "Not here today.");
    public static readonly Text Unknown = new(
        "いつ やっているかは、お店に 聞いてください。", "Please ask the shop when it is open.");
    public static readonly Text PayStill = new("はらうことは できます。", "You can still pay.");
    public static readonly Text Next = new("つぎは {0}です。", "Next: {0}.");

    public static Text Of(DayState state) => state switch
    {
        DayState.Open => Open,
        DayState.Off => Off,
        DayState.NotToday => NotToday,
        _ => Unknown,
    };
}
