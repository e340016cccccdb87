using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What is said to whoever chooses a PIN, and about the limit without one.</summary>
internal static class CounterPinTexts
{
    public static readonly Text ChooseTitle = new("暗証番号《あんしょうばんごう》を えらんでください", "Choose your PIN");
    public static readonly Text ChooseHow = new(
        "数字 4つを おしてください。ほかの人に 見せないで ください。", "Press four digits. Let nobody see them.");
    public static readonly Text AgainTitle = new("もう一度 同じ 番号を おしてください", "Press the same digits once more");
    public static readonly Text Pin = new("暗証番号", "PIN");
    public static readonly Text Next = new("つぎへ", "Next");
    public static readonly Text Decide = new("きめる", "Set it");
    public static readonly Text FourDigits = new("数字を 4つ おしてください。", "Please press four digits.");
    public static readonly Text Guessed = new(
        "この番号は 人に わかりやすい ので 使えません。べつの 番号に してください。",
        "Others would guess this one. Please choose another.");
    public static readonly Text NotTwice = new(
        "2回目が ちがいました。はじめから えらんでください。", "The second was different. Please begin again.");
    public static readonly Text Remove = new("暗証番号を なくす", "Remove the PIN");

    public static readonly Text LimitsTitle = new("暗証番号なしで いくらまで 使えますか", "How much without the PIN?");
    public static readonly Text LimitsWhat = new(
        "1回の しはらいの 上限《じょうげん》です。本人が きめます。", "The most for one payment. Its owner decides.");
    public static readonly Text Scheme = new("{0}円まで(きまりの とおり)", "Up to {0} yen (as for everybody)");
    public static readonly Text UpTo = new("{0}円まで", "Up to {0} yen");
    public static readonly Text Nothing = new("0円(暗証番号が ないと 使えない)", "0 yen (never without the PIN)");
    public static readonly Text SetLimit = new("これに きめる", "Set it");
}
