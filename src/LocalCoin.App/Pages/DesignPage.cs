namespace LocalCoin.App.Pages;

/// <summary>/design: every token and piece on one page, for operators; it holds nothing but samples.</summary>
internal static class DesignPage
{
    internal static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/design", () => PageAnswer.Of<Design>()).For(Roles.Operator);
}
