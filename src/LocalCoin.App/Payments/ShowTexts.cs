using LocalCoin.App.Pages;

namespace LocalCoin.App.Payments;

/// <summary>What stands beside a code that is held out.</summary>
internal static class ShowTexts
{
    public static readonly Text Title = new("みせる", "Show");
    public static readonly Text HoldOut = new("お店の人に 見せてください", "Show this to the shop");
    public static readonly Text Qr = new("はらうための コード", "Code to pay with");
    public static readonly Text Aloud = new(
        "よみとれないときは、この番号を つたえてください", "If it cannot be scanned, read this number aloud");
    public static readonly Text Waiting = new(
        "{0}まで 1回 つかえます。はらうと、この画面《がめん》が かわります。",
        "Good once, until {0}. This screen changes when you have paid.");
    public static readonly Text Another = new("新しい コードを 出す", "Draw a new code");
}
