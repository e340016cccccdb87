using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What the counter's pages say about cards.</summary>
internal static class CounterCardTexts
{
    public static readonly Text Cards = new("カード", "Cards");
    public static readonly Text EndsWith = new("番号の おわりは {0} です。", "Its number ends in {0}.");
    public static readonly Text Another = new("カードを わたす", "Give a card");
    public static readonly Text ReplaceLost = new(
        "止めた カード({0})の かわりを わたす", "Give a new card in place of {0}");

    public static readonly Text StockTitle = new("新しい カードです", "A new card");
    public static readonly Text ForNew = new("はじめての 人を 登録する", "Register a new person");
    public static readonly Text ForRegistered = new("登録してある 人に わたす", "Give it to somebody registered");

    public static readonly Text ScanNew = new("わたす カードを よみとって ください", "Scan the card to give");
    public static readonly Text ScanReplacement = new("新しい カードを よみとって ください", "Scan the new card");
    public static readonly Text GiveTitle = new("おわりが {0} の カードを わたしますか", "Give the card ending in {0}?");
    public static readonly Text Give = new("この人の カードに する", "Make it this person's");
    public static readonly Text Mailed = new(
        "手紙で おくる(窓口で おこすまで 使えない)", "By post (of no use until woken here)");
    public static readonly Text OldEnds = new(
        "おわりが {0} の カードは、新しい カードを よみとると 使えなくなります。",
        "The card ending in {0} stops when the new card is scanned.");
    public static readonly Text PursesStay = new(
        "のこりと 期限《きげん》は そのままです。暗証番号は 新しく えらびます。",
        "What is left and until when stays as it is. A PIN is chosen anew.");
    public static readonly Text SameCard = new("とりかえる 前の カードです。新しい カードを よみとってください。",
        "This is the old card. Please scan the new one.");
    public static readonly Text TheirsAlready = new("もう この人の カードです。", "It is this person's card already.");
    public static readonly Text SomebodyElses = new(
        "ほかの人の カードです。なにも かわっていません。", "It is somebody else's card. Nothing was changed.");

    public static readonly Text Wake = new("使えるように する", "Put it into use");
    public static readonly Text PinChoose = new("暗証番号を えらぶ", "Choose a PIN");
    public static readonly Text PinAnew = new("暗証番号を えらびなおす", "Choose the PIN anew");
    public static readonly Text Replace = new("新しい カードに とりかえる", "Replace it by a new card");
    public static readonly Text StopTitle = new("カードを 止める", "Stop this card");
    public static readonly Text StopWhy = new("どうしましたか", "What happened?");
    public static readonly Text ReportedWhen = new("いつ 知らせが ありましたか", "When was it told?");
    public static readonly Text ReportedHint = new(
        "いまなら 書かなくて かまいません。この時より あとの しはらいは、だれが もつか あとで きめます。",
        "Leave it empty for now. Who bears payments after it is decided later.");
    public static readonly Text ReportedDay = new("日", "Day");
    public static readonly Text ReportedTime = new("時刻", "Time");
    public static readonly Text WhenMalformed = new("日と 時刻を 両方《りょうほう》 いれてください。", "Please give both day and time.");
    public static readonly Text Stop = new("いま 止める", "Stop it now");
    public static readonly Text StoppedSince = new(
        "{0} {1} に 知らせが あり、止めました。", "Reported on {0} at {1}, and stopped.");
    public static readonly Text AfterTitle = new("知らせの あとの しはらい", "Payments after the report");
    public static readonly Text AfterWhat = new(
        "だれが もつかを きめる ための 一覧《いちらん》です。", "For deciding who bears them.");
    public static readonly Text AfterNone = new("知らせの あとの しはらいは ありません。", "Nothing was paid after the report.");
    public static readonly Text WithPin = new("暗証番号 あり", "with the PIN");
    public static readonly Text WithoutPin = new("暗証番号 なし", "without a PIN");
    public static readonly Text RestartTitle = new("見つかった とき", "If it was found");
    public static readonly Text Present = new("本人が カードを もって ここに います", "The owner is here with the card");
    public static readonly Text PresenceMissing = new(
        "本人が 来た ときだけ、また 使えるように できます。", "It can be put into use again only with its owner here.");
    public static readonly Text StaysReplaced = new(
        "新しい カードに かわったので、この カードは もう 使えません。",
        "A new card came in its place: this one is of no use any more.");
    public static readonly Text Restart = new("また 使えるように する", "Put it into use again");
}
