// Where an outside provider is configured, it says who somebody is: the browser goes there and comes back with a code
// (OpenID Connect, authorization code with PKCE). What they may do here stands in our own directory, and from then on
// they carry a token of ours like everybody else.

using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LocalCoin.App.Access;

internal static class OutsideDoors
{
    internal const string Door = "/sign-in/outside";
    private const string Back = Door + "/back";

    /// <summary>A browser's door, not one of the API: it leads away, and its answer is a page elsewhere.</summary>
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Door, Leave).ExcludeFromDescription().For(Roles.Anonymous);

    /// <param name="to">Where to go once signed in: a path of ours.</param>
    private static async Task<IResult> Leave(HttpContext http, Settings settings, string? to = null)
    {
        if (settings.Outside is null) return Problem.NotFound("NotFound");
        try
        {
            await http.ChallengeAsync(
                OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = Own(to) });
            return Results.Empty;
        }
        catch (InvalidOperationException)
        {
            // Its discovery document cannot be read.
            return Problem.Away("Unavailable");
        }
    }

    /// <summary>Nobody is led elsewhere by a link to our sign-in.</summary>
    internal static string Own(string? to) =>
        to is ['/', ..] and not ['/', '/' or '\\', ..] && !to.Any(char.IsControl) ? to : "/";

    internal static void Add(
        AuthenticationBuilder authentication, OutsideProvider provider, Uri? publicUrl, byte[] secret) =>
        authentication.AddOpenIdConnect(options =>
        {
            options.Authority = provider.Authority;
            options.ClientId = provider.ClientId;
            options.ClientSecret = provider.ClientSecret;
            options.RequireHttpsMetadata = provider.Authority.StartsWith("https", StringComparison.OrdinalIgnoreCase);
            options.ResponseType = OpenIdConnectResponseType.Code;
            // By query, so that the cookies that prove the way back need no SameSite=None.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CallbackPath = Back;
            options.RemoteSignOutPath = default;
            options.SignedOutCallbackPath = Back + "/signed-out";
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.MapInboundClaims = false;
            options.DisableTelemetry = true;
            options.SignInScheme = JwtBearerDefaults.AuthenticationScheme;
            options.DataProtectionProvider = new SealedByKey(secret);
            options.Events.OnRedirectToIdentityProvider = leaving =>
            {
                if (publicUrl is not null)
                {
                    leaving.ProtocolMessage.RedirectUri = publicUrl.GetLeftPart(UriPartial.Authority) + Back;
                }
                return Task.CompletedTask;
            };
            options.Events.OnTicketReceived = returned => Return(returned, provider);
            options.Events.OnRemoteFailure = async failed =>
            {
                failed.HandleResponse();
                var log = failed.HttpContext.RequestServices.GetRequiredService<ILogger<OutsideProvider>>();
                log.LogWarning("signing in outside failed: {Reason}", failed.Failure?.GetType().Name);
                await new Problem(401, "OutsideSignInFailed").ExecuteAsync(failed.HttpContext);
            };
        });

    /// <summary>The framework has checked state, nonce and signature; we ask our directory who that is.</summary>
    private static async Task Return(TicketReceivedContext returned, OutsideProvider provider)
    {
        returned.HandleResponse();
        var (http, subject) = (returned.HttpContext, returned.Principal?.FindFirst("sub")?.Value ?? "");
        var directory = http.RequestServices.GetRequiredService<CommunityDirectory>();
        var outside = new OutsideSubject(provider.Authority, subject);
        if (await directory.Credentials.Find(outside, http.RequestAborted) is not { IsDisabled: false } found)
        {
            await Problem.Forbidden("StaffUnknown").ExecuteAsync(http);
            return;
        }
        var issued = http.RequestServices.GetRequiredService<AccessTokens>().Issue(SignInDoors.OfStaff(found));
        SignInDoors.Keep(http, issued);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect(Own(returned.ReturnUri));
    }
}
