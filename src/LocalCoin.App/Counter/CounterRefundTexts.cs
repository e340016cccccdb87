using LocalCoin.App.Pages;

namespace LocalCoin.App.Counter;

/// <summary>What is said where a shop is asked to give coins back.</summary>
internal static class CounterRefundTexts
{
    public static readonly Text Title = new("お店に たのんで かえしてもらう", "Ask a shop to give coins back");
    public static readonly Text What = new(
        "お店が みとめると、コインで かえってきます。3日 返事《へんじ》が ない ときは 運営《うんえい》が きめます。",
        "Once the shop agrees, coins come back. After three days without an answer the office decides.");
    public static readonly Text None = new("かえしてもらえる しはらいは ありません。", "There is nothing to ask back.");
    public static readonly Text Which = new("どの しはらいですか", "Which payment?");
    public static readonly Text Asked = new("もう たのんであります", "asked for already");
    public static readonly Text Right = new("ただしい 金額《きんがく》", "The right amount");
    public static readonly Text RightHint = new(
        "ぜんぶ かえしてもらう ときは 空《から》に します。", "Empty to have all of it given back.");
    public static readonly Text RightMalformed = new(
        "ただしい 金額は、はらった 金額より 小さい 数字です。", "The right amount is less than what was paid.");
    public static readonly Text PaymentMissing = new("しはらいを えらんでください。", "Please choose a payment.");
    public static readonly Text Ask = new("お店に たのむ", "Ask the shop");
}
