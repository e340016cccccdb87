using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk.Money;

/// <summary>What is said where somebody asks why a balance is what it is.</summary>
internal static class WhyTexts
{
    public static readonly Text Title = new("なぜ この金額か", "Why is it this much");
    public static readonly Text What = new(
        "お財布・お店・予算・レジの 金額が、どの できごとで そうなったかを 見ます。",
        "Shows which events made what a wallet, a shop, a budget or a till holds.");
    public static readonly Text Account = new("どの 金額か", "Which account");
    public static readonly Text AccountHint = new(
        "お財布や お店の 番号、または 下の 表から えらびます。",
        "The number of a wallet or a shop, or choose one below.");
    public static readonly Text AccountWrong = new(
        "この 番号の お財布・お店・予算は ありません。", "There is no account of this number.");
    public static readonly Text When = new("いつの 金額か", "As of when");
    public static readonly Text WhenHint = new("空《から》なら いま", "Leave it empty for now");
    public static readonly Text WhenWrong = new("日と 時刻を たしかめてください。", "Please check the day and time.");
    public static readonly Text Look = new("見る", "Show");
    public static readonly Text SchemeAccounts = new("町の 口座", "Accounts of the scheme");
    public static readonly Text Now = new("いま", "Now");
    public static readonly Text AsOf = new("{0} {1} まで", "Until {0}, {1}");
    public static readonly Text Agrees = new(
        "仕訳《しわけ》を たした 合計です。べつに かぞえている 金額とも 同じです。",
        "The sum of the journal. What is counted apart says the same.");
    public static readonly Text OnlyJournal = new(
        "仕訳《しわけ》を たした 合計です。", "The sum of the journal.");
    public static readonly Text Behind = new(
        "仕訳《しわけ》は 台帳《だいちょう》より {0}件 おくれています。その分は まだ 入っていません。",
        "The journal is {0} events behind the ledger; those are not in it yet.");
    public static readonly Text Disagrees = new(
        "べつに かぞえている 金額と ちがいます。お金を うごかさず、台帳を しらべてください。",
        "It differs from what is counted apart. Please move no money and have the ledger verified.");
    public static readonly Text Differs = new(
        "{0}: 仕訳では {1}円、べつの 表では {2}円", "{0}: {1} yen by the journal, {2} yen in the other table");
    public static readonly Text Purses = new("中身《なかみ》", "What it is made of");
    public static readonly Text PurseNothing = new("なにも 入っていません。", "It holds nothing.");
    public static readonly Text Ends = new("いつまで", "Until");
    public static readonly Text Ended = new("{0} に おわった", "ended {0}");
    public static readonly Text NeverEnds = new("期限《きげん》なし", "does not end");
    public static readonly Text Holds = new("金額", "Amount");
    public static readonly Text Events = new("できごと(新しい 順)", "Events, the newest first");
    public static readonly Text EventsNothing = new("できごとは ありません。", "There are no events.");
    public static readonly Text At = new("日時", "Time");
    public static readonly Text Happened = new("なにが あったか", "What happened");
    public static readonly Text Change = new("ふえた・へった", "Change");
    public static readonly Text After = new("そのあと", "After it");
    public static readonly Text Older = new("もっと 前", "Older");
    public static readonly Text Newest = new("新しい ほうへ もどる", "Back to the newest");
}
