using System.Text.Json;
using System.Text.RegularExpressions;
using LocalCoin.IntegrationTests.Doors;
using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

// Every page in both languages: checked by axe, narrow without sideways scrolling, with targets that a thumb hits, and
// its pictures written to artifacts/pages for somebody to look at.
[Collection(LookingCollection.Name)]
public partial class LookingAtPages(PagesTown town)
{
    private static readonly (string Name, int Width, int Height)[] Sizes =
        [("phone", 390, 844), ("tablet", 820, 1180), ("desktop", 1280, 800)];

    public static TheoryData<string, string> Pages()
    {
        var data = new TheoryData<string, string>();
        foreach (var shown in EveryPage.All)
        {
            data.Add(shown.Name, "ja");
            data.Add(shown.Name, "en");
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_sound_and_pictured(string name, string language)
    {
        await using var visitor = await town.Visit(language);
        await EveryPage.All.Single(shown => shown.Name == name).Reach(visitor);
        var page = visitor.Page;
        await page.EvaluateAsync("() => document.fonts.ready");
        var faults = await Violations(page);
        faults.AddRange(await SmallTargets(page));
        faults.AddRange(visitor.Complaints);
        faults.AddRange(await Overheard(visitor, name));
        faults.AddRange(MachinesWords().Matches(await visitor.Words()).Select(word => $"says {word.Value}"));
        await page.SetViewportSizeAsync(320, 640);
        if (await TooWide(page) is > 0 and var wide) faults.Add($"at 320 px it is {wide} px too wide");
        faults.AddRange(await BelowTheEdge(page));
        // What a desktop of 1280 px has left at 200 %.
        await page.SetViewportSizeAsync(640, 400);
        if (await TooWide(page) is > 0 and var zoomed) faults.Add($"at 200 % it is {zoomed} px too wide");
        foreach (var size in Sizes)
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(PagesTown.Pictures(""), $"{name}-{language}-{size.Name}.png"), FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
            });
        }
        faults.AddRange(await Hands.Faults(page));
        Assert.True(faults.Count == 0, $"{name} in {language}:\n{string.Join('\n', faults)}");
    }

    private static Task<int> TooWide(IPage page) => page.EvaluateAsync<int>(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    [Fact]
    public void Every_door_to_a_page_is_looked_at() => Assert.Equal(
        EveryPage.Doors(town.Town).Select(door => door.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal),
        EveryPage.All.Select(shown => shown.Door).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Of a page of a shop's register, its kiosk or its owner: who the payers are.</summary>
    private async Task<IEnumerable<string>> Overheard(Visitor visitor, string name)
    {
        var door = EveryPage.All.Single(shown => shown.Name == name).Door;
        if (!door.StartsWith("/register", StringComparison.Ordinal)
            && !door.StartsWith("/shop", StringComparison.Ordinal)
            && !door.StartsWith("/kiosk", StringComparison.Ordinal))
        {
            return [];
        }
        var secrets = await town.Secrets();
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
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations");
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
