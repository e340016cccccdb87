using System.Text.RegularExpressions;
using LocalCoin.App;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>Somebody in front of a browser.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly PagesTown town;
    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly string language;
    private readonly List<Task<string>> answers = [];

    public Visitor(PagesTown town, IBrowserContext context, IPage page, string language)
    {
        (this.town, this.context, this.page, this.language) = (town, context, page, language);
        // An answer that is no success is one, and not a fault of the page.
        page.Console += (_, said) =>
        {
            if (said.Type is "error" && !said.Text.Contains("status of 4", StringComparison.Ordinal))
            {
                Complaints.Add(said.Text);
            }
        };
        page.PageError += (_, thrown) => Complaints.Add(thrown);
        page.Response += (_, response) => answers.Add(TextOf(response));
    }

    /// <summary>What the server has said to this browser: pages and answers to scripts.</summary>
    public async Task<IReadOnlyList<string>> Told() =>
        await Task.WhenAll(answers.ToArray()).WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>What the browser complained of: scripts that failed, and what the page's policy forbade.</summary>
    public List<string> Complaints { get; } = [];
    public IPage Page => page;
    public IBrowserContext Context => context;
    public PagesTown Town => town;
    public bool ReadsJapanese => language == "ja";

    /// <summary>Where a picture goes of what was seen last; null where it was pictured already.</summary>
    public required string? LastSight { get; set; }

    /// <summary>Whether the way in is not looked at: a token does what the pages of signing in would.</summary>
    public bool ComesKnown { get; init; }

    public async ValueTask DisposeAsync()
    {
        await KeepLastSight();
        await context.CloseAsync();
    }

    /// <summary>
    /// The picture is for whoever wonders why a test failed, and judges nothing: a browser that was too busy to draw it
    /// neither fails the test nor hides why it failed.
    /// </summary>
    private async Task KeepLastSight()
    {
        if (LastSight is null) return;
        try
        {
            await page.ScreenshotAsync(new() { Path = LastSight, Timeout = 5_000 });
        }
        catch (Exception unseen) when (unseen is PlaywrightException or TimeoutException)
        {
            await File.WriteAllTextAsync($"{LastSight}.txt", unseen.Message);
        }
    }

    public Task Open(string path) => page.GotoAsync(path);

    /// <summary>Touches what is written so, in the one language or the other.</summary>
    public Task Touch(string japanese, string english) =>
        page.GetByRole(AriaRole.Button, Named(japanese, english)).Or(LinkNamed(japanese, english)).First.ClickAsync();

    public async Task SignIn(string name)
    {
        if (ComesKnown)
        {
            // A sign-in of its own: who signs out here signs nobody else out.
            var reply = await town.Town.Must(
                null, HttpMethod.Post, "/api/v1/sign-in", new { name, password = Doors.Town.Password });
            await Become(reply["token"].GetString()!);
            return;
        }
        await Open("/sign-in");
        await page.FillAsync("[name=name]", name);
        await page.FillAsync("[name=password]", Doors.Town.Password);
        await Touch("サインインする", "Sign in");
        await Leaves("/sign-in");
    }

    /// <summary>Whoever has this token.</summary>
    public Task Become(string token) => context.AddCookiesAsync(
    [
        new() { Name = Origins.Cookie, Value = token, Url = Site },
    ]);

    /// <summary>Where cookies belong; they are for sealed lines alone, and this machine counts as one.</summary>
    public string Site => $"https://{town.Town.Http.BaseAddress!.Authority}/";

    /// <summary>What the owner calls the register that this browser is made.</summary>
    public string RegisterName { get; set; } = "レジ1";

    /// <summary>Makes this browser the grocer's register, by a code that the owner drew.</summary>
    public async Task PairRegister(string kind = "register", params string[] spots)
    {
        var invited = await town.Town.Must("owner", HttpMethod.Post, $"/api/v1/merchants/{People.Grocer}/devices", new
        {
            kind, name = RegisterName, spots = spots.Length == 0 ? [People.Grocer] : spots,
        });
        await Open($"/pair/{invited["code"].GetString()}");
        await Touch("レジに する", "Make it a register");
        await Leaves("/pair");
    }

    /// <summary>On the register: what is the owner's opens.</summary>
    public async Task OpenAsOwner(string code)
    {
        await Open("/register/owner");
        await page.FillAsync("#code", code);
        await Touch("ひらく", "Open");
        await page.WaitForSelectorAsync("a.row");
    }

    /// <summary>Waits until the browser is at a page whose address has this in it.</summary>
    public Task Arrives(string at) => Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(at)));

    /// <summary>Types as a wedge scanner does: the address in the card's QR, fast, then Enter.</summary>
    public async Task Scan(string token)
    {
        await page.Keyboard.TypeAsync($"https://kongo.example/c/{token}", new() { Delay = 2 });
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>On the register: the amount by the keys on the screen, then the card.</summary>
    public async Task Ask(long amount, string token)
    {
        await Open("/register");
        foreach (var digit in amount.ToString()) await page.ClickAsync($"[data-pad] [data-key='{digit}']");
        await Touch("カードを よみとる", "Scan the card");
        await page.WaitForSelectorAsync("#held");
        await Scan(token);
    }

    public Task Sees(string japanese, string english) => Assertions
        .Expect(page.Locator("main")).ToContainTextAsync(ReadsJapanese ? japanese : english);

    /// <summary>The page's words without the readings above them.</summary>
    public async Task<string> Words()
    {
        // An address that has changed has not brought all of its page yet.
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return await page.EvaluateAsync<string>("""
            () => {
              const main = document.querySelector("main").cloneNode(true);
              main.querySelectorAll("rt, rp").forEach((one) => one.remove());
              return main.textContent.replace(/\s+/g, " ");
            }
            """);
    }

    private static async Task<string> TextOf(IResponse response)
    {
        try
        {
            response.Headers.TryGetValue("content-type", out var kind);
            var isPage = kind?.StartsWith("text/html", StringComparison.Ordinal) == true;
            return isPage ? await response.TextAsync() : "";
        }
        catch (PlaywrightException)
        {
            // A redirect says nothing, and of a page that was left nothing is kept.
            return "";
        }
    }

    private Task Leaves(string from) => Assertions.Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(from)));

    private PageGetByRoleOptions Named(string japanese, string english) =>
        new() { Name = ReadsJapanese ? japanese : english };

    private ILocator LinkNamed(string japanese, string english) =>
        page.GetByRole(AriaRole.Link, Named(japanese, english));
}
