using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What is said, and printed, where a wallet is closed.</summary>
internal static class CounterCloseTexts
{
    public static readonly Text Title = new("お財布《さいふ》を とじる", "Close the wallet");
    public static readonly Text What = new(
        "ここでは 申《もう》しこみだけ します。ほかの 職員が みとめてから とじます。",
        "This only asks for it. It is closed once somebody else has approved.");
    public static readonly Text SurvivorCard = new("のこす ほうの カード", "The card that stays");
    public static readonly Text SurvivorHint = new(
        "2つ 登録していた ときだけ、よみとります。", "Scan it where somebody was registered twice.");
    public static readonly Text SurvivorMissing = new(
        "のこす ほうの カードを よみとってください。", "Please scan the card that stays.");
    public static readonly Text HowMissing = new("返しかたを えらんでください。", "Please choose how it goes back.");
    public static readonly Text Propose = new("申しこむ", "Ask for it");
    public static readonly Text PaperTitle = new("お財布を とじる 申しこみ", "Request to close a wallet");
    public static readonly Text Waits = new(
        "申しこみました。ほかの 職員が みとめるのを まっています。", "Asked for. It waits for somebody else's approval.");
    public static readonly Text PrintPaper = new(
        "この紙を 印刷《いんさつ》して、名前を 書いてもらいます。お金は とじてから わたします。",
        "Print this paper and have it signed. Hand out no money before it is closed.");
    public static readonly Text Closed = new("お財布を とじました", "The wallet is closed");
    public static readonly Text HandOut = new("現金 {0}円を わたしてください。", "Hand out {0} yen in cash.");
    public static readonly Text Transfer = new("{0}円を 銀行に ふりこみます。", "{0} yen go to the bank account.");
    public static readonly Text Account = new("ふりこみ先の 口座《こうざ》", "Bank account");
    public static readonly Text Signature = new("本人(代理の人)の 名前", "Signature of the owner or who acts for them");
    public static readonly Text SignedOn = new("日づけ", "Date");
    public static readonly Text Staff = new("うけつけた 職員", "Received by");
    public static readonly Text Approved = new("みとめた 職員", "Approved by");
}
