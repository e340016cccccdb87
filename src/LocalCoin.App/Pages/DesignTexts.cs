namespace LocalCoin.App.Pages;

/// <summary>The page that shows the pieces, for whoever builds the next page.</summary>
internal static class DesignTexts
{
    public static readonly Text Title = new("デザインの 見本《みほん》", "Design samples");
    public static readonly Text About = new(
        "ページは ここに ある ものだけで 作《つく》ります。", "Pages are made of what is here, and of nothing else.");
    public static readonly Text Colours = new("色《いろ》", "Colours");
    public static readonly Text Type = new("文字《もじ》の 大きさ", "Sizes of type");
    public static readonly Text Sample = new("野菜《やさい》 1,234円", "Vegetables 1,234 yen");
    public static readonly Text Buttons = new("ボタン", "Buttons");
    public static readonly Text Pay = new("はらう", "Pay");
    public static readonly Text Other = new("ほかの こと", "Something else");
    public static readonly Text Quiet = new("しずかな ボタン", "A quiet button");
    public static readonly Text Fields = new("質問《しつもん》と 答《こた》え", "Questions and answers");
    public static readonly Text Shop = new("お店の 名前", "Name of the shop");
    public static readonly Text ShopHint = new("れい:架空青果 なすび", "For example: Nasubi Greens");
    public static readonly Text Fault = new("10文字までです。みじかく してください。", "At most 10 characters; please shorten it.");
    public static readonly Text Amount = new("金額《きんがく》", "Amount");
    public static readonly Text Tick = new("ぜんぶ やさい", "All vegetables");
    public static readonly Text Notices = new("お知《し》らせ", "Notices");
    public static readonly Text Told = new("きょうは 10時から 15時まで です。", "Today from 10:00 to 15:00.");
    public static readonly Text Good = new("やさいで 30円 もらいました。", "You earned 30 yen by vegetables.");
    public static readonly Text Warning = new(
        "500円が 3月31日で 使えなくなります。", "500 yen end on 31 March.");
    public static readonly Text Stopped = new("このカードは 止《と》まっています。", "This card is stopped.");
    public static readonly Text List = new("ならべる", "A list");
    public static readonly Text Line = new("架空青果 なすび", "Nasubi Greens");
    public static readonly Text LineAbout = new("きょう 10:42", "Today 10:42");
    public static readonly Text Answers = new("はらえたか", "Has it been paid?");
    public static readonly Text Paid = new("はらいました", "Paid");
    public static readonly Text Done = new("入金しました", "Coins added");
    public static readonly Text Back = new("コインで お返《かえ》ししました", "Given back in coins");
    public static readonly Text Refused = new("コインが 足《た》りません", "Not enough coins");
    public static readonly Text Ask = new("もう一度 はらいますか", "Pay once more?");
    public static readonly Text Paper = new("紙《かみ》", "Paper");
    public static readonly Text Print = new(
        "印刷《いんさつ》すると、この紙だけが 1枚に 出ます。", "Printed, this sheet alone comes out, on one page.");
    public static readonly Text QrLabel = new("見本の QR", "Sample QR");
}
