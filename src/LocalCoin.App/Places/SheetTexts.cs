using LocalCoin.App.Pages;

namespace LocalCoin.App.Places;

/// <summary>The farmer's day sheet.</summary>
internal static class SheetTexts
{
    public static readonly Text Title = new("売り場の 一日《いちにち》", "The stand's day");
    public static readonly Text Label = new("作った人・品物", "Producer, goods");
    public static readonly Text Price = new("ねだん(円)", "Price (yen)");
    public static readonly Text Brought = new("もってきた", "Brought");
    public static readonly Text Left = new("のこった", "Left");
    public static readonly Text Line = new("{0}行《ぎょう》め", "Line {0}");
    public static readonly Text Cash = new("箱《はこ》の 現金《げんきん》(円)", "Cash in the box (yen)");
    public static readonly Text Save = new("数えた", "Counted");
    public static readonly Text Wrong = new(
        "数字を 見なおしてください。のこった数は もってきた数より 多く なりません。",
        "Please look at the figures again. No more can be left than was brought.");
    public static readonly Text Sold = new("売れたはずの 金額", "Should have been paid");
    public static readonly Text BoxCash = new("現金", "Cash");
    public static readonly Text Coins = new("コイン", "Coins");
    public static readonly Text Difference = new("差《さ》", "Difference");
    public static readonly Text Exact = new("ぴったりです。", "It is exact.");
    public static readonly Text ByLabel = new("作った人・品物ごとの 売り上げ", "By producer and goods");
    public static readonly Text Pieces = new("{0}こ 売れた", "{0} sold");
    public static readonly Text Cashless = new("コインの わりあい", "Paid in coins");
    public static readonly Text CashlessOf = new("{0}%(数えた {1}日分)", "{0} % (days: {1})");
    public static readonly Text Earlier = new("前の日", "Day before");
    public static readonly Text Later = new("次の日", "Day after");
}
