using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Desk.Money;

/// <summary>What is said of budgets.</summary>
internal static class FundPageTexts
{
    public static readonly Text Title = new("予算《よさん》", "Budgets");
    public static readonly Text What = new(
        "コインを 出す もとです。のこりが なくなると、そこからは おくられません。",
        "Where given coins come from. When one is empty, nothing is given from it.");
    public static readonly Text None = new("まだ ありません。", "There are none yet.");
    public static readonly Text Name = new("予算", "Budget");
    public static readonly Text PutIn = new("入れた", "Put in");
    public static readonly Text Given = new("おくった・つかった", "Given");
    public static readonly Text Left = new("のこり", "Left");
    public static readonly Text Ends = new("いまの コインは いつまで", "Coins given now end");
    public static readonly Text NeverEnds = new("期限《きげん》なし", "never");
    public static readonly Text NoneLeft = new("もう 出せません", "can give no more");
    public static readonly Text Where = new("どこで つかえるか", "Where they may be spent");
    public static readonly Text Everywhere = new("どの お店でも", "at every shop");
    public static readonly Text Only = new("{0} だけ", "{0} only");
    public static readonly Text Kind = new("どんな コインか", "What they are");
    public static readonly Text Prepaid = new("法律《ほうりつ》の「前払い」に 数える", "Counts as prepaid by law");
    public static readonly Text Yes = new("はい", "yes");
    public static readonly Text No = new("いいえ", "no");
    public static readonly Text Happened = new("これまで", "So far");
    public static readonly Text ByWhom = new("だれが", "By");
    public static readonly Text Why = new("のこりの わけを 見る", "Why this much is left");
    public static readonly Text Change = new("予算を かえる", "Change the budget");
    public static readonly Text PutInMore = new("入れる", "Put in");
    public static readonly Text TakeOut = new("へらす", "Take out");
    public static readonly Text Amount = new("金額", "Amount");
    public static readonly Text Funding = new("お金が 銀行に とどいた", "Yen arrived at the bank");
    public static readonly Text Received = new("とどいたと 書く", "Record its arrival");
    public static readonly Text Back = new("予算の 一覧へ", "To all budgets");

    public static readonly IReadOnlyDictionary<FundFamily, Text> Kinds = new Dictionary<FundFamily, Text>
    {
        [FundFamily.Free] = new("ただで おくる コイン", "Given for nothing"),
        [FundFamily.Premium] = new("入金の おまけ", "Extra for paying in"),
        [FundFamily.Paid] = new("住民が 入金した コイン", "Paid in by residents"),
    };
}
