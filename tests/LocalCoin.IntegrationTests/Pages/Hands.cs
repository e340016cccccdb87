using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>A page for those who use no mouse, bear no movement, or run no script.</summary>
internal static class Hands
{
    private const string Reachable = """
        () => {
          const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled;
          const all = document.querySelectorAll(
            "a[href], button, select, summary, textarea, input:not([type=hidden]), [tabindex]");
          // Of radio buttons the Tab key reaches one; the arrows go on from it.
          return [...all].filter((one) => seen(one) && one.tabIndex >= 0 && !(one.type === "radio"
            && [...document.getElementsByName(one.name)].some((other) => other !== one && other.form === one.form)));
        }
        """;

    public static async Task<List<string>> Faults(IPage page)
    {
        var faults = new List<string>();
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        faults.AddRange(await page.EvaluateAsync<string[]>("""
            async () => {
              const moving = () => document.getAnimations().filter((one) => one.playState === "running");
              // What went round comes to rest within a moment of the wish.
              for (let pictures = 0; pictures < 60 && moving().length > 0; pictures++) {
                await new Promise(requestAnimationFrame);
              }
              return moving()
                .map((one) => "moves, also for who asked for less: " + (one.animationName ?? one.transitionProperty));
            }
            """));
        faults.AddRange(await page.EvaluateAsync<string[]>("""
            () => [...document.forms].filter((one) => !one.getAttribute("action")
                || ![...one.elements].some((part) => part.type === "submit"))
              .map((one) => "a form that needs script: " + one.outerHTML.slice(0, 120))
            """));
        faults.AddRange(await Unreached(page));
        return faults;
    }

    /// <summary>What the Tab key does not come to, or comes to unseen.</summary>
    private static async Task<string[]> Unreached(IPage page)
    {
        var count = await page.EvaluateAsync<int>($$"""
            () => {
              // What is asked for again while one goes through the page would be another element then.
              document.querySelectorAll("[data-fresh]").forEach((one) => one.removeAttribute("data-fresh"));
              window.reached = new Set();
              window.unmarked = new Set();
              document.addEventListener("focusin", ({ target }) => {
                window.reached.add(target);
                const marked = [target, target.closest("label.tick, .display")].some(
                  (one) => one && getComputedStyle(one).outlineStyle !== "none");
                if (!marked && target !== document.querySelector("main")) window.unmarked.add(target);
              }, true);
              document.activeElement?.blur();
              // A date or a time is several stops.
              return ({{Reachable}})().reduce((sum, one) => sum + (/date|time/.test(one.type) ? 6 : 1), 6);
            }
            """);
        for (var presses = 0; presses < count; presses++) await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<string[]>($$"""
            () => [
              ...({{Reachable}})().filter((one) => !window.reached.has(one))
                .map((one) => "out of the keyboard's reach: " + one.outerHTML.slice(0, 120)),
              ...[...window.unmarked]
                .map((one) => "without a mark where the keyboard is: " + one.outerHTML.slice(0, 120)),
            ]
            """);
    }
}
