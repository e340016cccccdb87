using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What an approver reads.</summary>
internal static class ApprovalTexts
{
    public static readonly Text Title = new("みとめる・たしかめる", "To approve and to look at");
    public static readonly Text Closings = new("お財布《さいふ》を とじる 申《もう》しこみ", "Wallets to be closed");
    public static readonly Text NoClosings = new("まっている 申しこみは ありません。", "None is waiting.");
    public static readonly Text AskedBy = new("うけつけ: {0}、{1} {2}", "Received by {0}, {1} at {2}");
    public static readonly Text Approve = new("みとめて とじる", "Approve and close");
    public static readonly Text Reject = new("みとめない", "Reject");
}
