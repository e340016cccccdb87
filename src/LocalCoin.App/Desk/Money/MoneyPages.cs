namespace LocalCoin.App.Desk.Money;

internal static class MoneyPages
{
    internal static void Map(IEndpointRouteBuilder pages)
    {
        Gifts.Map(pages);
        Funds.Map(pages);
        LedgerHealth.Map(pages);
        Why.Map(pages);
        Events.Map(pages);
    }
}
