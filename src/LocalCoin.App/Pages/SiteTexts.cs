namespace LocalCoin.App.Pages;

/// <summary>What stands on every page.</summary>
internal static class SiteTexts
{
    public static readonly Text Name = new("LocalCoin", "LocalCoin");
    public static readonly Text Skip = new("本文《ほんぶん》へ", "To the content");
    public static readonly Text Menu = new("メニュー", "Menu");
    public static readonly Text Yen = new("円", "yen");
    public static readonly Text Back = new("もどる", "Back");
    public static readonly Text Stop = new("やめる", "Stop");
    public static readonly Text DeleteDigit = new("ひとつ\nけす", "Delete");
    public static readonly Text Clear = new("ぜんぶ\nけす", "Clear");
    public static readonly Text NumberPad = new("数字の ボタン", "Number keys");
    public static readonly Text Offline = new(
        "インターネットに つながっていません。いまは コインで はらえません。現金を おねがいします。",
        "There is no connection. Coins cannot be used now; please pay in cash.");
    public static readonly Text NoAnswer = new(
        "返事《へんじ》が ありません。つながりを たしかめて、もう一度 おしてください。",
        "No answer came. Please check the connection and press again.");
    public static readonly Text NotSureDone = new(
        "できたか まだ わかりません。もう一度 おしてください。二度 することは ありません。",
        "It is not known yet whether it was done. Please press again; it is never done twice.");
    public static readonly Text NotFound = new("このページは ありません", "There is no such page");
    public static readonly Text NotForYou = new("このページは ひらけません", "You cannot open this page");
    public static readonly Text NotForYouWhy = new(
        "べつの 係の 人の ための ページです。", "It is for somebody with another task.");
    public static readonly Text SessionEnded = new("時間が すぎました", "The time has run out");
    public static readonly Text Trouble = new("うまく いきませんでした", "That did not work");
    public static readonly Text ToStart = new("はじめの ページへ", "To the first page");
}
