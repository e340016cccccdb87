using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

/// <summary>What stands in a resident's own list, and what is said of those who looked at it.</summary>
internal static class StatementTexts
{
    private static readonly Text ByCard = new("カードを 見せた", "the card was shown");
    private static readonly Text AtRegistering = new("登録した とき", "when registering");
    private static readonly Text AtRegister = new(
        "お店の レジで のこりを 見せた", "what is left was shown at a shop's register");
    private static readonly Text WhyThisMuch = new(
        "なぜ この金額かを しらべた", "why the amount is what it is was looked into");
    private static readonly Text ForSlip = new("はかった 数字を 紙で わたした", "the measured number was handed out on paper");
    private static readonly Text NoReason = new("わけの 記録《きろく》なし", "no reason was kept");

    public static readonly Text Title = new("コインの 明細《めいさい》", "Statement of coins");
    public static readonly Text AsOf = new("{0} {1} げんざい", "As of {0}, {1}");
    public static readonly Text Left = new("のこり", "Left");
    public static readonly Text Nothing = new("まだ なにも ありません。", "Nothing yet.");
    public static readonly Text Cut = new(
        "これより 前の ことは ここに ありません。", "What was before that does not stand here.");
    public static readonly Text Looks = new("だれが 見たか", "Who looked");
    public static readonly Text LooksWhat = new(
        "職員《しょくいん》が あなたの ページを ひらくと、日と わけが ここに のこります。",
        "When staff open your page, the day and the reason stay here.");
    public static readonly Text LooksUnknown = new(
        "おぼえの ない ときは、窓口《まどぐち》へ 言ってください。", "Tell the counter if you know nothing of one.");
    public static readonly Text Looked = new("職員が 見ました {0}({1})", "Staff looked on {0} ({1})");
    public static readonly Text NobodyLooked = new("だれも 見ていません。", "Nobody did.");
    public static readonly Text PrintHow = new(
        "この画面《がめん》は ブラウザーの「印刷《いんさつ》」で 紙に なります。", "Print this page with the browser.");

    /// <param name="action">As the access log keeps it.</param>
    public static Text WhyLooked(string action)
    {
        if (action == AccessLog.Balance) return AtRegister;
        var word = action.StartsWith(AccessLog.Look, StringComparison.Ordinal) ? action[AccessLog.Look.Length..] : "";
        return word switch
        {
            CounterTexts.ByCard => ByCard,
            CounterTexts.Registered => AtRegistering,
            AccessLog.Why => WhyThisMuch,
            "slip" => ForSlip,
            _ => OpeningTexts.AllReasons.FirstOrDefault(reason => reason.Word == word).Text ?? NoReason,
        };
    }
}
