using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk.Money;

/// <summary>What is said of one gift to many: before it is proposed, while it waits, goes, and after.</summary>
internal static class RunTexts
{
    public static readonly Text Preview = new("おくる 前に たしかめる", "Check before proposing");
    public static readonly Text Lines = new("おくる 人", "People");
    public static readonly Text People = new("{0}人", "{0}");
    public static readonly Text Total = new("合計《ごうけい》", "In all");
    public static readonly Text Each = new("ひとり あたり", "Each");
    public static readonly Text EachSame = new("{0}円ずつ", "{0} yen each");
    public static readonly Text EachFrom = new("{0}円から {1}円", "{0} to {1} yen");
    public static readonly Text BudgetNow = new("予算《よさん》「{0}」の のこり", "Left in the budget {0}");
    public static readonly Text BudgetAfter = new("おくった あとの のこり", "Left after it");
    public static readonly Text BudgetShort = new(
        "予算が たりません。予算に 入れてから 申しこんでください。",
        "The budget is too small. Please put more into it before proposing.");
    public static readonly Text Purpose = new("なんの ために", "What for");
    public static readonly Text Ends = new("いつまで つかえるか", "May be spent until");
    public static readonly Text Refused = new("読めなかった 行({0}行)", "Rows that were not taken ({0})");
    public static readonly Text RefusedWhat = new(
        "この行の 人には おくられません。なおす ときは、ファイルを なおして もう一度 読みます。",
        "Nothing is given for these rows. To mend them, mend the file and read it again.");
    public static readonly Text RefusedLine = new("{0}行め", "Line {0}");
    public static readonly Text RefusedMore = new("ほかに {0}行", "and {0} more");
    public static readonly Text TooMany = new(
        "{0}人は いま もっている 分と あわせて 上限({1}円)を こえます。その人の 分は 予算に もどります。",
        "{0} people would hold more than the limit ({1} yen). What is theirs goes back to the budget.");
    public static readonly Text First = new("はじめの {0}人", "The first {0}");
    public static readonly Text Who = new("だれ", "Who");
    public static readonly Text Gets = new("おくる", "Given");
    public static readonly Text HasNow = new("いま", "Now");
    public static readonly Text HasThen = new("あと", "Then");
    public static readonly Text ProposeAll = new("{0}人に {1}円を おくる 申しこみを する", "Propose {1} yen for {0} people");
    public static readonly Text Otherwise = new("べつの ファイルを 読む", "Read another file");

    public static readonly Text Waits = new("ほかの 人が みとめるのを まっています", "Waits for somebody else to approve");
    public static readonly Text Going = new("おくっています", "Being given");
    public static readonly Text Paused = new("とめています", "Paused");
    public static readonly Text Finished = new("ぜんぶ おわりました", "Finished");
    public static readonly Text Rejected = new("みとめられませんでした", "Declined");
    public static readonly Text Cancelled = new("とちゅうで やめました", "Cancelled");
    public static readonly Text CancelWaits = new(
        "やめる 申しこみを しています。ほかの 人が みとめると、のこりは 予算に もどります。",
        "Cancelling is proposed. Once somebody else approves, what is left goes back to the budget.");
    public static readonly Text GivenTo = new("{0}人に おくった", "given to {0}");
    public static readonly Text Returned = new("{0}人は うけとれず、予算に もどった", "{0} could not take it; it went back");
    public static readonly Text Left = new("まだ おくっていない", "Not given yet");
    public static readonly Text AskedBy = new("申しこんだ 人", "Proposed by");
    public static readonly Text Reason = new("わけ", "Reason");
    public static readonly Text Pause = new("いったん とめる", "Pause");
    public static readonly Text GoOn = new("つづける", "Go on");
    public static readonly Text Cancel = new("やめる 申しこみを する", "Propose to cancel");
    public static readonly Text WhyCoins = new("とりわけた コインの 動き", "What became of the coins set aside");
    public static readonly Text Back = new("おくった ものの 一覧へ", "To all gifts");

    private static readonly Dictionary<string, Text> Reasons = new()
    {
        ["cells"] = new("列の 数が 合わない", "the number of cells is not that of the header"),
        ["who"] = new("だれか 書いていない", "nobody is named"),
        ["number"] = new("この会員番号の 人は いない", "no member has this number"),
        ["wallet"] = new("この番号の お財布は ない、または とじている", "there is no open wallet of this number"),
        ["amount"] = new("金額が 1円以上の 数字では ない", "the amount is not a number of 1 or more"),
        ["twice"] = new("同じ人が 前の 行にも ある", "the same person stands in a line before"),
    };

    public static Text Why(string reason) => Reasons[reason];
}
