using LocalCoin.App.Pages;

namespace LocalCoin.App.Desk.Money;

/// <summary>The rooms of the desk where money is looked after.</summary>
internal static class MoneyTexts
{
    public static readonly Text Money = new("お金", "Money");
    public static readonly Text Gifts = new("コインを おくる", "Give coins");
    public static readonly Text ProposalsWait = new("お金の 申しこみ", "Proposals about money");
    public static readonly Text ProposalsWaitAbout = new("おくる・もどす・わたす", "To give, to take back, to pay out");
    public static readonly Text Funds = new("予算《よさん》", "Budgets");
    public static readonly Text Ledger = new("台帳《だいちょう》の ぐあい", "Health of the ledger");
    public static readonly Text Why = new("なぜ この金額か", "Why is it this much");
}
