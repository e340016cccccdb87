using LocalCoin.App.Pages;

namespace LocalCoin.App.Payments;

/// <summary>What a resident reads who pays with their own phone.</summary>
internal static class PayTexts
{
    public static readonly Text Title = new("はらう", "Pay");
    public static readonly Text Where = new("お店の 番号を いれてください", "Please type the shop's number");
    public static readonly Text Number = new("番号", "Number");
    public static readonly Text NumberHint = new(
        "お店の ポスターに 大きく 書いて あります。", "It stands in large digits on the shop's poster.");
    public static readonly Text NumberUnknown = new(
        "この番号の お店は ありません。ポスターの 番号を もう一度 見てください。",
        "There is no shop of this number. Please look at the poster once more.");
    public static readonly Text Amount = new("金額《きんがく》", "Amount");
    public static readonly Text AmountMissing = new("金額を 数字で いれてください。", "Please enter the amount in figures.");
    public static readonly Text AmountTooLarge = new(
        "1回に はらえるのは {0}円までです。", "One payment is at most {0} yen.");
    public static readonly Text AllVegetables = new("ぜんぶ やさい", "All vegetables");
    public static readonly Text SomeVegetables = new("一部《いちぶ》だけ やさい", "Some vegetables");
    public static readonly Text VegetablesPart = new("やさいの 分《ぶん》", "Part for vegetables");
    public static readonly Text VegetablesTooMany = new(
        "やさいの 分が 金額より 大きいです。", "The part for vegetables is larger than the amount.");
    public static readonly Text Next = new("つぎへ", "Next");
    public static readonly Text Right = new("この金額で いいですか", "Is this the right amount?");
    public static readonly Text Vegetables = new("うち やさい {0}円", "vegetables {0} yen");
    public static readonly Text Pay = new("はらう", "Pay");
    public static readonly Text Again = new("もう一度 はらいますか", "Pay once more?");
    public static readonly Text AgainDetail = new(
        "さっき {0}に {1}円 はらっています。", "You paid {1} yen a moment ago, at {0}.");
    public static readonly Text PayAgain = new("もう一度 はらう", "Pay once more");
    public static readonly Text MadeTitle = new("はらいました", "Paid");
    public static readonly Text MadeAt = new("{0} に はらいました", "Paid at {0}");
    public static readonly Text Now = new("いま", "Now");
    public static readonly Text Code = new("番号", "No.");
    public static readonly Text Earned = new("やさい +{0}円", "Vegetables +{0} yen");
    public static readonly Text CashDue = new("のこりは 現金《げんきん》で", "The rest in cash");
    public static readonly Text Done = new("おわる", "Done");
    public static readonly Text NotMadeTitle = new("はらっていません", "Not paid");
    public static readonly Text NoCoinsMoved = new("お金は うごいていません。", "No coins moved.");
    public static readonly Text NotMadeDetail = new(
        "この 買いものは とりやめました。あとから はらわれることは ありません。",
        "This purchase was called off. It will not be paid later.");
    public static readonly Text Begin = new("はじめから", "Begin again");
    public static readonly Text UnknownTitle = new("まだ わかりません", "Not known yet");
    public static readonly Text UnknownDetail = new(
        "現金で はらう前に、この番号を お店で 見せてください。", "Before you pay in cash, show this number in the shop.");
    public static readonly Text Check = new("たしかめる", "Check");
    public static readonly Text CheckDetail = new(
        "はらえていなければ、この 買いものは とりやめになります。二度 はらうことは ありません。",
        "If it is not paid, this purchase is called off. You never pay twice.");
    public static readonly Text NoAnswer = new(
        "返事《へんじ》が ありません。まだ わかりません。現金で はらう前に、番号 {0} を お店で 見せてください。"
        + "もう一度 おしても、二度 はらうことは ありません。",
        "No answer came; it is not known yet. Before you pay in cash, show No. {0} in the shop. "
        + "You may press again: you never pay twice.");
    public static readonly Text ShortTitle = new("コインが 足《た》りません", "Not enough coins");
    public static readonly Text ShortDetail = new(
        "お金は うごいていません。ある分だけ コインで はらい、のこりを 現金で はらえます。",
        "No coins moved. You can pay what is there with coins and the rest in cash.");
    public static readonly Text RequestOver = new(
        "この QRは もう 使《つか》えません。お店に 新しい QRを 出してもらってください。",
        "This QR can no longer be used. Please ask the shop for a new one.");
    public static readonly Text UnboundTitle = new("この スマホは まだ つながって いません", "This phone is not bound yet");
    public static readonly Text UnboundDetail = new(
        "はらうには、窓口《まどぐち》か 手紙《てがみ》の コードで スマホを つなぎます。一度だけ です。",
        "To pay, bind the phone with the code from the counter or from your letter. You do so once.");
    public static readonly Text UnboundBind = new("スマホを つなぐ", "Bind this phone");
    public static readonly Text UnboundCard = new(
        "カードでも はらえます。お店の人に カードを 見せてください。", "You can pay by card too: show it to the shop.");
    public static readonly Text NothingThere = new(
        "ここで 使《つか》える コインが ありません。現金を おねがいします。",
        "There are no coins that can be used here. Please pay in cash.");
    public static readonly Text PayWhatIsThere = new("ある分だけ はらう", "Pay what is there");
    public static readonly Text ThenCash = new("のこりは 現金", "the rest in cash");
}
