using LocalCoin.App.Pages;

namespace LocalCoin.App.Register;

/// <summary>What a shop's register says, to the clerk and to the customer in front of it.</summary>
internal static class RegisterTexts
{
    public static readonly Text Title = new("レジ", "Register");
    public static readonly Text Amount = new("金額《きんがく》", "Amount");
    public static readonly Text AmountMissing = new("金額を 数字で いれてください。", "Please enter the amount in figures.");
    public static readonly Text AmountTooLarge = new(
        "1回に はらえるのは {0}円までです。", "One payment is at most {0} yen.");
    public static readonly Text AllVegetables = new("ぜんぶ やさい", "All vegetables");
    public static readonly Text SomeVegetables = new("一部《いちぶ》だけ やさい", "Some vegetables");
    public static readonly Text VegetablesPart = new("やさいの 分《ぶん》", "Part for vegetables");
    public static readonly Text VegetablesTooMany = new(
        "やさいの 分が 金額より 大きいです。", "The part for vegetables is larger than the amount.");
    public static readonly Text VegetablesNone = new(
        "やさいの 分を 数字で いれてください。", "Please enter the part for vegetables in figures.");
    public static readonly Text ToScan = new("カードを よみとる", "Scan the card");
    public static readonly Text Spots = new("売り場", "Place of sale");
    public static readonly Text Scan = new("カードか スマホの コードを\nかざしてください", "Hold out the card or phone");
    public static readonly Text ScanField = new("よみとった番号《ばんごう》", "What was scanned");
    public static readonly Text ScanHint = new(
        "よみとれないときは、スマホの 8けたの 番号を いれます。", "If it cannot be scanned, type the 8 digits on the phone.");
    public static readonly Text DigitsWrong = new(
        "番号が ちがいます。スマホの 8けたを もう一度 聞いてください。お金は うごいていません。",
        "That is not the number. Please ask for the 8 digits once more. No coins moved.");
    public static readonly Text CodeOverTitle = new("この コードは 使えません", "This code cannot be used");
    public static readonly Text CodeOverDetail = new(
        "お金は うごいていません。スマホで 新しい コードを 出してもらってください。",
        "No coins moved. Please ask for a new code on the phone.");
    public static readonly Text Next = new("つぎへ", "Next");
    public static readonly Text ConfirmTitle = new("この金額で いいですか", "Is this the right amount?");
    public static readonly Text Vegetables = new("うち やさい {0}円", "vegetables {0} yen");
    public static readonly Text Pay = new("はらう", "Pay");
    public static readonly Text AgainTitle = new("もう一度 はらいますか", "Pay once more?");
    public static readonly Text AgainDetail = new(
        "さっき {0}に {1}円 はらっています。", "{1} yen were paid a moment ago, at {0}.");
    public static readonly Text PayAgain = new("もう一度 はらう", "Pay once more");
    public static readonly Text PinTitle = new("暗証番号《あんしょうばんごう》を いれてください", "Please enter your PIN");
    public static readonly Text Pin = new("暗証番号", "PIN");
    public static readonly Text PinWrong = new(
        "暗証番号が ちがいます。お金は うごいていません。もう一度 いれてください。",
        "The PIN is wrong. No coins moved. Please try once more.");
    public static readonly Text PaidTitle = new("はらいました", "Paid");
    public static readonly Text Code = new("番号", "No.");
    public static readonly Text PaidAt = new("{0} に はらいました", "Paid at {0}");
    public static readonly Text Now = new("いま", "Now");
    public static readonly Text Earned = new("やさい +{0}円", "Vegetables +{0} yen");
    public static readonly Text CashDue = new("のこりは 現金《げんきん》で", "The rest in cash");
    public static readonly Text NextCustomer = new("つぎの お客《きゃく》さま", "Next customer");
    public static readonly Text ShortTitle = new("コインが 足《た》りません", "Not enough coins");
    public static readonly Text ShortDetail = new(
        "お金は うごいていません。ある分だけ コインで はらい、のこりを 現金で はらえます。",
        "No coins moved. You can pay what is there with coins and the rest in cash.");
    public static readonly Text ShortAll = new(
        "お金は うごいていません。現金を おねがいします。", "No coins moved. Please pay in cash.");
    public static readonly Text PayWhatIsThere = new("ある分だけ はらう", "Pay what is there");
    public static readonly Text PayWhatIsThereThen = new("のこりは 現金", "the rest in cash");
    public static readonly Text UnusableTitle = new("このカードは いま 使《つか》えません", "This card cannot be used now");
    public static readonly Text UnusableDetail = new(
        "お金は うごいていません。今日は 現金を おねがいします。カードは 窓口《まどぐち》で みてもらえます。",
        "No coins moved. Please pay in cash today. The counter can look at the card.");
    public static readonly Text CodeUsedTitle = new("この コードは もう 使いました", "This code was used already");
    public static readonly Text CodeUsedDetail = new(
        "{0}に この コードで {1}円 はらっています。べつの 買いものなら、スマホで 新しい コードを 出してください。",
        "{1} yen were paid with this code at {0}. For another purchase, please show a new code on the phone.");
    public static readonly Text LateTitle = new("時間が すぎました", "The time has run out");
    public static readonly Text LateDetail = new(
        "はらっていません。もう一度 金額から はじめてください。", "Nothing was paid. Please begin again with the amount.");
    public static readonly Text UnknownTitle = new("まだ わかりません", "Not known yet");
    public static readonly Text UnknownDetail = new(
        "はらえたか まだ わかりません。現金を もらわずに、たしかめてください。二度 はらうことは ありません。",
        "It is not known yet whether it was paid. Take no cash; check again. Nobody pays twice.");
    public static readonly Text NoAnswer = new(
        "返事《へんじ》が ありません。はらえたか まだ わかりません。現金を もらわずに、もう一度 おしてください。二度 はらうことは ありません。",
        "No answer came. It is not known yet whether it was paid. Take no cash; press again. Nobody pays twice.");
    public static readonly Text CheckAgain = new("たしかめる", "Check again");
    public static readonly Text ShowQr = new("お店の QRを 見せる", "Show the shop's QR");
    public static readonly Text RequestScan = new(
        "スマホで この QRを\nよみとってください", "Please scan this QR\nwith your phone");
    public static readonly Text RequestQr = new("{0}円を はらう QR", "QR to pay {0} yen");
    public static readonly Text RequestUntil = new(
        "{0}まで つかえます。はらわれると、この画面《がめん》が かわります。",
        "It can be paid until {0}. This screen changes when it is paid.");
    public static readonly Text RequestEnded = new("時間が すぎました。", "The time has run out.");
    public static readonly Text RequestCheck = new("はらわれたか たしかめる", "Check whether it was paid");
    public static readonly Text RequestNoAnswer = new(
        "返事《へんじ》が ありません。現金を もらわずに、もう一度 おしてください。二度 はらうことは ありません。",
        "No answer came. Take no cash; press again. Nobody pays twice.");
    public static readonly Text PickClerk = new("名前を えらぶ", "Pick your name");
    public static readonly Text ClerkIs = new("{0}さん", "{0}");
    public static readonly Text BalanceTitle = new("のこりを 見る", "See what is left");
    public static readonly Text BalanceScan = new("お客《きゃく》さまの カードを\nかざしてください", "Hold out the customer's card");
    public static readonly Text BalanceHow = new(
        "お客さまに {0}秒《びょう》だけ 見せます。見たことは お客さまの 記録《きろく》に のこります。",
        "It is shown to the customer for {0} seconds. The look is written into the customer's own record.");
    public static readonly Text BalanceLook = new("見る", "Show it");
    public static readonly Text Balance = new("のこり", "Left");
    public static readonly Text BalanceEnds = new("{0}円は {1}まで", "{0} yen until {1}");
    public static readonly Text BalanceGone = new("{0}秒で きえます。", "It goes away after {0} seconds.");
    public static readonly Text BalanceHide = new("けす", "Hide it");
    public static readonly Text ShopTitle = new("レジが 使えません", "The register cannot be used");
    public static readonly Text Again = new("はじめから", "Begin again");
}
