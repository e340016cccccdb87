using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <summary>What is said of the drawer of cards.</summary>
internal static class CardStockTexts
{
    public static readonly Text Title = new("カードの 在庫《ざいこ》", "Stock of cards");
    public static readonly Text InDrawer = new("ひきだしに ある カード", "Cards in the drawer");
    public static readonly Text Count = new("{0}まい", "{0}");
    public static readonly Text Before = new(
        "うち {0}まいは、まとまりを 書く 前に 印刷した ものです。", "{0} of them were printed before batches were noted.");
    public static readonly Text None = new("まだ カードを 印刷していません。", "No card was printed yet.");
    public static readonly Text Batches = new("いっしょに 印刷した カード", "Printed together");
    public static readonly Text When = new("いつ", "When");
    public static readonly Text By = new("だれが", "By");
    public static readonly Text All = new("ぜんぶ", "All");
    public static readonly Text Stock = new("在庫", "In stock");
    public static readonly Text Sent = new("おくった(ねむっている)", "Sent, asleep");
    public static readonly Text InUse = new("使っている", "In use");
    public static readonly Text Stopped = new("止めた", "Stopped");
    public static readonly Text First = new("はじめの ページ", "First page");
    public static readonly Text Next = new("つぎの ページ", "Next page");
    public static readonly Text BatchTitle = new("{0} {1} に 印刷した カード", "Cards printed on {0} at {1}");
    public static readonly Text PrintedBy = new("印刷した 人: {0}", "Printed by {0}");
    public static readonly Text Again = new("同じ カードを もう一度 印刷する", "Print the same cards again");
    public static readonly Text AgainWhy = new(
        "印刷に しっぱいした ときだけ。まえに 出た カードと 手紙は すててください。出したことは 記録に のこります。",
        "Only where printing failed. Throw away what came out before. That you did it is written down.");
    public static readonly Text AgainNot = new(
        "もう だれかの カードが あるので、もう一度は 印刷できません。",
        "One of them is somebody's by now, so they cannot be printed again.");
    public static readonly Text Four = new("カードの おわり", "Card ending in");
    public static readonly Text State = new("いま", "State");
    public static readonly Text Back = new("在庫に もどる", "Back to the stock");

    public static Text Of(BatchCard card) => card switch
    {
        { IsStock: true } => Stock,
        { IsStopped: true } => Stopped,
        { IsAsleep: true } => Sent,
        _ => InUse,
    };
}
