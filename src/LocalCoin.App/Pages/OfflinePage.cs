namespace LocalCoin.App.Pages;

/// <summary>/offline: what a phone shows without network. It is kept there and holds nothing of anybody.</summary>
internal static class OfflinePage
{
    public const string Door = "/offline";

    internal static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Door, () => PageAnswer.Of<Offline>()).For(Roles.Anonymous);
}
