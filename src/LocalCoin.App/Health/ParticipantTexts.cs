using LocalCoin.App.Pages;

namespace LocalCoin.App.Health;

/// <summary>What the health staff's own pages say.</summary>
internal static class ParticipantTexts
{
    public static readonly Text Participants = new("参加《さんか》する 人", "Participants");
    public static readonly Text Scan = new("カードを よみとって ください", "Scan the card");
    public static readonly Text Held = new("カード・スマホの QR、または 会員番号《かいいんばんごう》",
        "Card, phone's QR, or member's number");
    public static readonly Text Open = new("ひらく", "Open");
    public static readonly Text Unknown = new("この カードや 番号は わかりません。", "This card or number is not known.");
    public static readonly Text CardOf = new("カード {0} の人", "The person with card {0}");
    public static readonly Text Person = new("カードの ない人", "A person without a card");
    public static readonly Text ToNext = new("つぎの人へ", "Next person");
    public static readonly Text Closed = new(
        "お財布《さいふ》が とじて いるので、参加できません。", "The wallet is closed, so nobody can join with it.");

    public static readonly Text Consents = new("同意《どうい》の 文", "What is agreed to");
    public static readonly Text ConsentsWhy = new(
        "出した 文は かえられません。直すときは、つぎの 版《はん》を 出します。",
        "A text that was published stays as it is. To change it, publish the next version.");
    public static readonly Text Sheet = new("同意の 紙《かみ》", "Sheet to sign");
    public static readonly Text SheetHow = new("紙で もうしこむ人に 印刷《いんさつ》します。", "To print for whoever joins on paper.");
    public static readonly Text NoTextYet = new(
        "まだ 文が ありません。出すまで だれも 参加できません。", "There is no text yet; nobody can join before there is one.");
    /// <summary>On paper: to what a signed sheet belongs, years later.</summary>
    public static readonly Text SheetOf = new("プログラム {0}・文 {1}", "Programme {0}, text {1}");
    public static readonly Text Version = new("{0} 第{1}版 ({2})", "{0}, version {1} ({2})");
    public static readonly Text Publish = new("つぎの 版を 出す", "Publish the next version");
    public static readonly Text Programme = new("プログラム", "Programme");
    public static readonly Text Japanese = new("日本語の 文", "Text in Japanese");
    public static readonly Text English = new("英語《えいご》の 文", "Text in English");
    public static readonly Text Both = new(
        "両方《りょうほう》の ことばで、4,000字までで 書いて ください。", "Please write it in both languages, up to 4,000 letters.");
    public static readonly Text Published = new("出しました。", "It is published.");
    public static readonly Text NoProgramme = new(
        "やさいの プログラムが まだ ありません。", "There is no vegetable programme yet.");
    public static readonly Text Meanwhile = new(
        "ほかの人が 同時《どうじ》に 出しました。もう一度 見て ください。", "Somebody else published meanwhile. Please look again.");

    public static readonly Text SheetTitle = new("健康《けんこう》プログラム 同意書《どういしょ》", "Health programme: consent");
    public static readonly Text TickOne = new("ひとつに ✓を つけて ください", "Please tick one");
    public static readonly Text Yes = new("参加します", "I take part");
    public static readonly Text No = new("参加しません", "I do not take part");
    public static readonly Text CardFour = new("カードの 4けたの 数字《すうじ》", "The four digits on your card");
    public static readonly Text Signed = new("日づけと サイン", "Day and signature");
    public static readonly Text Print = new("印刷する", "Print");
}
