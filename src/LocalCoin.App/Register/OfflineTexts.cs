using LocalCoin.App.Pages;

namespace LocalCoin.App.Register;

/// <summary>The sheet for the day without network.</summary>
internal static class OfflineTexts
{
    public static readonly Text Title = new("つながらない日の 紙《かみ》", "Sheet for a day without network");
    public static readonly Text Why = new(
        "レジの そばに 1枚《まい》 おいておきます。売り場ごとに 印刷《いんさつ》します。",
        "Keep one beside the register; print one for each place of sale.");
    public static readonly Text Heading = new("つながらない日", "Day without network");
    public static readonly Text Date = new("日", "Date");
    public static readonly Text Now = new(
        "いまは コインで はらえません。なるべく 現金を おねがいします。",
        "Coins cannot be used now. Ask for cash where you can.");
    public static readonly Text NoCash = new(
        "現金が ないときは ここに 書きます。コインは まだ うごきません。",
        "Where there is no cash, write it down here. No coins move yet.");
    public static readonly Text Later = new(
        "つながった あと、お客さまが つぎに 来た日に、レジで カードを よみとって はらってもらいます。できたら ✓ を つけます。",
        "Once it works again, take the payment when the customer next comes with the card; then tick it.");
    public static readonly Text Never = new(
        "カードの 番号を ぜんぶ 書いたり、暗証番号《あんしょうばんごう》を きいたり しません。",
        "Never write the whole number of a card, and never ask for a PIN.");
    public static readonly Text Time = new("時刻《じこく》", "Time");
    public static readonly Text Amount = new("金額《きんがく》", "Amount");
    public static readonly Text Vegetables = new("うち やさい", "Of it vegetables");
    public static readonly Text LastFour = new("カードの 下4けた", "Card's last four");
    public static readonly Text Mark = new("しるし", "Mark");
    public static readonly Text Entered = new("レジに 入れた ✓", "Entered ✓");
}
