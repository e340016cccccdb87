namespace LocalCoin.IntegrationTests.Pages;

/// <summary>The desk of the scheme's office: its first page, and what is about people, places, rules.</summary>
internal static class EveryDeskPage
{
    public static IEnumerable<Shown> All { get; } = [.. OfStart()];

    private static IEnumerable<Shown> OfStart() =>
    [
        new("desk", "/desk", visitor => visitor.Desk()),
    ];
}
