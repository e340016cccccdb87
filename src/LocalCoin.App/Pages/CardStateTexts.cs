using LocalCoin.Ledger;

namespace LocalCoin.App.Pages;

/// <summary>How staff are told of a card.</summary>
internal static class CardStateTexts
{
    public static readonly (string Word, StopReason Reason, Text Text)[] StopReasons =
    [
        ("lost", StopReason.Lost, new("なくした", "Lost")),
        ("stolen", StopReason.Stolen, new("ぬすまれた", "Stolen")),
        ("damaged", StopReason.Damaged, new("こわれた", "Damaged")),
    ];

    public static readonly Text CardTitle = new("おわりが {0} の カード", "Card ending in {0}");
    public static readonly Text Usable = new("使えます", "In use");
    public static readonly Text PaysNothing = new("いまは はらえません", "Pays nothing now");
    public static readonly Text UsablePin = new("使えます · 暗証番号《あんしょうばんごう》 あり", "In use · with a PIN");
    public static readonly Text PinBlocked = new(
        "使えます · 暗証番号を 5回 まちがえて 止まっています", "In use · PIN stopped after five wrong tries");
    public static readonly Text Asleep = new("まだ 使えません(手紙《てがみ》で おくった カード)", "Not in use yet (sent by post)");
    public static readonly Text Stopped = new("止めてあります", "Stopped");
    public static readonly Text Replaced = new("止めてあります · 新しい カードに かわりました", "Stopped · replaced by a new card");

    public static Text StateOf(ShownCard card) => card switch
    {
        { IsReplaced: true } => Replaced,
        { State.IsStopped: true } => Stopped,
        { State.IsAsleep: true } => Asleep,
        { Entry.IsPinBlocked: true, Entry.HasPin: true } => PinBlocked,
        { Entry.HasPin: true } => UsablePin,
        _ => Usable,
    };
}
