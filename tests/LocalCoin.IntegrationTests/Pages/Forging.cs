using Microsoft.Playwright;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>What somebody sends who has their own idea of a form.</summary>
internal static class Forging
{
    /// <summary>Sends these fields from the page that stands there, with its mark, and goes where it leads.</summary>
    public static async Task Forge(this Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        await visitor.Page.EvaluateAsync("""
            ({ path, fields }) => {
              const form = Object.assign(document.createElement("form"), { method: "post", action: path });
              const mark = document.querySelector("[name=form-mark]").value;
              for (const [name, value] of [["form-mark", mark], ...fields]) {
                form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
              }
              document.body.append(form);
              window.isLeft = true;
              form.submit();
            }
            """, new { path, fields = fields.Select(one => new[] { one.Name, one.Value }).ToArray() });
        await visitor.Page.WaitForFunctionAsync("() => !window.isLeft");
    }

    /// <summary>Of the form that goes there, the field as the page carries it.</summary>
    public static Task<string> Carried(this Visitor visitor, string action, string field) =>
        visitor.Page.InputValueAsync($"form[action$='{action}'] [name='{field}']");

    /// <summary>The next form that goes there reaches the server; its answer reaches nobody.</summary>
    public static Task LoseAnswer(this Visitor visitor, string path) => visitor.Page.RouteAsync(
        $"**{path}", async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync();
        }, new() { Times = 1 });
}
