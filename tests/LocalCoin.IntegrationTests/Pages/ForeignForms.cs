using System.Text.RegularExpressions;
using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

// A form counts only when a page of ours sent it, to this session; whatever cookies the browser brings along.
[Collection(PagesOfTheOffice.Name)]
public class ForeignForms(PagesTown town)
{
    private const string Door = "/shop/devices";

    [Fact]
    public async Task A_form_counts_only_from_our_own_page_of_this_session()
    {
        var own = await MarkOf("owner");
        var other = await MarkOf("baker-owner");
        Assert.NotEqual(own, other);
        Assert.Equal(200, await Send("owner", own, "same-origin"));
        foreach (var (mark, site) in new[]
        {
            (own, "cross-site"), (own, "same-site"), (own, null), (other, "same-origin"), ("", "same-origin"),
        })
        {
            Assert.Equal(403, await Send("owner", mark, site));
        }
    }

    [Fact]
    public async Task Nobody_is_signed_in_by_another_sites_form()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["name"] = "owner", ["password"] = Doors.Town.Password });
        using var reply = await town.Town.Http.SendAsync(request);
        Assert.Equal(403, (int)reply.StatusCode);
        Assert.False(reply.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_page_loads_nothing_from_elsewhere_and_is_framed_by_nobody()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Accept", "text/html");
        using var reply = await town.Town.Http.SendAsync(request);
        var policy = reply.Headers.GetValues("Content-Security-Policy").Single();
        foreach (var rule in new[] { "default-src 'none'", "script-src 'self';", "frame-ancestors 'none'" })
        {
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var page = await reply.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(@"(src|href|action)=""(https?:)?//", page);
        Assert.DoesNotMatch(@"<script(?![^>]*src=)| style=| on\w+=", page);
    }

    private async Task<string> MarkOf(string actor)
    {
        using var request = await Request(HttpMethod.Get, actor);
        using var reply = await town.Town.Http.SendAsync(request);
        var page = await reply.Content.ReadAsStringAsync();
        return Regex.Match(page, "name=\"form-mark\" value=\"([^\"]+)\"").Groups[1].Value;
    }

    private async Task<int> Send(string actor, string mark, string? site)
    {
        using var request = await Request(HttpMethod.Post, actor);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["form-mark"] = mark, ["name"] = "レジ", ["spots"] = People.Grocer });
        using var reply = await town.Town.Http.SendAsync(request);
        return (int)reply.StatusCode;
    }

    private async Task<HttpRequestMessage> Request(HttpMethod method, string actor)
    {
        var request = new HttpRequestMessage(method, Door);
        request.Headers.Add("Cookie", $"{Origins.Cookie}={await town.Town.Token(actor)}");
        return request;
    }
}
