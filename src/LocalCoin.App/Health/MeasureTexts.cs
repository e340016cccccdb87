using LocalCoin.App.Pages;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App.Health;

/// <summary>What is said on the morning when many are measured, to whoever measures.</summary>
internal static class MeasureTexts
{
    public static readonly Text Title = new("はかる", "Measure");
    public static readonly Text About = new(
        "カードを よみとり、数字《すうじ》を ひとつ いれて、つぎの人へ", "Scan a card, type one number, next person");
    public static readonly Text Offline = new(
        "インターネットに つながっていません。数字は この画面《がめん》に のこります。つながったら もう一度 おしてください。",
        "There is no connection. The number stays on this page; press again when it is back.");
    public static readonly Text NoAnswer = new(
        "返事《へんじ》が ありません。数字は ここに のこって います。もう一度 おしてください。二度 のこる ことは ありません。",
        "No answer came. The number is still here. Please press again; it is never kept twice.");

    public static readonly IReadOnlyDictionary<MeasureKind, Text> Kinds = new Dictionary<MeasureKind, Text>
    {
        [MeasureKind.VegetableLevel] = new("ベジチェック", "VegeCheck"),
        [MeasureKind.VegetableMeter] = new("ベジメータ", "Veggie Meter"),
        [MeasureKind.Dishes] = new("1日の やさいの 皿《さら》", "Dishes of vegetables a day"),
        [MeasureKind.Weight] = new("体重《たいじゅう》 kg", "Weight, kg"),
        [MeasureKind.BodyFat] = new("体脂肪《たいしぼう》 %", "Body fat, %"),
        [MeasureKind.Muscle] = new("筋肉《きんにく》 kg", "Muscle, kg"),
        [MeasureKind.Steps] = new("1日の 歩数《ほすう》", "Steps a day"),
        [MeasureKind.Visits] = new("あるこっとに 来た 回数《かいすう》", "Visits to Arukotto"),
        [MeasureKind.ClassAttended] = new("教室《きょうしつ》に 来た", "Came to a class"),
    };

    public static readonly Text Which = new("なにで はかりますか", "What is measured?");
    public static readonly Text On = new("いつの 数字ですか", "Of which day?");
    public static readonly Text Begin = new("はじめる", "Begin");
    public static readonly Text DayWrong = new("きょうまでの 1か月の うちの 日を えらんで ください。",
        "Please choose a day of the last month, up to today.");
    public static readonly Text OnPaper = new("紙《かみ》に 書く とき", "On paper");
    public static readonly Text PrintSheet = new("書きこむ 紙を 印刷《いんさつ》する", "Print the sheet to write on");
    public static readonly Text EnterSheet = new("紙の 数字を まとめて いれる", "Enter what stands on the sheet");

    public static readonly Text Scan = new("カードを よみとって ください", "Scan the card");
    public static readonly Text ScanField = new("カード・スマホの QR・会員番号《かいいんばんごう》", "Card, phone's QR or number");
    public static readonly Text Next = new("つぎへ", "Next");
    public static readonly Text ByCamera = new("カメラで よみとる", "Scan by camera");
    public static readonly Text Aim = new("カードの QRを うつしてください", "Point the camera at the card's QR");
    public static readonly Text WithoutCamera = new("番号か よみとり機《き》で", "By number or reader");
    public static readonly Text CameraRefused = new(
        "カメラが ゆるされていません。番号を いれても できます。カメラは ブラウザの 設定《せってい》で ゆるせます。",
        "The camera is not allowed. You can type the number instead, or allow it in the browser's settings.");
    public static readonly Text CameraNone = new(
        "ここでは カメラが つかえません。番号を いれても できます。",
        "The camera cannot be used here. You can type the number instead.");
    public static readonly Text Count = new("{0}人 おわりました", "{0} done");
    public static readonly Text Kept = new("のこしました", "Kept");
    public static readonly Text Undo = new("さいごの ひとつを とりけす", "Take the last one back");
    public static readonly Text Undone = new("とりけしました", "Taken back");
    public static readonly Text NotUndone = new("もう とりけせません。", "It can no longer be taken back.");
    public static readonly Text Slip = new("紙で わたす", "Hand it out on paper");
    public static readonly Text End = new("おわる", "End");

