using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk;

/// <summary>What is said where a shop's account for transfers is asked for and approved.</summary>
internal static class BankTexts
{
    public static readonly Text Ask = new("口座の かえを 申しこむ", "Ask for a new account");
    public static readonly Text Why = new(
        "ほかの 人が みとめてから かわります。それまでは いまの 口座の ままです。",
        "It changes once somebody else has approved. Until then the present account stands.");
    public static readonly Text OtherWaits = new(
        "まえの 申しこみが まっています。それが きまってから 申しこんでください。",
        "Another one waits. Please ask again when that one is decided.");
    public static readonly Text Title = new("お店の 口座", "Shops' accounts");
    public static readonly Text None = new("まっている 申しこみは ありません。", "None is waiting.");
    public static readonly Text Now = new("いまの 口座", "Account now");
    public static readonly Text New = new("新しい 口座", "New account");
    public static readonly Text Nothing = new("なし", "none");
    public static readonly Text Compare = new(
        "店主の 書いた 紙と くらべ、お店に 電話して たしかめてください。",
        "Compare it with the owner's paper, and telephone the shop to make sure.");
    public static readonly Text Phone = new("お店の 電話番号", "Telephone of the shop");
    public static readonly Text PhoneChanged = new(
        "この 電話番号も {0} に かわりました。まえの 番号にも かけてください。",
        "This number was changed too, on {0}. Please call the former one as well.");
    public static readonly Text Waits = new("口座の 申しこみ", "New account asked for");
    public static readonly Text AskedBy = new("申しこみ: {0}、{1} {2}", "Asked for by {0}, {1} at {2}");
    public static readonly Text StillWaits = new("みとめるのを まっています", "Waits for somebody else");
    public static readonly Text ApprovedBy = new("みとめた: {0}、{1} {2}", "Approved by {0}, {1} at {2}");
    public static readonly Text RejectedBy = new("みとめなかった: {0}、{1} {2}", "Rejected by {0}, {1} at {2}");
    public static readonly Text BanksWait = new("お店の 口座の かえ", "Shops' new accounts");
    public static readonly Text BanksWaitAbout = new("紙と くらべて みとめる", "Compare with the paper and approve");
}
