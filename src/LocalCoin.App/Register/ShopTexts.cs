using LocalCoin.App.Pages;

namespace LocalCoin.App.Register;

/// <summary>What the owner reads of the shop's day.</summary>
internal static class ShopTexts
{
    public static readonly Text Today = new("きょうの 売り上げ", "Today's sales");
    public static readonly Text OtherDay = new("{0}の 売り上げ", "Sales of {0}");
    public static readonly Text Payments = new("{0}回", "{0} payments");
    public static readonly Text OnePayment = new("1回", "1 payment");
    public static readonly Text WithCash = new("ほかに 現金《げんきん》 {0}円", "besides {0} yen in cash");
    public static readonly Text BySpot = new("売り場ごと", "By place of sale");
    public static readonly Text List = new("はらわれたもの", "What was paid");
    public static readonly Text None = new("まだ ありません。", "Nothing yet.");
    public static readonly Text Print = new("印刷《いんさつ》する", "Print");
    public static readonly Text File = new("表《ひょう》の ファイル(CSV)", "File for a spreadsheet (CSV)");
    public static readonly Text Earlier = new("前の日", "Day before");
    public static readonly Text Later = new("次の日", "Day after");
    public static readonly Text SoundOn = new("音を 出す", "Sound on");
    public static readonly Text Live = new("つながっています。はらわれると すぐに 出ます。", "Connected. Payments appear at once.");
    public static readonly Text Waiting = new("つないでいます。", "Connecting.");
    public static readonly Text Lost = new(
        "つながっていません。つながると ぬけなく 出ます。", "No connection. Nothing will be missing once it is back.");
    public static readonly Text Number = new("番号《ばんごう》 {0}", "No. {0}");
    public static readonly Text Vegetables = new("やさい {0}円", "vegetables {0} yen");
    public static readonly Text Cash = new("現金 {0}円", "cash {0} yen");
    public static readonly Text CsvColumns = new(
        "日,時刻,番号,売り場,こと,コイン,現金,やさい,レジの人", "day,time,number,place,what,coins,cash,vegetables,clerk");

    public static readonly Text Refund = new("お返《かえ》し", "Give back");
    public static readonly Text RefundLeft = new("まだ お返しして いない分", "Not given back yet");
    public static readonly Text RefundNone = new("ぜんぶ お返ししました。", "All of it was given back.");
    public static readonly Text InCoins = new(
        "コインで お返しします。現金《げんきん》は 返さないでください。", "It goes back in coins: give no cash.");
    public static readonly Text NoCash = new("現金は 返さないでください。", "Give no cash.");
    public static readonly Text CashPart = new(
        "お客《きゃく》さまが 現金で はらった {0}円は、コインに 入っていません。",
        "The {0} yen that the customer paid in cash are not part of the coins.");
    public static readonly Text RefundAmount = new("お返しする 金額《きんがく》", "Amount to give back");
    public static readonly Text RefundWhy = new("どうして", "Why");
    public static readonly Text RefundNow = new("コインで お返しする", "Give back in coins");
    public static readonly Text RefundDone = new("コインで お返ししました", "Given back in coins");
    public static readonly Text ToList = new("一覧《いちらん》へ", "To the list");
    public static readonly Text RefundUnknown = new(
        "お返しできたか まだ わかりません。もう一度 おしてください。二度 お返しすることは ありません。",
        "It is not known yet whether it went back. Press again: it is given back once only.");

    public static readonly Text RefundNoAnswer = new(
        "返事《へんじ》が ありません。お返しできたか まだ わかりません。もう一度 おしてください。二度 お返しすることは ありません。",
        "No answer came. It is not known yet whether it went back. Press again: it is given back once only.");

    public static readonly IReadOnlyList<(Ledger.RefundReason Reason, Text Text)> Reasons =
    [
        (Ledger.RefundReason.GoodsReturned, new("品物《しなもの》が もどった", "Goods came back")),
        (Ledger.RefundReason.WrongAmount, new("金額を まちがえた", "The amount was wrong")),
        (Ledger.RefundReason.Complaint, new("品物が わるかった", "The goods were bad")),
        (Ledger.RefundReason.Other, new("ほかの わけ", "Another reason")),
    ];

    private static readonly Text Paid = new("はらわれた", "paid");
    private static readonly Text Refunded = new("お返しした", "given back");
    private static readonly Text Undone = new("お客さまが とりけした", "taken back by the customer");
    private static readonly Text Struck = new("やさいでは なかった", "not vegetables");

    public static Text Kind(string kind) => kind switch
    {
        "refunded" => Refunded,
        "undone" => Undone,
        "struck" => Struck,
        _ => Paid,
    };
}
