using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk;

/// <summary>What is said where everything is found.</summary>
internal static class DeskFindTexts
{
    public static readonly Text Title = new("さがした けっか", "What was found");
    public static readonly Text Field = new("さがす", "Find");
    public static readonly Text Hint = new("名前・カナ・電話・番号", "Name, kana, phone, number");
    public static readonly Text How = new(
        "名前や カナは はじめの 文字で、お店は 名前の 一部で さがせます。電話番号、会員番号、"
        + "カードの おわりの 4けた、はらった ときの 4けた、売り場の 番号でも さがせます。",
        "Names and kana by how they begin, shops by a part of the name; telephone and member numbers, the last four "
        + "digits of a card, the four of a payment, and the number of a place.");
    public static readonly Text Nothing = new("「{0}」は 見つかりません。", "Nothing was found for “{0}”.");
    public static readonly Text People = new("住民", "Residents");
    public static readonly Text Shops = new("お店と 売り場", "Shops and places");
    public static readonly Text PlaceNumber = new("売り場 {0}", "Place {0}");
    public static readonly Text Stock = new(
        "まだ だれのものでもない カードが {0}枚 あります(おわり {1})。", "{0} cards ending in {1} are nobody's yet.");
    public static readonly Text Payments = new("はらった 記録", "Payments");
    public static readonly Text When = new("いつ", "When");
    public static readonly Text Shop = new("お店", "Shop");
    public static readonly Text Amount = new("コイン", "Coins");
    public static readonly Text Returned = new("お返し", "Given back");
    public static readonly Text Code = new("4けた", "Code");
}
