using LocalCoin.App.Pages;

namespace LocalCoin.App.Statistics;

internal static class CatalogueTexts
{
    public static readonly Text Title = new("商品の 一覧《いちらん》", "Catalogue");
    public static readonly Text About = new(
        "レジの コードと 食品の なかま。どれを 野菜《やさい》に 数えるかは 町で 一つに きまっています。",
        "Codes of tills and their groups of food. What counts as vegetables is the same in all of the town.");
    public static readonly Text Name = new("商品", "Item");
    public static readonly Text Code = new("コード", "Code");
    public static readonly Text Group = new("食品の なかま", "Group of food");
    public static readonly Text AllGroups = new("すべて", "All");
    public static readonly Text Counts = new("野菜に 数える", "Counts");
    public static readonly Text Yes = new("数える", "Yes");
    public static readonly Text No = new("数えない", "No");
    public static readonly Text Why = new("わけ", "Why");
    public static readonly Text Yen = new("1つの 値段", "Price of one");
    public static readonly Text Grams = new("1つの 重さ(g)", "Weight of one (g)");
    public static readonly Text Seek = new("商品名か コード", "Name or code");
    public static readonly Text Show = new("さがす", "Show");
    public static readonly Text None = new("ここに あう 商品は ありません。", "There is no such item.");
    public static readonly Text Before = new("まえの ページ", "Page before");
    public static readonly Text Next = new("つぎの ページ", "Next page");
    public static readonly Text OfShop = new("{0}の コード", "Code of {0}");
}
