using LocalCoin.App.Pages;

namespace LocalCoin.App.Register;

/// <summary>What the tablet at the stand says: nobody else is there to say it.</summary>
internal static class KioskTexts
{
    public static readonly Text Title = new("コインで はらう", "Pay with coins");
    public static readonly Text ShowCard = new("カードを\nかざしてください", "Hold out\nyour card");
    public static readonly Text OrPhone = new("スマホの コードでも はらえます。", "The code on your phone works too.");
    public static readonly Text Cash = new(
        "現金《げんきん》の 方は 箱《はこ》に 入れてください。", "Paying cash? Please put it in the box.");
    public static readonly Text StepCard = new("カードを かざす", "Hold out the card");
    public static readonly Text StepPrice = new("ねだんを おす", "Touch the prices");
    public static readonly Text StepPay = new("はらう を おす", "Touch Pay");
    public static readonly Text Typed = new("読《よ》みとれない とき", "If it cannot be read");
    public static readonly Text TypedDigits = new("スマホの 8けたの 番号《ばんごう》", "The 8 digits on your phone");
    public static readonly Text PriceTitle = new("ねだんを おしてください", "Touch the prices");
    public static readonly Text Price = new("{0}円", "{0} yen");
    public static readonly Text Pieces = new("{0}円の 数《かず》", "How many at {0} yen");
    public static readonly Text Less = new("{0}円を 1つ へらす", "One less at {0} yen");
    public static readonly Text OtherAmount = new("ほかの 金額《きんがく》", "Another amount");
    public static readonly Text Total = new("ぜんぶで", "In all");
    public static readonly Text Pay = new("はらう", "Pay");
    public static readonly Text AmountMissing = new(
        "ねだんを おすか、金額を 入れてください。", "Please touch a price or type an amount.");
    public static readonly Text AmountTooLarge = new(
        "1回に はらえるのは {0}円までです。", "One payment is at most {0} yen.");
    public static readonly Text Leaving = new("{0}秒《びょう》で はじめに もどります", "Back to the start in {0} seconds");
    public static readonly Text Done = new("おわる", "Done");
    public static readonly Text Sure = new("{0}円で まちがい ありませんか", "Is {0} yen right?");
    public static readonly Text SureWhy = new(
        "0が 多く ないか、もう一度 見てください。", "Please look again: is there a 0 too many?");
    public static readonly Text Change = new("やりなおす", "Start over");
    public static readonly Text UndoWithin = new(
        "3分 以内《いない》なら、カードを もう一度 かざすと とりけせます。",
        "Within 3 minutes you can hold out the card again and undo it.");
    public static readonly Text Undo = new("まちがえた・とりけす", "Mistake: undo it");
    public static readonly Text LastPaid = new("さっき {0}に {1}円 はらいました", "You paid {1} yen a moment ago, at {0}");
    public static readonly Text BeforePaid = new(
        "まえは {0} {1}に {2}円 はらいました。", "Last time you paid {2} yen: {0}, {1}.");
    public static readonly Text AskShop = new("お店に たのむ", "Ask the shop");
    public static readonly Text UndoneTitle = new("とりけしました", "It is undone");
    public static readonly Text UndoneDetail = new(
        "{0}円は カードに もどりました。正《ただ》しい 金額で はらうときは、カードを もう一度 かざしてください。",
        "The {0} yen are back on your card. To pay the right amount, hold out the card again.");
    public static readonly Text UndoUsedTitle = new("きょうは もう とりけせません", "No more undoing today");
    public static readonly Text UndoUsedDetail = new(
        "とりけせるのは 1日に 1回です。お金は うごいていません。お店に たのむことが できます。",
        "You can undo once a day. No coins moved. You can ask the shop.");
    public static readonly Text UndoLateTitle = new("ここでは とりけせません", "It cannot be undone here");
    public static readonly Text UndoLateDetail = new(
        "3分を すぎました。お金は うごいていません。お店に たのむことが できます。",
        "The 3 minutes are over. No coins moved. You can ask the shop.");
    public static readonly Text GivenBackTitle = new("もう もどっています", "It is back already");
    public static readonly Text GivenBackDetail = new(
        "この 買いものの コインは、もう カードに もどっています。", "The coins of this purchase are back on your card already.");
    public static readonly Text WishTitle = new("ほんとうは いくらでしたか", "What was the right amount?");
    public static readonly Text WishPaid = new("{0} {1}に はらった 金額", "What you paid: {0}, {1}");
    public static readonly Text RightAmount = new("ほんとうの 金額", "The right amount");
    public static readonly Text RightAmountWrong = new(
        "{0}円より 小さい 金額を 入れてください。", "Please type an amount smaller than {0} yen.");
    public static readonly Text WishSend = new("ちがう分を たのむ", "Ask for the difference");
    public static readonly Text WishAll = new("ぜんぶ 返してほしい", "I want all of it back");
    public static readonly Text WishedTitle = new("お店に たのみました", "The shop has been asked");
    public static readonly Text WishedDetail = new(
        "お店が みとめると、コインで カードに もどります。3日 たっても 返事《へんじ》が ないときは、運営《うんえい》の 人が 見ます。",
        "If the shop agrees, the coins go back to your card. After 3 days without an answer the office looks at it.");
    public static readonly Text WishedBeforeTitle = new("もう たのんであります", "The shop was asked before");
    public static readonly Text WishedBeforeDetail = new(
        "この 買いものの ことは、まえに お店に たのみました。1回の 買いもので たのめるのは 1度だけです。",
        "The shop was asked about this purchase before. It can be asked once for each purchase.");
    public static readonly Text LateTitle = new("時間が すぎました", "The time has run out");
    public static readonly Text LateDetail = new(
        "はらっていません。もう一度 カードを かざしてください。", "Nothing was paid. Please hold out the card again.");
    public static readonly Text ShowAgain = new(
        "もう一度 カードを かざしてください。お金は うごいていません。", "Please hold out the card again. No coins moved.");
    public static readonly Text ClosedTitle = new("ここでは もう はらえません", "This place is closed");
    public static readonly Text ClosedDetail = new(
        "この 売り場は おわりました。お金は うごいていません。", "This place of sale has been given up. No coins moved.");
    public static readonly Text DeviceTitle = new("いまは コインで はらえません", "Coins cannot be taken now");
    public static readonly Text DeviceDetail = new(
        "お金は うごいていません。現金を 箱に 入れてください。", "No coins moved. Please put cash in the box.");
    public static readonly Text TooMuchTitle = new("カードだけでは はらえない 金額です", "Too much for the card alone");
    public static readonly Text TooMuchDetail = new(
        "お金は うごいていません。人の いない 売り場で カードだけで はらえるのは、1回 {0}円、1日 {1}円までです。現金でも 買えます。",
        "No coins moved. Where nobody serves, a card alone pays {0} yen at once and {1} yen a day. Cash is welcome.");
    public static readonly Text ShortDetail = new(
        "お金は うごいていません。ある分だけ コインで はらい、のこりを 箱に 入れる ことも できます。",
        "No coins moved. You can pay what is there with coins and put the rest in the box.");
    public static readonly Text ShortAll = new(
        "お金は うごいていません。現金を 箱に 入れてください。", "No coins moved. Please put cash in the box.");
    public static readonly Text CashDue = new("のこりは 箱に 入れてください", "Please put the rest in the box");
    public static readonly Text UnknownDetail = new(
        "はらえたか まだ わかりません。もう一度 おして たしかめてください。二度 はらうことは ありません。",
        "It is not known yet whether it was paid. Touch to check. Nobody pays twice.");
    public static readonly Text UndoUnknown = new(
        "とりけせたか まだ わかりません。もう一度 おして たしかめてください。",
        "It is not known yet whether it was undone. Touch to check.");
}
