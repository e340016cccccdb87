using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What is said about the drawer.</summary>
internal static class CounterTillTexts
{
    public static readonly (string Word, Text Text)[] Reasons =
    [
        ("change", new("おつりを まちがえた", "Wrong change was given")),
        ("typed", new("金額《きんがく》を まちがえて 入金した", "A wrong amount was booked")),
        ("exchange", new("両替《りょうがえ》した", "Money was changed")),
        ("unknown", new("わからない", "Not known")),
    ];

    public static readonly Text ToTill = new("レジを あける・しめる", "Open or close the till");
    public static readonly Text Title = new("レジ", "Till");
    public static readonly Text OpenTitle = new("レジを あける", "Open the till");
    public static readonly Text OpenWhat = new(
        "いま レジに ある お金を 数えて いれてください。おつりの お金も ふくみます。",
        "Count what is in the drawer now, change included.");
    public static readonly Text Which = new("どの レジ", "Which till");
    public static readonly Text InDrawer = new("レジの 中の お金", "In the drawer");
    public static readonly Text CountMissing = new("数えた 金額を いれてください。", "Please type what you counted.");
    public static readonly Text OpenAlready = new("この レジは もう あいています。", "This till is open already.");
    public static readonly Text IsOpen = new("レジは あいています", "The till is open");
    public static readonly Text Started = new("あけた ときの お金", "At the opening");
    public static readonly Text ToWork = new("窓口へ", "To the counter");
    public static readonly Text CloseTitle = new("レジを しめる", "Close the till");
    public static readonly Text CloseWhat = new(
        "レジの お金を ぜんぶ 数えて いれてください。", "Count everything in the drawer.");
    public static readonly Text Close = new("数えた お金で しめる", "Close with this count");
    public static readonly Text DifferentTitle = new("{0}円 ちがいます", "{0} yen do not match");
    public static readonly Text Short = new("レジの お金が {0}円 たりません。", "{0} yen are missing in the drawer.");
    public static readonly Text Over = new("レジの お金が {0}円 多い です。", "There are {0} yen too many in the drawer.");
    public static readonly Text Counted = new("数えた お金", "Counted");
    public static readonly Text Expected = new("あるはずの お金", "Expected");
    public static readonly Text Taken = new("入金で あずかった お金", "Taken for top-ups");
    public static readonly Text Difference = new("ちがい", "Difference");
    public static readonly Text CountAgain = new("もう一度 数える", "Count again");
    public static readonly Text Why = new("それでも ちがう とき、わけを えらびます", "If it still differs: why?");
    public static readonly Text CloseSo = new("ちがいを のこして しめる", "Close with the difference");
    public static readonly Text ClosedTitle = new("レジを しめました", "The till is closed");
    public static readonly Text Even = new("ぴったり 合いました", "It matches to the yen");
    public static readonly Text Reason = new("わけ", "Reason");
}
