using LocalCoin.App.Pages;

namespace LocalCoin.App.Places;

/// <summary>What anybody reads of the places where one can buy.</summary>
internal static class PlaceTexts
{
    public static readonly Text NumberOf = new("番号 {0}", "No. {0}");
    public static readonly Text Sells = new("売っているもの", "What is sold");
    public static readonly Text Where = new("ところ", "Where");
    public static readonly Text When = new("いつ", "When");
    public static readonly Text NextDays = new("これからの 1週間《しゅうかん》", "The week ahead");
    public static readonly Text PayHere = new("ここで はらう", "Pay here");
    public static readonly Text BindToPay = new(
        "スマホを つないで ここで はらう", "Bind this phone to pay here");
    public static readonly Text WorksHere = new("ここで つかえる のこり", "What works here of yours");
    public static readonly Text NotHere = new("(ここでは つかえません)", " (not here)");
    public static readonly Text WorksAt = new("{0} げんざい", "As of {0}");
    public static readonly Text HowToPay = new("はらいかた", "How to pay");
    public static readonly Text CashWelcome = new("現金《げんきん》でも 買えます。", "Cash is welcome.");
    public static readonly Text CoinsToo = new(
        "コインの カードか スマホでも はらえます。", "You can also pay with a coin card or your phone.");
    public static readonly Text CoinsAtTablet = new(
        "コインの 方は、売り場の たんまつに カードを かざします。", "With coins: hold your card out to the tablet there.");
    public static readonly Text HowToJoin = new("コインを はじめるには", "How to join");
    public static readonly Text Join = new(
        "市役所《しやくしょ》の 窓口《まどぐち》で カードを もらえます。お金は かかりません。",
        "The city's counter gives you a card. It costs nothing.");
    public static readonly Text JoinWhy = new(
        "やさいを 買うと、コインが もらえます。", "Buying vegetables earns coins.");
    public static readonly Text Nearby = new("{0}の 売り場", "Places in {0}");
    public static readonly Text Title = new("きょう・あした どこで買《か》える", "Where to buy today and tomorrow");
    public static readonly Text Today = new("きょう {0}", "Today, {0}");
    public static readonly Text Tomorrow = new("あした {0}", "Tomorrow, {0}");
    public static readonly Text Nowhere = new("やっている 売り場は ありません。", "Nothing is open.");
    public static readonly Text Off = new("お休み", "Closed");
    public static readonly Text OffLong = new("お休みに なりました", "has been cancelled");
    public static readonly Text Open = new("やっています", "Open");
    public static readonly Text NotToday = new("ー", "–");
    public static readonly Text Elsewhere = new("ほかの 地区《ちく》", "Other neighbourhoods");
    public static readonly Text Everywhere = new("ぜんぶの 地区", "All neighbourhoods");
    public static readonly Text ToLeaflet = new("1週間の ちらしを 印刷《いんさつ》する", "Print the week's leaflet");
    public static readonly Text Leaflet = new("{0} どこで買える", "Where to buy: {0}");
    public static readonly Text LeafletWeek = new("{0} から {1}", "{0} to {1}");
    public static readonly Text LeafletMay = new(
        "お休みに なることが あります。さいごに たしかめた日 {0}", "A place may be cancelled. Last checked {0}");
    public static readonly Text LeafletScan = new("いまの ようすは こちら", "See what is open now");
    public static readonly Text LeafletShops = new("お店", "Shops");
    public static readonly Text[] ShortDays =
    [
        new("月", "Mon"), new("火", "Tue"), new("水", "Wed"), new("木", "Thu"), new("金", "Fri"), new("土", "Sat"),
        new("日", "Sun"),
    ];

    public static readonly Text Print = new("印刷する", "Print");

    public static readonly Text PosterScan = new("コインで はらえます", "Pay with coins here");
    public static readonly Text PosterOne = new("えらぶ", "Choose");
    public static readonly Text PosterTwo = new("カードを かざす", "Hold out your card");
    public static readonly Text PosterThree = new("はらう", "Pay");
    public static readonly Text PosterMade = new(
        "印刷して 売り場に はってください。QRは {0} に つながります。", "Print it and put it up. The QR leads to {0}.");
}
