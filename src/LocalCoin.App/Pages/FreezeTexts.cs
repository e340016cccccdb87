using LocalCoin.Ledger;

namespace LocalCoin.App.Pages;

/// <summary>What is said where a wallet is stopped and let go again.</summary>
internal static class FreezeTexts
{
    public static readonly (string Word, FreezeReason Reason, Text Text)[] Reasons =
    [
        ("asked", FreezeReason.ResidentAsked, new("本人に たのまれた", "Its owner asked")),
        ("lost", FreezeReason.CardLost, new("カードを なくした", "The card was lost")),
        ("dispute", FreezeReason.Dispute, new("だれの ものか もめている", "Somebody else claims it")),
        ("suspicion", FreezeReason.Suspicion, new("あやしい 使われ方", "Suspicious use")),
        ("court", FreezeReason.CourtOrder, new("裁判所《さいばんしょ》などの 命令《めいれい》", "Order of a court")),
    ];

    public static readonly Text Title = new("お財布《さいふ》を 止める", "Freeze the wallet");
    public static readonly Text What = new(
        "どの カードでも スマホでも はらえなくなります。コインは なくなりません。",
        "No card and no phone pays any more. No coin is lost.");
    public static readonly Text Freeze = new("お財布を 止める", "Freeze it");
    public static readonly Text FrozenTitle = new("お財布は 止めてあります", "The wallet is frozen");
    public static readonly Text ByWhom = new("止めた人", "Frozen by");
    public static readonly Text ByOwner = new("本人(スマホ)", "Its owner, by phone");
    public static readonly Text OtherHand = new(
        "本人に たしかめてから、また 使えるように します。", "Make sure with its owner before you let it go.");
    public static readonly Text OwnHand = new(
        "あなたが 止めました。ほかの 職員に たのんでください。", "You froze it. Please ask a colleague.");
    public static readonly Text Unfreeze = new("また 使えるように する", "Let it go");
}
