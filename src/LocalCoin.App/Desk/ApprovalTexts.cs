using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>What an approver reads.</summary>
internal static class ApprovalTexts
{
    public static readonly Text Title = new("みとめる・たしかめる", "To approve and to look at");
    public static readonly Text Closings = new("お財布《さいふ》を とじる 申《もう》しこみ", "Wallets to be closed");
    public static readonly Text NoClosings = new("まっている 申しこみは ありません。", "None is waiting.");
    public static readonly Text AskedBy = new("うけつけ: {0}、{1} {2}", "Received by {0}, {1} at {2}");
    public static readonly Text Approve = new("みとめて とじる", "Approve and close");
    public static readonly Text Reject = new("みとめない", "Reject");
    public static readonly Text Signs = new("たしかめる こと", "To look at");
    public static readonly Text SignsWhat = new(
        "ひとりの 職員《しょくいん》が 7日の うちに、同じ人の カード・暗証番号・スマホの 2つ以上を かえました。"
            + "本人に たしかめてください。",
        "One person changed two or more of card, PIN and phone of one resident within 7 days. "
            + "Please ask the resident.");
    public static readonly Text NoSigns = new("たしかめる ことは ありません。", "There is nothing to look at.");
    public static readonly Text DoneBy = new("{0}、さいごは {1} {2}", "By {0}, last on {1} at {2}");
    public static readonly Text Reviewed = new("たしかめました", "I have looked at it");
    public static readonly Text ChangedSince = new(
        "そのあと また かわりました。もう一度 よんでください。", "Something changed since. Please read it again.");

    public static readonly Text TillShut = new(
        "レジ {0} が あいていません。現金を わたせる ときに みとめてください。",
        "The till {0} is not open. Please approve when the cash can be handed out.");

    private static readonly Text Pin = new("暗証番号を きめた", "PIN set");
    private static readonly Text Replacement = new("カードを とりかえた・ふやした", "card replaced or added");
    private static readonly Text Phone = new("スマホを つないだ", "phone bound");

    /// <param name="act">A word of the access log.</param>
    public static Text Of(string act) => act switch
    {
        TakeoverSigns.Pin => Pin,
        TakeoverSigns.Replacement => Replacement,
        _ => Phone,
    };
}
