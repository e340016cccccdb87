using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk;

/// <summary>What the desk says about a resident.</summary>
internal static class DeskMemberTexts
{
    /// <summary>What was just done, told on the resident's page.</summary>
    public static readonly (string Word, Text Text)[] Done =
    [
        ("corrected", new("直しました。", "Put right.")),
        ("frozen", new("お財布を 止めました。もう はらえません。", "The wallet is frozen: nothing is paid from it.")),
        ("stopped", new("カードを 止めました。もう 使えません。", "The card is stopped.")),
    ];

    public static readonly Text Title = new("住民", "Residents");
    public static readonly Text Order = new(
        "カナの 順です。ひらくと、日と わけが 本人に 見えます。", "In order of kana. Its owner sees the day and the reason.");
    public static readonly Text First = new("はじめの ページ", "First page");
    public static readonly Text Next = new("つぎの ページ", "Next page");
    public static readonly Text Nobody = new("まだ だれも いません。", "There is nobody yet.");
    public static readonly Text Wallet = new("お財布の 番号", "Wallet");
    public static readonly Text Person = new("この人", "The person");
    public static readonly Text BirthBand = new("生まれた 年代", "Born in the");
    public static readonly Text Left = new("のこり", "Left");
    public static readonly Text NothingLeft = new("コインは ありません。", "There are no coins.");
    public static readonly Text Cards = new("カード", "Cards");
    public static readonly Text NoCards = new("カードは ありません。", "There is no card.");
    public static readonly Text Phones = new("スマホ", "Phones");
    public static readonly Text NoPhones = new("つないだ スマホは ありません。", "No phone is bound.");
    public static readonly Text BoundOn = new("{0} から", "since {0}");
    public static readonly Text Limits = new("暗証番号なしで はらえる 金額", "Paid without the PIN");
    public static readonly Text LimitPayment = new("1回", "Each time");
    public static readonly Text LimitDay = new("1日", "A day");
    public static readonly Text Log = new("だれが 見たか・直したか", "Who looked, who changed");
    public static readonly Text WholeLog = new("ぜんぶ 見る", "See all");
    public static readonly Text ToCorrect = new("名前・住所などを 直す", "Correct name, address, phone");
    public static readonly Text CorrectTitle = new("名前・住所などを 直す", "Correct name, address, phone");
    public static readonly Text Keep = new("この とおりに 直す", "Keep it so");
    public static readonly Text StopCard = new("カードを 止める", "Stop a card");
    public static readonly Text StopWhich = new("どの カードですか", "Which card?");
    public static readonly Text Reason = new("わけ", "Why");
    public static readonly Text AtCounter = new(
        "コインを 返す・カードを かえる・お財布を とじるのは 窓口です。",
        "Paying out, replacing a card and closing a wallet are the counter's.");
}
