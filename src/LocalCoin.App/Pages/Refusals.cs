namespace LocalCoin.App.Pages;

/// <summary>A problem as a person sees it who came with a browser, not with a program.</summary>
internal static class Refusals
{
    public const string SignIn = "/sign-in";
    public const string Pair = "/pair";
    public const string Phone = "/phone";

    public static bool IsPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api")
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static PageAnswer Of(Problem problem)
    {
        var title = (problem.Status, problem.Code) switch
        {
            (404, _) => SiteTexts.NotFound,
            (401, _) or (403, "OtherOrigin") => SiteTexts.SessionEnded,
            (403, _) => SiteTexts.NotForYou,
            _ => SiteTexts.Trouble,
        };
        return PageAnswer.Of<Refusal>((nameof(Refusal.Title), title), (nameof(Refusal.Code), problem.Code))
            .WithStatus(problem.Status);
    }

    /// <summary>To where somebody can become who the page is for, and from there back.</summary>
    public static Task LeadIn(HttpContext http, Roles roles) =>
        PageDoors.GoTo((roles & Roles.Staff) is Roles.None && (roles & Roles.Devices) is not Roles.None
            ? Pair
            // What was somebody's phone is no member of staff, wherever it knocks.
            : roles == Roles.Resident || (roles.HasFlag(Roles.Resident) && KeptSecrets.IsPhone(http))
            ? CameFor.Binding(http.Request.Path)
            : $"{SignIn}{QueryString.Create("to", http.Request.Path)}").ExecuteAsync(http);
}
