using System.Text.Json;
using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// Every page in both languages: checked by axe, narrow without sideways scrolling, with targets that a thumb hits, and
// its pictures written to artifacts/pages for somebody to look at. To look at all takes as long as all other tests of
// pages: those of the town and those of the office are looked at beside each other.
public class LookingAtTheTown(PagesTown town) : LookingAtPages(town, "phone"), IClassFixture<PagesTown>
{
    public static TheoryData<string> Pages() => [.. EveryPage.InTown.Select(shown => shown.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_is_sound_and_pictured(string name) => IsSoundAndPictured(name);
}

public class LookingAtTheOffice(PagesTown town) : LookingAtPages(town, "desktop"), IClassFixture<PagesTown>
{
    public static TheoryData<string> Pages() => [.. EveryPage.OfTheOffice.Select(shown => shown.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_is_sound_and_pictured(string name) => IsSoundAndPictured(name);

    [Fact]
    public void Every_door_to_a_page_is_looked_at() => Assert.Equal(
        EveryPage.Doors(Town.Town).Select(door => door.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal),
        EveryPage.All.Select(shown => shown.Door).Distinct().Order(StringComparer.Ordinal));
}

/// <param name="town">Whose pages these are.</param>
/// <param name="held">What most of them are read on. A register and a kiosk are tablets wherever they are.</param>
public abstract partial class LookingAtPages(PagesTown town, string held)
{
    private static readonly (string Name, int Width, int Height)[] Sizes =
        [("phone", 390, 844), ("tablet", 820, 1180), ("desktop", 1280, 800)];

    protected PagesTown Town => town;

    protected async Task IsSoundAndPictured(string name)
    {
        var shown = EveryPage.All.Single(one => one.Name == name);
        await using var visitor = await Town.Visit(comesKnown: true);
        await shown.Reach(visitor);
        var (form, size) = (await Form(visitor.Page), visitor.Page.ViewportSize!);
        var faults = await Look(visitor, shown, "ja");
        // Where its address says all of it, the same page is read in English; else somebody reaches it once more.
        await visitor.Context.AddCookiesAsync(
        [
            new() { Name = App.Pages.Visit.LanguageCookie, Value = "en", Url = visitor.Site },
        ]);
        await visitor.Page.SetViewportSizeAsync(size.Width, size.Height);
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        await visitor.Open(visitor.Page.Url);
        if (await Form(visitor.Page) == form)
        {
            faults.AddRange(await Look(visitor, shown, "en"));
        }
        else
        {
            await using var other = await Town.Visit("en", comesKnown: true);
            await shown.Reach(other);
            faults.AddRange(await Look(other, shown, "en"));
            other.LastSight = null;
        }
        visitor.LastSight = null;
        Assert.True(faults.Count == 0, $"{name}:\n{string.Join('\n', faults)}");
    }

    private async Task<List<string>> Look(Visitor visitor, Shown shown, string language)
    {
        var page = visitor.Page;
        await page.EvaluateAsync("() => document.fonts.ready");
        var faults = await Violations(page);
        faults.AddRange(await SmallTargets(page));
        faults.AddRange(visitor.Complaints);
        faults.AddRange(await Overheard(visitor, shown));
        faults.AddRange(MachinesWords().Matches(await visitor.Words()).Select(word => $"says {word.Value}"));
        await page.SetViewportSizeAsync(320, 640);
        if (await TooWide(page) is > 0 and var wide) faults.Add($"at 320 px it is {wide} px too wide");
        faults.AddRange(await BelowTheEdge(page));
        // What a desktop of 1280 px has left at 200 %.
        await page.SetViewportSizeAsync(640, 400);
        if (await TooWide(page) is > 0 and var zoomed) faults.Add($"at 200 % it is {zoomed} px too wide");
        var atACounter = await page.EvaluateAsync<bool>("() => document.documentElement.dataset.look === 'register'");
        foreach (var size in Sizes.Where(one => one.Name == (atACounter ? "tablet" : held) || PagesTown.AllPictures))
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(PagesTown.Pictures(""), $"{shown.Name}-{language}-{size.Name}.png"),
                FullPage = true, Animations = ScreenshotAnimations.Disabled,
            });
        }
        await page.SetViewportSizeAsync(1280, 800);
        faults.AddRange(await Hands.Faults(page));
        return [.. faults.Select(fault => $"{language}: {fault}")];
    }

    /// <summary>
    /// What the page is made of and what was typed into it, in whatever language it speaks. Words with readings are in
    /// a span of their own, which says nothing.
    /// </summary>
    private static Task<string> Form(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll("html, body, main, main *")]
          .filter((one) => !one.closest("ruby, svg, option") && !one.matches("span:not([class])"))
          .map((one) => [
            one.tagName, one.className, one.dataset.tone, one.dataset.state, one.open, one.name, one.checked,
            /hidden|date|time/.test(one.type) ? "" : one.value,
          ].join(" "))
          .join()
        """);

    private static Task<int> TooWide(IPage page) => page.EvaluateAsync<int>(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Of a page of a shop's register, its kiosk or its owner: who the payers are.</summary>
    private async Task<IEnumerable<string>> Overheard(Visitor visitor, Shown shown)
    {
        var door = shown.Door;
        if (!door.StartsWith("/register", StringComparison.Ordinal)
            && !door.StartsWith("/shop", StringComparison.Ordinal)
            && !door.StartsWith("/kiosk", StringComparison.Ordinal))
        {
            return [];
        }
        var secrets = await Town.Secrets();
        return from page in await visitor.Told()
               from secret in secrets
               where page.Contains(secret, StringComparison.Ordinal)
               select $"a shop is told {secret}";
    }

    [GeneratedRegex("残高|チャージ|ポイント|決済|エラー")]
    private static partial Regex MachinesWords();

    /// <summary>Rules of WCAG 2.0 to 2.2, A and AA, and axe's own advice.</summary>
    private static async Task<List<string>> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            // Not as a script of the page, which its policy forbids.
            await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));
        }
        // What it passed is not asked, nor are style sheets read that no rule of these looks into.
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { resultTypes: ["violations"], preload: false })).violations
            """);
        return
        [
            .. found.EnumerateArray().SelectMany(rule => rule.GetProperty("nodes").EnumerateArray().Select(node =>
                $"{rule.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()}")),
        ];
    }

    /// <summary>On a tablet that lies on its side: what a register or a stand asks for is in sight.</summary>
    private static async Task<string[]> BelowTheEdge(IPage page)
    {
        await page.SetViewportSizeAsync(1280, 800);
        return await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("[data-look=register] :is(.pay, .next)")]
              .filter((one) => one.getBoundingClientRect().bottom > innerHeight)
              .map((one) => "below the edge: " + one.outerHTML.slice(0, 120))
            """);
    }

    private static async Task<string[]> SmallTargets(IPage page) => await page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll("a[href], button, select, summary, input:not([type=hidden])")]
          .map((one) => [one, one.closest("label.tick, .display") ?? one])
          .filter(([one, target]) => {
            const box = target.getBoundingClientRect();
            return !one.matches(".skip") && box.width > 0 && (box.width < 48 || box.height < 47.5);
          })
          .map(([one]) => "smaller than 48 px: " + one.outerHTML.slice(0, 120))
        """);
}