    public static readonly Text CardNow = new("カード {0}", "Card {0}");
    public static readonly Text NumberOf = new("{0} の 数字", "The number of {0}");
    public static readonly Text Between = new("{0}から {1}まで", "{0} to {1}");
    public static readonly Text Keep = new("のこして つぎの人へ", "Keep, next person");
    public static readonly Text Came = new("来ました", "Came");
    public static readonly Text Wrong = new(
        "{0}から {1}までの 数字を いれて ください。", "Please type a number from {0} to {1}.");

    public static readonly Text Unknown = new("この カードは わかりません", "This card is not known");
    public static readonly Text UnknownWhy = new(
        "もう一度 よみとるか、会員番号を いれて ください。なにも のこって いません。",
        "Scan it again, or type the member's number. Nothing was kept.");
    public static readonly Text Shared = new(
        "おなじ 4けたの カードが ほかにも あります。カードを よみとって ください。",
        "Other cards have the same four digits. Please scan the card.");
    public static readonly Text NotIn = new("まだ 参加《さんか》して いません", "They do not take part yet");
    public static readonly Text NotInWhy = new(
        "紙の 同意書《どういしょ》に サインして もらうと、いま 参加できます。", "They can join now by signing the sheet.");
    public static readonly Text JoinNow = new("紙を うけとりました。参加する", "The sheet is signed. Join");
    public static readonly Text JoinThis = new("{0}の 紙を うけとりました。参加する", "The sheet of {0} is signed. Join");
    public static readonly Text NoText = new(
        "同意の 文が まだ ないので、参加できません。", "There is nothing to agree to yet, so nobody can join.");
    public static readonly Text Twice = new("この人は もう おわって います", "They were measured already");
    public static readonly Text TwiceWhy = new(
        "もう一度 はかると、あとの 数字だけが のこります。", "If you measure again, only the later number stays.");
    public static readonly Text Again = new("もう一度 はかる", "Measure again");
    public static readonly Text ToNext = new("つぎの人へ", "Next person");
    public static readonly Text Own = new("自分《じぶん》の カードは ほかの 職員《しょくいん》に たのんで ください",
        "Ask a colleague to measure you");
    public static readonly Text NotKept = new(
        "のこせませんでした。もう一度 カードから おねがいします。", "It was not kept. Please begin again with the card.");

    public static readonly Text SlipDay = new("{0} の {1}", "{1} on {0}");
    public static readonly Text SlipIs = new("あなたの 数字は {0} でした。", "Your number was {0}.");
    public static readonly Text SheetTitle = new("はかる日の 紙 — {0}", "Sheet for the morning: {0}");
    public static readonly Text SheetDay = new("日づけ", "Day");
    public static readonly Text Four = new("カードの 4けた", "Four digits of the card");
    public static readonly Text Number = new("数字", "Number");
    public static readonly Text Line = new("{0}行目", "Line {0}");
    public static readonly Text BulkTitle = new("紙の 数字を いれる", "Enter the sheet");
    public static readonly Text BulkHow = new(
        "カードの 4けたと 数字を 書いて あるとおりに いれます。", "Type the four digits and the number as they stand there.");
    public static readonly Text BulkKeep = new("ぜんぶ のこす", "Keep all");
    public static readonly Text BulkKept = new("{0}人の 数字を のこしました。", "The numbers of {0} people are kept.");
    public static readonly Text BulkRest = new(
        "{0}行は のこって いません。わけを 見て 直して ください。", "{0} lines are not kept. See why, and correct them.");
    public static readonly Text BulkNotIn = new("参加して いない 人です。", "They do not take part.");
    public static readonly Text BulkUnknown = new("この 4けたの カードは ありません。", "There is no card with these digits.");
    public static readonly Text BulkTwice = new("この日の 数字が もう あります。", "There is a number of that day already.");

    public static readonly Text Reward = new("来た人への お礼《れい》", "Thanks for coming");
    public static readonly Text RewardHow = new(
        "来た人の 一覧《いちらん》を 事務局《じむきょく》に わたします。数字は 入りません。",
        "The list of who came goes to the office, which gives the coins. No number is in it.");
    public static readonly Text RewardEach = new("ひとり いくら", "Yen for each");
    public static readonly Text RewardFile = new("一覧を 出す", "Download the list");
}
