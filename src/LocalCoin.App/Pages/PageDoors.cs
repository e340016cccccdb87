namespace LocalCoin.App.Pages;

public static class PageDoors
{
    /// <summary>Pages are for people: they are no part of the API's description.</summary>
    public static RouteGroupBuilder MapPages(this WebApplication app) => app.MapGroup("").ExcludeFromDescription();

    /// <summary>After a form: the browser reads the next page, so that reloading it sends nothing again.</summary>
    public static IResult GoTo(string path) => new SeeOther(path);

    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}
