using LocalCoin.App.Pages;

namespace LocalCoin.App.Accounts;

/// <summary>What a resident reads of what came and went, and of one payment.</summary>
internal static class HistoryTexts
{
    public static readonly Text Title = new("きろく", "What came and went");
    public static readonly Text What = new(
        "ひとつを おすと、くわしく 見られます。印刷も できます。", "Touch one to see it in full, and to print it.");
    public static readonly Text Nothing = new("まだ なにも ありません。", "Nothing yet.");
    public static readonly Text GivenBack = new("{0}円 かえってきました", "{0} yen came back");
    public static readonly Text Earlier = new("もっと 前を 見る", "See what was before");
    public static readonly Text Newest = new("新しい ところへ", "To the newest");
    public static readonly Text Receipt = new("はらった きろく", "Record of a payment");
    public static readonly Text When = new("いつ", "When");
    public static readonly Text Place = new("ところ", "Where");
    public static readonly Text Code = new("番号", "No.");
    public static readonly Text Cash = new("現金《げんきん》で はらう分", "To be paid in cash");
    public static readonly Text Vegetables = new("うち やさい", "Of it, vegetables");
    public static readonly Text From = new("どの コインから", "From which coins");
    public static readonly Text Back = new("かえってきた分", "What came back");
    public static readonly Text BackWhole = new("とりけしました", "Taken back");
    public static readonly Text BackByShop = new("お店から", "From the shop");
    public static readonly Text Struck = new("お店が「やさいでは ない」と しました", "The shop said it was no vegetables");
    public static readonly Text TakenBack = new("やさいで もらった分から {0}円 もどしました", "{0} yen earned went back");
    public static readonly Text LeftOfIt = new("けっきょく はらった分", "Paid in the end");
    public static readonly Text Earned = new("やさいで もらった分", "Earned with vegetables");
    public static readonly Text Rate = new("{0}円の {1}%", "{1}% of {0} yen");
    public static readonly Text Fixed = new("1回の 買いもので", "For one purchase");
    public static readonly Text EndsOn = new("{0}まで 使えます。", "They can be used until {0}.");
    public static readonly Text Netted = new(
        "うち {0}円は、前に もどす はずだった分に なりました。", "{0} yen of it settled what was to go back before.");
    public static readonly Text Rule = new("きまり", "The rule");
    public static readonly Text Print = new("印刷する", "Print");
    public static readonly Text ToHistory = new("きろくへ もどる", "Back to what came and went");
    public static readonly Text ToLooks = new("だれが この きろくを 見たか", "Who looked at these");
}
