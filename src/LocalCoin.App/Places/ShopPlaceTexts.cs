using LocalCoin.App.Pages;

namespace LocalCoin.App.Places;

/// <summary>What the owner reads of their own calendar, and staff of those who are to be called.</summary>
internal static class ShopPlaceTexts
{
    public static readonly Text Title = new("売り場の お休み", "Days off");
    public static readonly Text None = new("売り場が ありません。", "There is no place of sale.");
    public static readonly Text OffToday = new("きょうは お休みに する", "Closed today");
    public static readonly Text OpenAfterAll = new("やっぱり あける", "Open after all");
    public static readonly Text Extra = new("きょうだけ あける", "Open today only");
    public static readonly Text ToldEverybody = new(
        "みんなの ページと レジに 出ています。", "It is shown on everybody's page and at the registers.");
    public static readonly Text ToWeek = new("曜日《ようび》と 時間を なおす", "Change days and hours");
    public static readonly Text ToPoster = new("ポスターを 印刷《いんさつ》する", "Print the poster");
    public static readonly Text ToPlace = new("みんなが 見る ページ", "What everybody sees");
    public static readonly Text WeekTitle = new("いつ やっていますか", "When is it open?");
    public static readonly Text Save = new("これに きめる", "Save");
    public static readonly Text DaysTitle = new("この 1週間《しゅうかん》", "The week ahead");
    public static readonly Text Off = new("お休みに する", "Close");
    public static readonly Text OffNamed = new("{0}を お休みに する", "Close on {0}");
    public static readonly Text Open = new("あける", "Open");
    public static readonly Text OpenNamed = new("{0}に あける", "Open on {0}");
    public static readonly Text AsAlways = new("もとに もどす", "As usual");
    public static readonly Text AsAlwaysNamed = new("{0}を もとに もどす", "{0}: as usual");

    public static readonly Text CallsTitle = new("お休みの 電話《でんわ》", "Calls about days off");
    public static readonly Text CallsWhy = new(
        "電話が ほしいと 言った 方だけの 名ぼです。電話したら おしてください。",
        "Only people who asked for a call are listed. Touch once you have called.");
    public static readonly Text CallsNone = new(
        "きょうと あした、お休みに なった 売り場は ありません。", "No place has been cancelled today or tomorrow.");
    public static readonly Text CallsNobody = new("電話が ほしい 方は いません。", "Nobody asked to be called.");
    public static readonly Text CallsOf = new("{0} {1} お休み", "{0}: {1} cancelled");
    public static readonly Text Called = new("電話した", "Called");
    public static readonly Text CalledNamed = new("{0}さんに 電話した", "Called {0}");
    public static readonly Text CalledDone = new("電話しました", "called");
    public static readonly Text ToWish = new("電話が ほしい 方を 入れる", "Enter somebody who wants calls");
    public static readonly Text WishTitle = new("お休みの ときに 電話が ほしい 方", "Somebody who wants to be called");
    public static readonly Text WishScan = new("その方の カード", "Their card");
    public static readonly Text WishHint = new(
        "カードを よみとります。電話番号は 窓口《まどぐち》で 聞いた ものを 使います。",
        "Scan the card. The telephone number is the one that the counter knows.");
    public static readonly Text WishSpot = new("どの 売り場ですか", "Which place?");
    public static readonly Text WishSave = new("入れる", "Enter");
    public static readonly Text WishStop = new("もう 電話は いらない", "No more calls");
    public static readonly Text WishSaved = new("入れました。", "Entered.");
    public static readonly Text WishStopped = new("名ぼから はずしました。", "Taken off the list.");
    public static readonly Text WishUnknown = new(
        "このカードは 使えません。窓口で みてもらってください。", "This card cannot be used; the counter can look at it.");
}
