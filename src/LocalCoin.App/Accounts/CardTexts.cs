using LocalCoin.App.Pages;

namespace LocalCoin.App.Accounts;

/// <summary>What a card's own pages say, to finders and to those who have lost one.</summary>
internal static class CardTexts
{
    public static readonly Text FoundTitle = new("お買いものの カードです", "This is a shopping card");
    public static readonly Text FoundWhat = new(
        "まちの お店で 使う コインの カードです。このページから コインは 使えません。",
        "It pays with the town's coins at local shops. Nothing can be paid from this page.");
    public static readonly Text FoundBring = new(
        "ひろった人は、市役所《しやくしょ》の 窓口《まどぐち》か、近くの コインの お店に わたしてください。ありがとうございます。",
        "If you found it, please bring it to the city's counter or to any shop that takes the coins. Thank you.");
    public static readonly Text OwnTitle = new("自分の カードの とき", "If it is yours");
    public static readonly Text OwnHow = new(
        "お店で このカードを 見せると はらえます。のこりは 窓口で わかります。",
        "Show it at a shop to pay. The counter tells you what is left.");
    public static readonly Text ByPost = new(
        "ゆうびんで とどいた カードは、はじめに 使えるように してください。",
        "A card that came by post has to be put into use first.");
    public static readonly Text LostTitle = new("カードを なくした とき", "If you lost your card");
    public static readonly Text LostHow = new(
        "手紙《てがみ》に ある「とめる番号」で、いつでも カードを とめられます。",
        "The stop number in your letter stops it, at any hour.");
    public static readonly Text ToStop = new("カードを とめる", "Stop a card");

    public static readonly Text StopTitle = new("なくした カードを とめる", "Stop a lost card");
    public static readonly Text StopWhat = new(
        "とめると、そのカードでは だれも はらえません。コインは なくなりません。",
        "Once stopped, nobody can pay with it. Your coins stay yours.");
    public static readonly Text Number = new("とめる番号", "Stop number");
    public static readonly Text NumberHint = new(
        "カードの 手紙に ある 12けたの 数字です。あいだは あけても あけなくても かまいません。",
        "The 12 digits in the card's letter, with or without spaces.");
    public static readonly Text Stop = new("カードを とめる", "Stop the card");
    public static readonly Text NumberMissing = new("番号を いれてください。", "Please type the number.");
    public static readonly Text NumberUnknown = new(
        "この番号の カードは ありません。まだ とまっていません。手紙を もう一度 見てください。",
        "There is no card with this number. Nothing was stopped. Please look at the letter again.");
    public static readonly Text NotSure = new(
        "とまったか まだ わかりません。もう一度 おしてください。",
        "It is not known yet whether it is stopped. Please press again.");
    public static readonly Text NoLetter = new(
        "手紙が ない ときは、市役所の 窓口に 電話《でんわ》してください。この ページは 番号の ほかは なにも 聞きません。",
        "Without the letter, please telephone the city's counter. This page asks for nothing but the number.");
    public static readonly Text StoppedTitle = new("カードを とめました", "The card is stopped");
    public static readonly Text StoppedWhich = new(
        "おわりが {0} の カードは、{1} から 使えません。", "The card ending in {0} cannot be used since {1}.");
    public static readonly Text CoinsSafe = new(
        "コインは なくなっていません。新しい カードに そのまま うつります。",
        "Your coins are safe, and move to a new card as they are.");
    public static readonly Text StoppedNext = new(
        "新しい カードは 窓口で もらえます。見つかった ときも、窓口に カードを もって きてください。",
        "Come to the counter for a new card, or with the old one if it turns up.");

