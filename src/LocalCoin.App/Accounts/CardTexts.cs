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
}
