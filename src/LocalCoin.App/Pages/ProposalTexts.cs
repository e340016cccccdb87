namespace LocalCoin.App.Pages;

/// <summary>What an approver reads about money that somebody asked to move.</summary>
internal static class ProposalTexts
{
    public static readonly Text Title = new("お金の 申《もう》しこみ", "Proposals about money");
    public static readonly Text None = new("まっている 申しこみは ありません。", "None is waiting.");
    public static readonly Text Grant = new("{0} さんに {1}円を おくる", "Give {1} yen to {0}");
    public static readonly Text GrantBack = new("{0} さんに おくった うち {1}円を もどす", "Take {1} yen of a gift to {0} back");
    public static readonly Text Run = new("{0}人に 合計 {1}円を おくる", "Give {1} yen to {0} people");
    public static readonly Text Cancel = new(
        "まとめて おくるのを やめて、まだ おくっていない {0}円を 予算に もどす",
        "Cancel a gift to many; the {0} yen not given yet go back to the budget");
    public static readonly Text Payout = new("{0} さんの あずかり {1}円を わたす", "Pay out {1} yen that are kept for {0}");
    public static readonly Text Rule = new("プログラム「{0}」の きまりを きめる", "Set the rule of the programme {0}");
    public static readonly Text Premium = new("入金の おまけ「{0}」を きめる", "Set the extra for paying in, {0}");
    public static readonly Text Budget = new(
        "予算「{0}」の のこり {1}円 → みとめた あと {2}円", "Budget {0}: {1} yen left, {2} yen after it");
    public static readonly Text ByCash = new("レジ {0} の 現金で", "In cash from the till {0}");
    public static readonly Text ByBank = new("銀行ふりこみで", "By bank transfer");
    public static readonly Text AskedBy = new("申しこんだ 人: {0}、{1} {2}", "Asked for by {0}, {1} at {2}");
    public static readonly Text More = new("くわしく 見る", "See more");
    public static readonly Text Approve = new("みとめる", "Approve");
    public static readonly Text Reject = new("みとめない", "Reject");
    public static readonly Text Reason = new("みとめない わけ", "Why it is rejected");
    public static readonly Text ReasonMissing = new(
        "みとめない わけを 書いてください。まだ なにも きまっていません。",
        "Please write why it is rejected. Nothing is decided yet.");
    public static readonly Text Own = new(
        "あなたが 申しこんだ ものです。ほかの 人が みとめます。", "You asked for it; somebody else approves.");
}
