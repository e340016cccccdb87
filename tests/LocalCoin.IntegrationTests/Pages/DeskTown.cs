using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>At the desk of the scheme's office.</summary>
internal static class DeskTown
{
    /// <summary>Signs in and opens a page of the desk.</summary>
    /// <param name="by">somu operates, kessai approves, kansa audits.</param>
    public static async Task Desk(this Visitor visitor, string path = "/desk", string by = "somu")
    {
        await visitor.SignIn(by);
        await visitor.Open(path);
        await visitor.Page.SetViewportSizeAsync(1280, 800);
        await visitor.Page.WaitForSelectorAsync("nav.rooms");
    }

    /// <summary>Waits for a page of the desk that shows this, in its main part.</summary>
    public static Task Reads(this Visitor visitor, string words) =>
        Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(words);
}
