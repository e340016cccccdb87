using System.Diagnostics;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// What goes to the printer: each picture is read back from the rendered page by zbarimg, which knows nothing of us.
[Collection(PagesOfTheOffice.Name)]
public class PrintingSheets(PagesTown town)
{
    [Fact]
    public async Task A_sheet_holds_ten_cards_that_can_be_read_and_each_letter_stops_its_own()
    {
        await using var office = await town.Visit();
        await office.SignIn("somu");
        await office.Open("/cards/print");
        await office.Touch("カードを 作る", "Make the cards");
        await office.Page.WaitForSelectorAsync(".card-sheet");
        var stop = (await office.Page.InnerTextAsync(".stop-number >> nth=0"))
            .Replace(" ", "", StringComparison.Ordinal);
        var wake = await office.Page.InnerTextAsync(".wake-code >> nth=0");
        var four = await office.Page.InnerTextAsync(".four >> nth=0");

        await office.Page.EvaluateAsync("() => { document.body.dataset.printOnly = 'cards'; }");
        Assert.Equal(1, await PagesOf(office));
        var read = await Read(office, "card-sheet");
        Assert.Equal(10, read.Distinct().Count(one => one.Contains("/c/", StringComparison.Ordinal)));
        // The first card's code is the first card, and nobody's.
        var token = await office.Page.Locator(".stock .qr").First.ScreenshotAsync();
        var address = (await Zbar(token)).Single();
        var found = await town.Town.Directory.Cards.FindByToken(
            address[(address.LastIndexOf('/') + 1)..], CancellationToken.None);
        Assert.Equal(four, found!.LastFour);
        Assert.Null(found.Wallet);

        await office.Page.EvaluateAsync("() => { document.body.dataset.printOnly = 'letters'; }");
        Assert.Equal(10, await PagesOf(office));
        var letters = await Read(office, "letters");
        Assert.Equal(10, letters.Count(one => one.EndsWith("/stop", StringComparison.Ordinal)));
        Assert.Equal(10, letters.Count(one => one.EndsWith("/wake", StringComparison.Ordinal)));
        Assert.All(
            await office.Page.Locator(".letter").AllInnerTextsAsync(),
            letter => Assert.Contains(Town.DeskPhone, letter, StringComparison.Ordinal));
        var secrets = new Store.Directory.TypedSecrets(
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
                .GetRequiredService<App.Keys>(town.Town.App.Services).Secret);
        Assert.Equal(found.Card, (await town.Town.Directory.Cards.FindByStopNumber(
            stop, secrets, CancellationToken.None))!.Card);
        Assert.Equal(found.Card, (await town.Town.Directory.Cards.FindByWakeCode(
            wake, four, secrets, CancellationToken.None))!.Card);
        // What lies in the card's envelope has neither of the letter's numbers.
        var sheet = await office.Page.InnerHTMLAsync(".card-sheet");
        foreach (var secret in new[] { stop, wake, wake.Replace(" ", "", StringComparison.Ordinal) })
        {
            Assert.DoesNotContain(secret, sheet, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task A_poster_is_one_page_and_leads_to_its_place(string language)
    {
        await using var owner = await town.Visit(language);
        await owner.SignIn("owner");
        await owner.Open($"/p/{People.Stand}/poster");
        Assert.Equal(1, await PagesOf(owner));
        var address = (await Read(owner, $"poster-{language}")).Single();
        Assert.EndsWith("/p/" + await owner.Page.InnerTextAsync(".number"), address, StringComparison.Ordinal);
        Assert.EndsWith(await owner.Page.InnerTextAsync(".poster .address"), address, StringComparison.Ordinal);
        Assert.Equal(3, await owner.Page.Locator(".three svg").CountAsync());
        Assert.Equal(1, await owner.Page.Locator(".poster .cash").CountAsync());
        await owner.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await owner.Page.GotoAsync(new Uri(address).AbsolutePath);
        await owner.Sees("野菜の無人販売所", "Vegetable stand");
        // What it sells, that cash is welcome, and how one joins.
        await owner.Sees("地場産やさい", "地場産やさい");
        await owner.Sees("でも 買えます", "Cash is welcome");
        await owner.Sees("で カードを もらえます", "gives you a card");
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task A_leaflet_is_one_page_and_leads_to_the_neighbourhood(string language)
    {
        await using var anybody = await town.Visit(language);
        await anybody.Open($"/places/{EveryPlacePage.Neighbourhood}/week");
        Assert.Equal(1, await PagesOf(anybody));
        var address = (await Read(anybody, $"leaflet-{language}")).Single();
        Assert.EndsWith(
            $"/places/{Uri.EscapeDataString(EveryPlacePage.Neighbourhood)}", address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("counter-statement", 0)]
    [InlineData("counter-close-asked", 0)]
    [InlineData("counter-phone-letter", 1)]
    public async Task What_the_counter_prints_is_one_page(string name, int codes)
    {
        await using var counter = await town.Visit();
        await EveryPage.All.Single(shown => shown.Name == name).Reach(counter);
        Assert.Equal(1, await PagesOf(counter));
        Assert.Equal(codes, (await Read(counter, name)).Length);
    }

    [Fact]
    public async Task The_code_that_pairs_a_register_can_be_read()
    {
        await using var owner = await town.Visit();
        await EveryPage.All.Single(shown => shown.Name == "shop-invited").Reach(owner);
        var read = await Zbar(await owner.Page.Locator(".qr").ScreenshotAsync());
        Assert.Contains("/pair/", read.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_a_sale_can_be_read_from_the_registers_screen()
    {
        await using var register = await town.Visit();
        await EveryPage.All.Single(shown => shown.Name == "register-qr").Reach(register);
        var read = await Zbar(await register.Page.Locator(".qr").ScreenshotAsync());
        Assert.Contains("/q/", read.Single(), StringComparison.Ordinal);
    }

    private static async Task<int> PagesOf(Visitor visitor)
    {
        var pdf = System.Text.Encoding.Latin1.GetString(
            await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        return System.Text.RegularExpressions.Regex.Count(pdf, @"/Type /Page\b");
    }

    /// <summary>Pictures the printed page, and reads what is on it.</summary>
    private static async Task<string[]> Read(Visitor visitor, string name)
    {
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.Page.SetViewportSizeAsync(718, 1047); // A4 within its margins, in CSS pixels
        await visitor.Page.EvaluateAsync("() => document.fonts.ready");
        var picture = await visitor.Page.ScreenshotAsync(new()
        {
            FullPage = true, Path = Path.Combine(PagesTown.Pictures("print"), $"{name}.png"),
        });
        return await Zbar(picture);
    }

    internal static async Task<string[]> Zbar(byte[] picture)
    {
        var file = Path.Combine(Path.GetTempPath(), $"localcoin-{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(file, picture);
        try
        {
            using var zbar = Process.Start(new ProcessStartInfo("zbarimg", ["--quiet", "--raw", file])
            {
                RedirectStandardOutput = true, UseShellExecute = false,
            })!;
            var text = await zbar.StandardOutput.ReadToEndAsync();
            await zbar.WaitForExitAsync();
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
