using LocalCoin.App.Pages;

namespace LocalCoin.App.Register;

/// <summary>What the shop reads of those who asked for coins back.</summary>
internal static class WishTexts
{
    public static readonly Text Title = new("たのまれた お返《かえ》し", "Asked to give back");
    public static readonly Text LateTitle = new("お店が こたえていない お返し", "Unanswered by shops");
    public static readonly Text None = new("いまは ありません。", "Nothing is waiting.");
    public static readonly Text Paid = new("はらわれた 金額", "What was paid");
    public static readonly Text Right = new("ほんとうの 金額(お客さまの ことば)", "Right amount, as the customer says");
    public static readonly Text Give = new("{0}円を コインで 返す", "Give {0} yen back in coins");
    public static readonly Text Decline = new("返さない", "Do not give it back");
    public static readonly Text Given = new(
        "コインで お返ししました。現金は 返さないでください。", "Given back in coins. Give no cash.");
    public static readonly Text Declined = new("返さないことに しました。お金は うごいていません。",
        "Not given back. No coins moved.");
    public static readonly Text Past = new(
        "この 買いものの コインは もう もどっています。", "The coins of this purchase went back already.");
}
