using LocalCoin.App.Pages;

namespace LocalCoin.App.Register;

/// <summary>Cash for coins at the register.</summary>
internal static class TopUpTexts
{
    public static readonly Text Title = new("入金", "Add coins for cash");
    public static readonly Text Amount = new("あずかる 現金", "Cash received");
    public static readonly Text Premium = new(
        "{0}円ごとに {1}円 ふえます。", "Every {0} yen bring {1} yen more.");
    public static readonly Text Fund = new("コインの 種類《しゅるい》", "Kind of coins");
    public static readonly Text Next = new("つぎへ", "Next");
    public static readonly Text Confirm = new("現金を あずかりましたか", "Have you received the cash?");
    public static readonly Text Cash = new("現金", "Cash");
    public static readonly Text Bonus = new("ふえる分", "Added");
    public static readonly Text Coins = new("入るコイン", "Coins");
    public static readonly Text Make = new("入金する", "Add the coins");
    public static readonly Text Done = new("入金しました", "Coins added");
    public static readonly Text Wrong = new("まちがえた・とりけす", "Wrong: take it back");
    public static readonly Text WrongHow = new(
        "まちがえたときは、きょうのうちに とりけせます。", "A mistake can be taken back today.");
    public static readonly Text Voided = new("入金を とりけしました", "The coins were taken back");
    public static readonly Text GiveCash = new(
        "現金 {0}円を お客さまに お返しください。", "Hand {0} yen in cash back to the customer.");
    public static readonly Text VoidedPart = new(
        "{0}円の うち、まだ のこっていた分です。", "Of {0} yen, this is what was still there.");
    public static readonly Text VoidNotPossible = new(
        "お金は うごいていません。いまは とりけせません。窓口に きいてください。",
        "No coins moved. It cannot be taken back now; please ask at the counter.");
    public static readonly Text NotDone = new("入金していません", "No coins were added");
    public static readonly Text NotPossible = new(
        "このお客さまには、いまは この金額を 入れられません。現金を お返しください。窓口で きけます。",
        "This amount cannot be added for this customer now. Hand the cash back; the counter can help.");
    public static readonly Text Late = new(
        "時間が すぎました。もう一度 はじめてください。", "The time has run out. Please begin again.");
    public static readonly Text NotSure = new(
        "できたか まだ わかりません。もう一度 おしてください。二度 行われることは ありません。",
        "It is not known yet whether it was done. Press again: it is done once only.");
    public static readonly Text NoAnswer = new(
        "返事《へんじ》が ありません。できたか まだ わかりません。もう一度 おしてください。二度 行われることは ありません。",
        "No answer came. It is not known yet whether it was done. Press again: it is done once only.");
}
