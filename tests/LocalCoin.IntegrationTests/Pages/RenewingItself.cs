using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// A part of a page that asks for itself again must not be taken from under the hands of whoever is in it: a screen
// reader would begin anew, and the keyboard's place would be lost every three seconds.
[Collection(PagesOfResidents.Name)]
public class RenewingItself(PagesTown town)
{
    // Counts the answers that the page has read and done with.
    private const string Counting = """
        const read = Response.prototype.text;
        window.renewed = 0;
        Response.prototype.text = async function () {
          const text = await read.call(this);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => window.renewed++;
          if (this.url.endsWith("/now")) port2.postMessage("done");
          return text;
        };
        """;

    [Fact]
    public async Task It_spares_whoever_is_in_it_by_the_keyboard_until_they_leave()
    {
        await using var visitor = await town.Visit();
        await visitor.Context.AddInitScriptAsync(Counting);
        await visitor.Desk("/desk/ledger");
        var page = visitor.Page;
        await page.EvaluateAsync("""
            () => {
              window.kept = document.querySelector("[data-fresh] :is(a[href], [tabindex])");
              window.kept.focus();
              window.renewed = 0;
            }
            """);
        await page.WaitForFunctionAsync("() => window.renewed >= 2");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement === window.kept"));
        await page.FocusAsync("#find");
        // What it shows has the second in it, so that each answer is another.
        await page.WaitForFunctionAsync("() => !window.kept.isConnected");
        Assert.Equal("find", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await Assertions.Expect(page.Locator("[data-fresh] :is(a[href], [tabindex])").First).ToBeVisibleAsync();
    }
}