    public static readonly Text WakeTitle = new("とどいた カードを 使えるように する", "Put a new card into use");
    public static readonly Text WakeWhat = new(
        "カードと、べつに とどいた 手紙《てがみ》を 手もとに おいて ください。",
        "Please have the card at hand, and the letter that came separately.");
    public static readonly Text Four = new("カードの おわりの 4けた", "Last four digits on the card");
    public static readonly Text FourHint = new("カードに 大きく 書いてある 数字です。", "The large digits on the card.");
    public static readonly Text FourWrong = new("4つの 数字を いれてください。", "Please type four digits.");
    public static readonly Text WakeCode = new("おこす番号", "Wake code");
    public static readonly Text WakeCodeHint = new(
        "手紙に ある 12けたの 数字です。あいだは あけても あけなくても かまいません。",
        "The 12 digits in the letter, with or without spaces.");
    public static readonly Text WakeCodeMistyped = new(
        "うちまちがいが あるようです。手紙の「おこす番号」と くらべてください。",
        "This seems mistyped. Please compare it with the wake code in the letter.");
    public static readonly Text WakeNow = new("使えるように する", "Put it into use");
    public static readonly Text WakeUnknown = new(
        "この 2つの 番号の カードは ありません。なにも かわっていません。カードと 手紙を もう一度 見てください。",
        "There is no card with these two numbers. Nothing was changed. Please look at card and letter again.");
    public static readonly Text WakeStopped = new(
        "このカードは とめて あります。窓口《まどぐち》に カードを もって きてください。",
        "This card is stopped. Please bring it to the counter.");
    public static readonly Text WakeNotSure = new(
        "使えるように なったか まだ わかりません。もう一度 おしてください。",
        "It is not known yet whether it can be used. Please press again.");
    public static readonly Text WakeOtherwise = new(
        "市役所の 窓口でも、電話《でんわ》でも、使えるように できます。",
        "The city's counter does the same, also by telephone.");
    public static readonly Text Desk = new("窓口に 電話する", "Telephone the counter");
    public static readonly Text WokenTitle = new("カードが 使えます", "The card can be used");
    public static readonly Text WokenWhich = new(
        "おわりが {0} の カードは、いまから お店で 使えます。", "The card ending in {0} can be used at shops from now.");
    public static readonly Text WokenNext = new(
        "お店で カードを 見せると はらえます。", "Show it at a shop to pay.");
    public static readonly Text WokenKeep = new(
        "手紙は、カードと べつの ところに しまって ください。なくした ときに「とめる番号」が いります。",
        "Keep the letter apart from the card: its stop number is needed if the card is lost.");

    public static readonly Text PrintTitle = new("カードを 印刷《いんさつ》する", "Print cards");
    public static readonly Text PrintOnce = new("すぐに 印刷してください。", "Print at once.");
    public static readonly Text PrintOnceWhy = new(
        "QRと とめる番号は、つぎの ページにしか 出ません。だれかの カードに なると、もう 出せません。",
        "QR and stop number stand on the next page alone, and no more once one of the cards is somebody's.");
    public static readonly Text Sheets = new("シートの 数《かず》", "Sheets");
    public static readonly Text SheetsHint = new(
        "1まいに カードが 10まい、1回に 5まいまで。", "Ten cards on a sheet, five sheets at once.");
    public static readonly Text SheetsWrong = new("1から 5までの 数字を いれてください。", "Please type a number from 1 to 5.");
    public static readonly Text PrintDraw = new("カードを 作る", "Make the cards");
    public static readonly Text PrintedTitle = new("カードが できました", "The cards are ready");
    public static readonly Text PrintedThrow = new(
        "うまく 印刷できなかった カードは すててください。わたす前の カードでは だれも はらえません。",
        "Throw badly printed cards away: nobody can pay with one that was not handed out.");
    public static readonly Text PrintSheets = new("カードの シートを 印刷する", "Print the sheets of cards");
    public static readonly Text PrintLetters = new("手紙《てがみ》を 印刷する", "Print the letters");
    public static readonly Text PrintApart = new(
        "カードと 手紙は べつべつに 送《おく》ります。", "Send cards and letters separately.");
    public static readonly Text StockName = new("お買いもの カード", "Shopping card");
    public static readonly Text StockMark = new("じぶんの しるし", "Your own mark");
    public static readonly Text StockFound = new(
        "ひろった方は 市役所の 窓口へ おねがいします。", "If found, please bring it to the city's counter.");
    public static readonly Text LetterTitle = new("カードの 手紙", "Your card's letter");
    public static readonly Text LetterWhich = new("おわりが {0} の カードの ものです。", "For the card ending in {0}.");
    public static readonly Text LetterKeep = new(
        "カードと べつの ところに しまってください。", "Keep it apart from the card.");
    public static readonly Text LetterWakeTitle = new(
        "はじめて 使《つか》う とき — おこす番号", "Before the first use: the wake code");
    public static readonly Text LetterWake = new(
        "ゆうびんで とどいた カードは ねむっています。つぎの ページで カードの おわりの 4けたと この番号を いれると、使えるように なります。",
        "A card that came by post is asleep. Type its last four digits and this code on this page to put it into use.");
    public static readonly Text LetterDesk = new(
        "市役所の 窓口《まどぐち》に カードを もって くるか、電話《でんわ》しても かまいません。",
        "Or bring the card to the city's counter, or telephone there.");
    public static readonly Text LetterStopTitle = new("なくした とき — とめる番号", "If you lose it: the stop number");
    public static readonly Text LetterStop = new(
        "この番号を つぎの ページで いれると、いつでも、だれでも カードを とめられます。コインは なくなりません。",
        "Typed on this page, at any hour and by anyone, it stops the card. Your coins stay yours.");
    public static readonly Text LetterOnly = new(
        "とめることだけが できます。はらうことは できません。", "It does nothing else. Nothing can be paid with it.");
}
