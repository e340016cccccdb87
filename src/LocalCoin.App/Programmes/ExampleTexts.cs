using LocalCoin.App.Pages;
using LocalCoin.Ledger;

namespace LocalCoin.App.Programmes;

/// <summary>Worked examples of a rule, as one would tell them.</summary>
internal static class ExampleTexts
{
    public static readonly Text Title = new("たとえば", "For example");
    public static readonly Text What = new(
        "この きまりで、台帳《だいちょう》が じっさいに 計算した 額《がく》です。",
        "What the ledger itself gives under this rule.");
    public static readonly Text OfDay = new(
        "同じ 日の {0}回めの 買いもの(やさい {1}円)", "Purchase no. {0} of one day (vegetables {1} yen)");
    public static readonly Text OfMonth = new(
        "同じ 月の {0}回めの 買いもの(やさい {1}円)", "Purchase no. {0} of one month (vegetables {1} yen)");
    public static readonly Text OfAll = new(
        "はじめから 数《かぞ》えて {0}回めの 買いもの(やさい {1}円)", "Purchase no. {0} in all (vegetables {1} yen)");
    public static readonly Text NotEnrolled = new("申しこんで いない 人の 買いもの", "Somebody who does not take part");
    public static readonly Text Elsewhere = new("ほかの 売り場での 買いもの", "At another place of sale");
    public static readonly Text OwnShop = new("お店の 家族が 自分の 店で 買う", "Somebody of the shop's own family");
    public static readonly Text LittleLeft = new(
        "予算の のこりが {0}円しか ない とき", "With only {0} yen left of the budget");
    public static readonly Text GivenBack = new("その 品物《しなもの》を ぜんぶ 返す", "All of it is brought back");
    public static readonly Text TakenBack = new("もらった コインも もどります。", "What it earned is taken back.");
    public static readonly Text NotHere = new("ここは この プログラムの 売り場では ありません。", "The programme is not for this place.");

    private static readonly Text Unheard = new(
        "この 入れかたでは もらえません。", "Said in this way it does not count.");
    private static readonly Text Shop = new(
        "{0}円の 買いもの。お店が やさい {1}円と 打つ", "{0} yen; the shop types that {1} are vegetables");
    private static readonly Text Stand = new(
        "やさいだけの 売り場で {0}円 はらう", "{0} yen where only vegetables are sold");
    private static readonly Text Payer = new(
        "{0}円の 買いもの。はらう 人が やさい {1}円と 入れる", "{0} yen; the payer says that {1} are vegetables");

    public static Text Of(ExampleTown.Purchase purchase) => (purchase.By switch
    {
        DeclaredBy.Shop => Shop,
        DeclaredBy.Spot => Stand,
        _ => Payer,
    }).With(purchase.Yen, purchase.Vegetables);

    public static Text Why(EarnedLess less) =>
        less is EarnedLess.DeclarerNotAccepted ? Unheard : RuleTexts.Why(less);
}
