// A page as the answer of a door: a component, rendered once on the server to plain HTML. There is no framework in the
// browser; what TypeScript improves works without it.

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LocalCoin.App.Pages;

public sealed class PageAnswer : IResult
{
    // Everything comes from here; nothing inline runs; nobody frames us.
    private const string Scripts = "script-src 'self'";
    private const string ContentPolicy =
        "default-src 'none'; " + Scripts + "; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private readonly Type page;
    private readonly int status;
    private readonly Dictionary<string, object?> parameters;
    private readonly bool scans;

    private PageAnswer(Type page, int status, Dictionary<string, object?> parameters, bool scans = false) =>
        (this.page, this.status, this.parameters, this.scans) = (page, status, parameters, scans);

    /// <param name="parameters">Of the component, by name.</param>
    public static PageAnswer Of<TPage>(params (string Name, object? Value)[] parameters) where TPage : IComponent =>
        new(typeof(TPage), 200, parameters.ToDictionary(one => one.Name, one => one.Value));

    public PageAnswer WithStatus(int other) => new(page, other, parameters, scans);

    /// <summary>One of the pages that may use the camera, and run what decodes its pictures.</summary>
    public PageAnswer WithScanner() => new(page, status, parameters, true);

    /// <summary>The page again, where something was wrong with what it sent.</summary>
    public PageAnswer Unless(Text? fault) =>
        fault is null ? this : WithStatus(StatusCodes.Status422UnprocessableEntity);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var visit = Visit.Of(httpContext);
        var html = await Render(httpContext.RequestServices, visit);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        var headers = response.Headers;
        headers.ContentSecurityPolicy = scans
            ? ContentPolicy.Replace(Scripts, $"{Scripts} 'wasm-unsafe-eval'", StringComparison.Ordinal)
            : ContentPolicy;
        headers["Permissions-Policy"] = scans ? "camera=(self)" : "camera=()";
        headers.ContentLanguage = visit.IsJapanese ? "ja" : "en";
        await response.WriteAsync(html, httpContext.RequestAborted);
    }

    private async Task<string> Render(IServiceProvider services, Visit visit)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<Root>(ParameterView.FromDictionary(
                new Dictionary<string, object?>
                {
                    [nameof(Root.Visit)] = visit, [nameof(Root.Page)] = page, [nameof(Root.Parameters)] = parameters,
                }));
            return root.ToHtmlString();
        });
    }

    private sealed class Root : ComponentBase
    {
        [Parameter] public Visit Visit { get; set; } = null!;
        [Parameter] public Type Page { get; set; } = null!;
        [Parameter] public Dictionary<string, object?> Parameters { get; set; } = null!;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<Visit>>(0);
            builder.AddComponentParameter(1, nameof(CascadingValue<Visit>.Value), Visit);
            builder.AddComponentParameter(2, nameof(CascadingValue<Visit>.IsFixed), true);
            builder.AddComponentParameter(3, nameof(CascadingValue<Visit>.ChildContent), (RenderFragment)(inner =>
            {
                inner.OpenComponent(0, Page);
                inner.AddMultipleAttributes(1, Parameters!);
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }
}
