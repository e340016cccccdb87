using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk.Money;

/// <summary>The rooms of the desk where money is looked after.</summary>
internal static class MoneyTexts
{
    public static readonly Text Money = new("お金", "Money");
    public static readonly Text Why = new("なぜ この金額か", "Why is it this much");
}
