using LocalCoin.App.Pages;

namespace LocalCoin.App.Health;

/// <summary>What is said of taking part: to the resident, at the counter and to the health staff.</summary>
internal static class HealthTexts
{
    public static readonly Text Title = new("健康《けんこう》プログラム", "Health programme");
    public static readonly Text About = new(
        "やさいの 買いものと 体の やさい度《ど》を、みんなの まとめとして しらべます。",
        "We look at vegetables bought and eaten, of everybody together.");
    public static readonly Text Free = new(
        "入らなくても、買いものも コインも いままでどおりです。", "Paying and earning coins never depend on it.");
    public static readonly Text AnyTime = new("いつでも やめられます。", "You may leave at any time.");
    public static readonly Text NoText = new(
        "いま もうしこめる プログラムは ありません。", "There is no programme to join now.");
    public static readonly Text TextOf = new("同意《どうい》の 文 第{0}版《はん》", "What is agreed to, version {0}");
    public static readonly Text OtherProgrammes = new("ほかの プログラム", "Other programmes");

    public static readonly Text Counter = new("窓口《まどぐち》", "Counter");
    public static readonly Text NotIn = new("まだ 参加《さんか》して いません", "You do not take part");
    public static readonly Text In = new("参加して います", "You take part");
    public static readonly Text TheyAreNotIn = new("参加して いません", "Does not take part");
    public static readonly Text TheyAreIn = new("参加して います", "Takes part");
    public static readonly Text When = new("いつから", "When");
    public static readonly Text Since = new("{0} から", "Since {0}");
    public static readonly Text AgreedTo = new("同意した 文", "Agreed to");
    public static readonly Text VersionOnPhone = new("第{0}版 (スマホで)", "version {0}, on the phone");
    public static readonly Text VersionOnPaper = new("第{0}版 (紙で)", "version {0}, on paper");
    public static readonly Text What = new("のこして ある こと", "What is kept");
    public static readonly Text ReadIt = new("同意した 文を 読む", "Read what was agreed to");
    public static readonly Text NewerText = new(
        "文が 新しく なりました。いまの 同意は そのままです。", "There is a newer text. What was agreed to stays.");

    public static readonly Text JoinTitle = new("参加する", "Take part");
    public static readonly Text Choose = new("えらんで ください", "Please choose");
    public static readonly Text ChooseAll = new("ぜんぶ えらんで ください。", "Please choose all of them.");
    public static readonly Text Agree = new("読みました。参加します", "I have read it and want to take part");
    public static readonly Text OnPaper = new(
        "サインした 紙《かみ》を うけとりました(第{0}版)", "The signed sheet is here (version {0})");
    public static readonly Text TickMissing = new("同意の しるしを つけて ください。", "Please tick that it is agreed.");
    public static readonly Text Join = new("参加する", "Take part");
    public static readonly Text NoBirthday = new(
        "生まれた 日や 住所は のこしません。", "No birthday and no address is kept.");

    public static readonly Text LeaveTitle = new("やめる", "Leave");
    public static readonly Text KeepNumbers = new(
        "これから だけ やめる (はかった 数字《すうじ》は 自分《じぶん》で 見られます)",
        "Leave from now on; the measured numbers stay for you to see");
    public static readonly Text EraseNumbers = new("はかった 数字も ぜんぶ けす", "Erase every measured number, too");
    public static readonly Text HowMissing = new("どちらかを えらんで ください。", "Please choose one of the two.");
    public static readonly Text Leave = new("プログラムを やめる", "Leave the programme");

    public static readonly (string Word, Text Text)[] Done =
    [
        ("joined", new("参加しました。", "You take part now.")),
        ("left", new("やめました。これからの まとめに 入りません。", "You have left. No later figure has you in it.")),
        ("erased", new("やめました。はかった 数字も けしました。", "You have left, and the numbers are erased.")),
    ];

    public static readonly Text Measured = new("はかった 数字", "Measured numbers");
    public static readonly Text OwnCurve = new("わたしの ベジチェック", "My VegeCheck");
    public static readonly Text Curve = new("ベジチェック", "VegeCheck");
    public static readonly Text CurveSaid = new(
        "ベジチェックの 数字、{0}から {1}まで {2}回。いちばん 新しい 数字は {3}。",
        "VegeCheck from {0} to {1}, {2} times; the newest is {3}.");
    public static readonly Text Aim = new("めやす 7〜8", "Aim 7 to 8");
    public static readonly Text OnlyYou = new(
        "この 数字は あなたと 健康の 職員《しょくいん》だけが 見ます。", "Only you and the health staff see these numbers.");
    public static readonly Text NothingMeasured = new("まだ はかって いません。", "Nothing has been measured yet.");
    public static readonly Text Day = new("日", "Day");
    public static readonly Text Number = new("数字", "Number");
}
