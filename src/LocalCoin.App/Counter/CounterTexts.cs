using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What the counter's pages say to whoever serves there.</summary>
internal static class CounterTexts
{
    public const string ByCard = "card";
    public const string Registered = "registered";

    /// <summary>What was just done, told on the resident's page.</summary>
    public static readonly (string Word, Text Text)[] Done =
    [
        (Registered, new("登録しました。", "Registered.")),
        ("bound", new("カードを わたしました。", "The card is theirs.")),
        ("replaced", new("新しい カードに とりかえました。のこりは そのままです。",
            "The new card is in place of the old. Nothing else changed.")),
        ("woken", new("カードが 使えるように なりました。", "The card is in use.")),
        ("stopped", new("カードを 止めました。もう 使えません。", "The card is stopped.")),
        ("pin", new("暗証番号を きめました。", "The PIN is set.")),
        ("pin-removed", new("暗証番号を なくしました。", "The PIN is removed.")),
        ("limits", new("上限を きめました。", "The limit is set.")),
        ("asked", new("お店に たのみました。", "The shop was asked.")),
        ("unbound", new("スマホを はずしました。", "The phone is unbound.")),
        ("calls", new("電話する 場所を きめました。", "The places to call about are kept.")),
        ("frozen", new("お財布を 止めました。", "The wallet is frozen.")),
        ("unfrozen", new("お財布が また 使えるように なりました。", "The wallet is in use again.")),
        ("restarted", new("カードが また 使えるように なりました。", "The card is in use again.")),
    ];

    public static readonly Text Title = new("窓口", "Counter");
    public static readonly Text Scan = new("カードを よみとって ください", "Scan the card");
    public static readonly Text ScanField = new("カード", "Card");
    public static readonly Text OpenCard = new("カードで ひらく", "Open by card");
    public static readonly Text SearchTitle = new("カードが ない とき", "Without a card");
    public static readonly Text KanaHint = new("はじめの 文字だけでも さがせます。", "The first letters are enough.");
    public static readonly Text PhoneHint = new("ハイフンは なくても かまいません。", "With or without hyphens.");
    public static readonly Text Search = new("さがす", "Search");
    public static readonly Text SearchMissing = new("カナか 電話番号を いれてください。", "Please type kana or telephone.");
    public static readonly Text NobodyFound = new("その人は 見つかりません。", "Nobody was found.");
    public static readonly Text CardUnknown = new("このカードは わかりません。", "This card is not known.");
    public static readonly Text FoundTitle = new("どの人ですか", "Which one?");
    public static readonly Text More = new("ほかの こと", "More");
    public static readonly Text ToRefunds = new("お店に かえしてもらう", "Ask a shop to give coins back");
    public static readonly Text ToPhones = new("スマホを つなぐ・はずす", "Bind or unbind a phone");
    public static readonly Text ToStatement = new("明細《めいさい》を 印刷する", "Print the statement");
    public static readonly Text ToFreezing = new("お財布を 止める・もどす", "Freeze the wallet, or let it go");
    public static readonly Text ToProgramme = new("健康《けんこう》プログラム(紙で)", "Health programme, on paper");
    public static readonly Text ToCalls = new("お休みの ときに 電話する", "Call them on days off");
    public static readonly Text ToClosing = new("お財布を とじる", "Close the wallet");
    public static readonly Text ToClosed = new("とじた ときの 記録", "How it was closed");
    public static readonly Text WhyDone = new("わけ", "Why");
    public static readonly Text ToLimits = new("暗証番号なしで 使える 金額", "What is paid without the PIN");
    public static readonly Text Left = new("のこり", "Left");
    public static readonly Text TopUp = new("入金する", "Top up");
    public static readonly Text ToNext = new("つぎの人へ", "Next person");
    public static readonly Text TopUpTitle = new("いくら 入金しますか", "How much?");
    public static readonly Text Amount = new("あずかった 現金《げんきん》", "Cash received");
    public static readonly Text AmountMissing = new("金額《きんがく》を いれてください。", "Please type the amount.");
    public static readonly Text Fund = new("コインの しゅるい", "Kind of coins");
    public static readonly Text Till = new("レジ", "Till");
    public static readonly Text NoTill = new(
        "レジが まだ あいていません。さきに レジを あけてください。", "No till is open. Please open one first.");
    public static readonly Text NotSure = new(
        "入ったか まだ わかりません。もう一度 おしてください。二度 入ることは ありません。",
        "It is not known yet whether it was booked. Please press again; it is never booked twice.");
    public static readonly Text ToppedUp = new("入金しました", "Topped up");
    public static readonly Text LeftNow = new("のこりは {0}円 です。", "Now {0} yen are left.");
    public static readonly Text Wrong = new("まちがえた・とりけす", "Wrong, take it back");
    public static readonly Text WrongHow = new(
        "きょうの うちは、この レジで とりけせます。", "Today it can be taken back at this till.");
    public static readonly Text Voided = new("とりけしました", "Taken back");
    public static readonly Text GiveBack = new("現金 {0}円を かえしてください。", "Please hand back {0} yen in cash.");
    public static readonly Text VoidedPart = new(
        "{0}円の うち {1}円は もう 使われています。", "Of {0} yen, {1} yen had been spent already.");
    public static readonly Text Redo = new("もう一度 入金する", "Top up again");
    public static readonly Text BackToResident = new("この人の ページへ", "Back to this person");
}
