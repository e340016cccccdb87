using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk;

/// <summary>What stands on every page of the desk, and on its first.</summary>
internal static class DeskTexts
{
    public static readonly Text Title = new("事務局《じむきょく》", "Office");
    public static readonly Text OfHealth = new("健康《けんこう》", "Health");
    public static readonly Text RoomsOfHealth = new("健康の ページ", "Pages of the health staff");
    public static readonly Text Rooms = new("事務局の ページ", "Pages of the office");
    public static readonly Text SignOut = new("サインアウト", "Sign out");
    public static readonly Text Today = new("きょう", "Today");
    public static readonly Text People = new("住民と カード", "Residents and cards");
    public static readonly Text Residents = new("住民", "Residents");
    public static readonly Text Shops = new("お店", "Shops");
    public static readonly Text AllShops = new("お店の 一覧《いちらん》", "All shops");
    public static readonly Text Records = new("記録", "Records");
    public static readonly Text Log = new("だれが 見たか・直したか", "Who looked, who changed");
    public static readonly Text Waiting = new("まっている こと", "What waits");
    public static readonly Text NothingWaits = new("いま まっている ことは ありません。", "Nothing waits now.");
    public static readonly Text Count = new("{0}件", "{0}");
    public static readonly Text Approvals = new("窓口の 申しこみ", "Asked by the counter");
    public static readonly Text Wishes = new("お店が こたえていない お返し", "Unanswered by shops");
    public static readonly Text Calls = new("お休みの 電話", "Calls about days off");
    public static readonly Text PrintCards = new("カードを 印刷する", "Print cards");
    public static readonly Text ClosingsWait = new("お財布を とじる 申しこみ", "Wallets to be closed");
    public static readonly Text ClosingsWaitAbout = new("みとめるか ことわる", "Approve or decline");
    public static readonly Text SignsWait = new("たしかめる お財布", "Wallets to look at");
    public static readonly Text SignsWaitAbout = new(
        "7日の うちに 暗証番号・カード・スマホが 2つ かわった", "Two of PIN, card and phone changed in 7 days");
    public static readonly Text WishesWait = new("お店が こたえていない お返し", "Unanswered by shops");
    public static readonly Text WishesWaitAbout = new("3日を すぎた お返しの おねがい", "Wishes older than 3 days");
}
