namespace LocalCoin.App.Desk.Money;

internal static class MoneyPages
{
    internal static void Map(IEndpointRouteBuilder pages)
    {
        Why.Map(pages);
        Events.Map(pages);
    }
}
