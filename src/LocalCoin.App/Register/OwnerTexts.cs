using LocalCoin.App.Pages;

namespace LocalCoin.App.Register;

/// <summary>What is said to an owner at the register, and about the code that opens it.</summary>
internal static class OwnerTexts
{
    public static readonly Text Title = new("店主《てんしゅ》の しごと", "For the owner");
    public static readonly Text Enter = new("店主の 番号を いれてください", "Please enter the owner's code");
    public static readonly Text Code = new("店主の 番号", "Owner's code");
    public static readonly Text CodeWrong = new(
        "番号が ちがいます。お金は うごいていません。", "The code is wrong. No coins moved.");
    public static readonly Text CodeBlocked = new(
        "まちがいが つづいたので、番号は 使えません。店主が 自分《じぶん》の ページで 新《あたら》しく きめると 使えます。",
        "Too many wrong codes: it is blocked until the owner sets a new one on the owner's own page.");
    public static readonly Text CodeMissing = new(
        "番号は まだ ありません。店主が 自分《じぶん》の ページ(レジの 番号)で きめます。",
        "There is no code yet. The owner sets one on the owner's own page (code for the register).");
    public static readonly Text Open = new("ひらく", "Open");
    public static readonly Text OpenFor = new("{0}分《ぷん》たつと 閉《し》まります。", "It closes after {0} minutes.");
    public static readonly Text Close = new("おわる", "Close");
    public static readonly Text Refund = new("お返し", "Give back");
    public static readonly Text RefundAbout = new("きょう はらわれたものから えらぶ", "Choose from what was paid today");
    public static readonly Text TopUpAbout = new("現金を あずかって コインを 入れる", "Take cash, add coins");
    public static readonly Text Totals = new("きょうの 合計", "Today's totals");
    public static readonly Text TotalsAbout = new("売り場ごとの 金額", "By place of sale");
    public static readonly Text RefundWhich = new("どれを お返ししますか", "Which one goes back?");
    public static readonly Text RefundNothing = new(
        "きょう お返しできるものは ありません。", "There is nothing to give back today.");
    public static readonly Text RefundOlder = new(
        "きのうまでのものは、店主の ページから お返しします。", "Older ones are given back from the owner's own pages.");

    public static readonly Text CodeTitle = new("レジの 番号", "Code for the register");
    public static readonly Text CodeWhy = new(
        "お返し・入金・合計は、レジで この番号を いれると ひらきます。レジに 立つ人には 見せません。",
        "Giving back, top-ups and totals open at the register with this code. Keep it from whoever stands there.");
    public static readonly Text CodeIsSet = new("番号は きまっています。", "A code is set.");
    public static readonly Text CodeNew = new("新しい 番号", "New code");
    public static readonly Text CodeHint = new(
        "4から 12けたの 数字。1234や 0000は 使えません。", "4 to 12 digits; not 1234 or 0000.");
    public static readonly Text CodeAgain = new("もう一度", "Once more");
    public static readonly Text CodeSet = new("この番号に する", "Set this code");
    public static readonly Text CodeDigits = new("4から 12けたの 数字を いれてください。", "Please enter 4 to 12 digits.");
    public static readonly Text CodeWeak = new(
        "おなじ数字、くりかえし、ならんだ数字は 使えません。", "Repeated or consecutive digits cannot be used.");
    public static readonly Text CodesDiffer = new("2回の 番号が ちがいます。", "The two codes differ.");
}
