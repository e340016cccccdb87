using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// A resident's page in another browser than the one that is bound: inside LINE, from an icon, or in one that was
// unbound. It says how to go on, leads to where one wanted to go, and leads nowhere else.
[Collection(PagesOfResidents.Name)]
public class OpeningItElsewhere(PagesTown town)
{
    public const string Line =
        "Mozilla/5.0 (Linux; Android 9; SO-02K) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36 Line/15.0.1";

    [Fact]
    public async Task Inside_LINE_the_page_leads_out_to_where_one_wanted_to_go()
    {
        Assert.Equal(("/phone", "?for=%2Fpay%2F101"), await LedTo("/pay/101?from=poster"));
        var inLine = await Page("/phone?for=%2Fpay%2F101", Line);
        Assert.Contains("href=\"/pay/101?openExternalBrowser=1\"", inLine, StringComparison.Ordinal);
        Assert.Contains("openExternalBrowser=1", await Page($"/q/{await town.Request(300)}", Line),
            StringComparison.Ordinal);
        var elsewhere = await Page("/phone?for=%2Fpay%2F101", "Mozilla/5.0 Safari/605.1.15");
        Assert.DoesNotContain("openExternalBrowser", elsewhere, StringComparison.Ordinal);
        Assert.Contains("class=\"in-icon\"", elsewhere, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task It_leads_nowhere_but_to_our_own_pages(string to)
    {
        var page = await Page($"/phone?for={Uri.EscapeDataString(to)}", Line);
        Assert.Contains("href=\"/home?openExternalBrowser=1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://evil", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"//evil", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_that_was_unbound_is_told_so_and_that_its_coins_are_untouched()
    {
        var holder = await town.CardHolder(500);
        await using var phone = await town.Visit(scripts: false);
        await phone.BindPhone(await town.PhoneCode(holder));
        var phones = await town.Town.Must("mado", HttpMethod.Get, $"/api/v1/wallets/{holder.Wallet}/phones", null);
        await town.Town.Must("mado", HttpMethod.Delete,
            $"/api/v1/wallets/{holder.Wallet}/phones/{phones.Json[0].GetProperty("phone").GetString()}", null);
        await phone.Open("/home");
        await phone.Sees("はずされて います", "was unbound");
    }

    private async Task<(string Path, string Query)> LedTo(string path)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = town.Town.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        using var answer = await http.SendAsync(request);
        var led = new Uri(http.BaseAddress!, answer.Headers.Location!);
        return (led.AbsolutePath, led.Query);
    }

    private async Task<string> Page(string path, string agent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        var page = await town.Town.Send(request);
        Assert.Equal(200, page.Status);
        return page.Text;
    }
}
