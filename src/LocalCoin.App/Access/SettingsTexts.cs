using LocalCoin.App.Pages;

namespace LocalCoin.App.Access;

/// <summary>What a resident sets for themselves: how this browser looks and sounds, their phones, their card.</summary>
internal static class SettingsTexts
{
    public static readonly Text Title = new("せってい", "Settings");
    public static readonly Text Size = new("文字の 大きさ", "Size of the letters");
    public static readonly Text Language = new("ことば", "Language");
    public static readonly Text Sound = new("はらったときの 音《おと》", "Sound when you pay");
    public static readonly Text Kept = new("この スマホだけに のこります。", "Kept on this phone alone.");
    public static readonly Text ToPhones = new("つないだ スマホ", "Phones that are bound");
    public static readonly Text ToPhonesAbout = new("なくした スマホを 止める", "Stop one that was lost");
    public static readonly Text ToLimit = new("カードで はらえる 上限《じょうげん》", "What the card may pay");
    public static readonly Text ToLimitAbout = new("暗証番号なしの 分を 下げる", "Lower it, without the PIN");

    public static readonly Text Normal = new("ふつう", "Normal");
    public static readonly Text Large = new("大きい", "Large");
    public static readonly Text Larger = new("とても 大きい", "Very large");
    public static readonly Text Loud = new("大きい", "Loud");
    public static readonly Text Soft = new("小さい", "Soft");
    public static readonly Text Silent = new("ならさない", "None");

    public static readonly Text PhonesTitle = new("つないだ スマホ", "Phones that are bound");
    public static readonly Text PhonesLost = new(
        "なくした スマホは、ここで はずすと すぐに つかえなくなります。お金は そのままです。",
        "A lost phone stops at once when you unbind it here. Your coins stay as they are.");
    public static readonly Text This = new("いま つかっている スマホ", "The phone in your hand");
    public static readonly Text Other = new("ほかの スマホ", "Another phone");
    public static readonly Text BoundOn = new("{0} {1} に つなぎました", "Bound on {0} at {1}");
    public static readonly Text Unbind = new("この スマホを はずす", "Unbind this phone");
    public static readonly Text UnbindOwn = new(
        "はずすと、この スマホでは はらえなくなります。もう一度 つなぐには 新しい コードが いります。",
        "After that this phone cannot pay. To bind it again you need a new code.");
    public static readonly Text Unbound = new("スマホを はずしました。もう つかえません。", "The phone is unbound and stopped.");
    public static readonly Text NoOther = new("ほかに つないだ スマホは ありません。", "No other phone is bound.");

    public static readonly Text LimitTitle = new("カードで はらえる 上限", "What the card may pay");
    public static readonly Text LimitWhat = new(
        "暗証番号《あんしょうばんごう》なしで はらえる 分です。ここでは 下げられます。上げるときは 窓口《まどぐち》へ どうぞ。",
        "What it pays without its PIN. You can lower it here; to raise it, come to the counter.");
    public static readonly Text Once = new("1回に", "For one payment");
    public static readonly Text InDay = new("1日に", "In one day");
    public static readonly Text UpTo = new("{0}円まで", "Up to {0} yen");
    public static readonly Text Nothing = new("はらえない ように する", "Nothing");
    public static readonly Text Now = new("{0}円まで(いまの まま)", "Up to {0} yen, as now");
    public static readonly Text NothingNow = new("はらえない(いまの まま)", "Nothing, as now");
    public static readonly Text Set = new("これに きめる", "Set it");
    public static readonly Text OnlyLower = new("ここでは 下げることだけ できます。", "Here it can only be lowered.");
    public static readonly Text Lowered = new("きめました。", "It is set.");
}
