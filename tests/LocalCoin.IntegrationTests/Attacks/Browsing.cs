using System.Net;
using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Attacks;

/// <summary>A page as it came, unseen by any browser.</summary>
/// <param name="Html">As it was sent.</param>
internal sealed record Seen(int Status, string? Location, string Html, HttpResponseMessage Message)
{
    /// <summary>What a form of this page carries in that field.</summary>
    public string Carried(string field) => WebUtility.HtmlDecode(
        Regex.Match(Html, $"""name="{field}" value="([^"]*)""").Groups[1].Value);

    /// <summary>What a reader sees of the page's main part, without the readings above the words.</summary>
    public string Words()
    {
        var main = Regex.Match(Html, "<main.*</main>", RegexOptions.Singleline).Value;
        var told = Regex.Replace(main, "<r[tp]>.*?</r[tp]>|<[^>]*>", "", RegexOptions.Singleline);
        return Regex.Replace(WebUtility.HtmlDecode(told), @"\s+", " ");
    }
}

/// <summary>Somebody with the cookies of a browser and none of its scruples.</summary>
internal sealed class Browsing(Doors.Town town)
{
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Every cookie as it was set, with its flags.</summary>
    public List<string> Set { get; } = [];

    /// <summary>The mark of the form on the last page that had one.</summary>
    public string Mark { get; set; } = "";

    public Task<Seen> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, headers);

    /// <summary>Sends a form as a page of ours would, with the mark of the page seen last.</summary>
    public Task<Seen> Post(string path, params (string Name, string Value)[] fields) => Send(
        HttpMethod.Post, path,
        new FormUrlEncodedContent([new("form-mark", Mark), .. fields.Select(one => KeyValuePair.Create(
            one.Name, one.Value))]),
        [("Sec-Fetch-Site", "same-origin")]);

    /// <summary>Reads the page and sends its form.</summary>
    public async Task<Seen> Fill(string page, string path, params (string Name, string Value)[] fields)
    {
        await Get(page);
        return await Post(path, fields);
    }

    public async Task SignIn(string name)
    {
        var answer = await Fill("/sign-in", "/sign-in", ("name", name), ("password", Doors.Town.Password));
        Assert.Equal(303, answer.Status);
    }

    /// <summary>Becomes a resident's phone, by a code from the counter.</summary>
    public async Task Bind(string wallet)
    {
        var code = await town.Must("mado", HttpMethod.Post, $"/api/v1/wallets/{wallet}/phone-codes", new { });
        var answer = await Fill("/phone", "/phone", ("code", code["code"].GetString()!), ("key", Doors.Town.NewId()));
        Assert.Equal(303, answer.Status);
    }

    /// <summary>Becomes a register or kiosk of the grocer's.</summary>
    public async Task Pair(string kind, string spot)
    {
        var code = await town.Must("owner", HttpMethod.Post, $"/api/v1/merchants/{People.Grocer}/devices",
            new { kind, name = kind, spots = new[] { spot } });
        var answer = await Fill("/pair", "/pair", ("code", code["code"].GetString()!), ("key", Doors.Town.NewId()));
        Assert.Equal(303, answer.Status);
    }

    public async Task<Seen> Send(
        HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        // As it is written: two slashes stay two.
        var address = new Uri(town.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.Add("Accept", "text/html");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(one => $"{one.Key}={one.Value}")));
        }
        var message = await NoRedirects.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Keep(message);
        var html = message.Content.Headers.ContentType?.MediaType == "text/event-stream"
            ? "" : await message.Content.ReadAsStringAsync();
        var seen = new Seen((int)message.StatusCode, message.Headers.Location?.OriginalString, html, message);
        if (seen.Carried("form-mark") is { Length: > 0 } mark) Mark = mark;
        return seen;
    }

    private void Keep(HttpResponseMessage message)
    {
        if (!message.Headers.TryGetValues("Set-Cookie", out var set)) return;
        foreach (var cookie in set)
        {
            Set.Add(cookie);
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var left, var right] ? (left, right) : ("", "");
            if (value.Length == 0) Cookies.Remove(name);
            else Cookies[name] = value;
        }
    }

    private static readonly HttpClient NoRedirects = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
}
