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
    public static readonly Text NewTitle = new("予算を 作る", "A new budget");
    public static readonly Text NewMake = new("この とおりに 作る", "Make it so");
    public static readonly Text NewWhat = new(
        "ここで 決めた ことは、あとから かえられません。金額は、作った あとに 入れます。",
        "What is set here cannot be changed later. The coins are put in afterwards.");
    public static readonly Text Id = new("名前《なまえ》", "Name");
    public static readonly Text IdHint = new("小さな 英字・数字・「-」。れい: yasai-2027", "Small letters, digits and -: veg-2027");
    public static readonly Text IdWrong = new(
        "小さな 英字・数字・「-」で、64字までです。", "Small letters, digits and -, at most 64 of them.");
    public static readonly Text EndsWhen = new("コインは いつ おわるか", "When its coins end");
    public static readonly Text EndsHint = new(
        "「なし」「6か月」(月の おわりまで)「03-31 09-30」(毎年の 日)「2027-03-31」",
        "none · 6 months (to the month's end) · 03-31 09-30 (every year) · 2027-03-31");
    public static readonly Text ExpiryWrong = new(
        "なし・6か月・03-31・2027-03-31 の どれかの 形で いれてください。",
        "Please type it as none, 6 months, 03-31 or 2027-03-31.");
    public static readonly Text LifeMin = new("すくなくとも 何日 つかえるか", "Days that they live at the least");
    public static readonly Text LifeMinHint = new(
        "おわる日が それより 近いと、つぎの 日に なります。", "Where the day is nearer than this, it is the next one.");
    public static readonly Text LifeMinWrong = new("0から 366までの 数です。", "A number from 0 to 366.");
    public static readonly Text WhereOnly = new(
        "どこで つかえるか(えらばないと、どの お店でも)", "Where they may be spent (none chosen: at every shop)");
    public static readonly Text Back = new("予算の 一覧へ", "To all budgets");

    public static readonly IReadOnlyDictionary<FundFamily, Text> Kinds = new Dictionary<FundFamily, Text>
    {
        [FundFamily.Free] = new("ただで おくる コイン", "Given for nothing"),
        [FundFamily.Premium] = new("入金の おまけ", "Extra for paying in"),
        [FundFamily.Paid] = new("住民が 入金した コイン", "Paid in by residents"),
    };
}
