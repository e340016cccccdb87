using LocalCoin.Ledger;

namespace LocalCoin.App.Pages;

/// <summary>Why a wallet is closed and what becomes of its coins: for the counter, the paper, the approver.</summary>
internal static class ClosingTexts
{
    public static readonly (string Word, ClosingReason Reason, Text Text)[] Reasons =
    [
        ("moved", ClosingReason.Moved, new("ひっこした", "Moved away")),
        ("died", ClosingReason.Died, new("亡《な》くなった", "Died")),
        ("withdrew", ClosingReason.Withdrew, new("やめたい", "Wants to leave")),
        ("duplicate", ClosingReason.Duplicate, new("2つ 登録していた", "Was registered twice")),
    ];

    public static readonly Text Why = new("わけ", "Reason");
    public static readonly Text How = new("返しかた", "How it goes back");
    public static readonly Text ByCash = new("現金で 返す", "In cash");
    public static readonly Text ByBank = new("銀行に ふりこむ", "By bank transfer");
    public static readonly Text GoesBack = new("返す お金", "Paid back");
    public static readonly Text Ends = new("なくなる コイン(もらった分)", "Coins that end (given)");
    public static readonly Text MovesTo = new("のこす お財布の 人", "Whose wallet stays");
    public static readonly Text MovesOn = new("うつる コイン", "Coins that move on");
}
