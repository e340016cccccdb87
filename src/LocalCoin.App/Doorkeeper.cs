// Stands before every door: who may come in, from where, and what is said to those who may not. A door that nobody
// opened to anybody stays shut. Nothing of our inside is ever told to the outside.

using System.Text.Json;
using LocalCoin.App.Pages;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace LocalCoin.App;

/// <summary>To whom a door is open.</summary>
public sealed record Opens(Roles Roles);

public static class Doors
{
    /// <summary>Opens a door to these roles, and to nobody else.</summary>
    public static TBuilder For<TBuilder>(this TBuilder door, Roles roles) where TBuilder : IEndpointConventionBuilder
    {
        door.WithMetadata(new Opens(roles));
        door.Finally(endpoint =>
        {
            foreach (var status in Refusals(roles, endpoint.Metadata))
            {
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(
                    status, typeof(ProblemDocument), [ProblemDocument.MediaType]));
            }
        });
        return door;
    }

    /// <summary>What is answered when all is well, for the API's description.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder door) => door.Produces<T>(200);

    /// <summary>The same where something new is made; whoever sends it again gets it with 200.</summary>
    public static RouteHandlerBuilder Makes<T>(this RouteHandlerBuilder door) =>
        door.Produces<T>(201).Produces<T>(200);

    public static RouteHandlerBuilder GivesNothing(this RouteHandlerBuilder door) => door.Produces(204);

    // specs/api.md says what each means.
    private static IEnumerable<int> Refusals(Roles roles, IList<object> metadata)
    {
        var changes = !metadata.OfType<IHttpMethodMetadata>().Last().HttpMethods.Contains(HttpMethods.Get);
        var isOpen = (roles & Roles.Anonymous) is not Roles.None;
        var takesSecrets = metadata.OfType<EnableRateLimitingAttribute>().Any();
        int[] all =
        [
            400, .. isOpen && !takesSecrets ? [] : new[] { 401 }, .. isOpen && !changes ? [] : new[] { 403 }, 404,
            .. changes ? new[] { 409, 413, 422 } : [], 429, 500, 503,
        ];
        return all.Except(metadata.OfType<IProducesResponseTypeMetadata>().Select(one => one.StatusCode));
    }
}

public sealed class Doorkeeper(RequestDelegate next, Origins origins)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint) return Problem.NotFound("NotFound").ExecuteAsync(http);
        // Not one of ours: the framework's own answer to a wrong method or content type.
        if (endpoint is not RouteEndpoint) return next(http);
        if (endpoint.Metadata.GetMetadata<Opens>() is not { Roles: var roles })
        {
            return Problem.Forbidden("NotForYou").ExecuteAsync(http);
        }
        Reading.CheckQuery(http.Request);
        if (!origins.Allow(http)) return Problem.Forbidden("OtherOrigin").ExecuteAsync(http);
        if ((roles & Roles.Anonymous) is not Roles.None) return next(http);
        if (http.FindCaller() is not { } caller)
        {
            return Refusals.IsPage(http) && HttpMethods.IsGet(http.Request.Method)
                ? Refusals.LeadIn(http, roles)
                : Problem.SignInNeeded().ExecuteAsync(http);
        }
        return caller.Is(roles) ? next(http) : Problem.Forbidden("NotForYou").ExecuteAsync(http);
    }
}

/// <summary>Turns whatever is thrown while a request is read or served into a problem.</summary>
public sealed class FaultGuard(RequestDelegate next, ILogger<FaultGuard> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response.StatusCode is 404 or 405
                && http.Response.ContentLength is null)
            {
                await new Problem(http.Response.StatusCode, "NotFound").ExecuteAsync(http);
            }
        }
        catch (Exception thrown) when (!http.Response.HasStarted)
        {
            if (Answer(http, thrown) is { } problem) await problem.ExecuteAsync(http);
        }
    }

    private Problem? Answer(HttpContext http, Exception thrown)
    {
        switch (thrown)
        {
            case ForeignFormException:
                return Problem.Forbidden("OtherOrigin");
            case MalformedException malformed:
                return Problem.Malformed(malformed.Place, malformed.Message);
            case BadHttpRequestException { StatusCode: 413 }:
                return new Problem(413, "TooLarge");
            case BadHttpRequestException { InnerException: JsonException json }:
                return Problem.Malformed(FieldOf(json), Plain(json));
            case BadHttpRequestException bad:
                return new Problem(bad.StatusCode, "Malformed", null, null, "The request or its body cannot be read.");
            case OperationCanceledException when http.RequestAborted.IsCancellationRequested:
                return null;
            case NpgsqlException { IsTransient: true } or TimeoutException or NotExecutedException:
                logger.LogWarning("a request could not be served: {Reason}", thrown.GetType().Name);
                return Problem.Away("Unavailable");
            default:
                logger.LogError(thrown, "a request failed at {Door}", http.GetEndpoint()?.DisplayName);
                return new Problem(500, "Fault");
        }
    }

    private static string? FieldOf(JsonException json) =>
        json.Path is null or "$" ? null : json.Path.TrimStart('$', '.');

    // The framework appends the place; it is in the field already.
    private static string Plain(JsonException json)
    {
        var end = json.Message.IndexOf(" Path:", StringComparison.Ordinal);
        return end < 0 ? json.Message : json.Message[..end];
    }
}

/// <summary>The ledger is away or overloaded, met while a request was prepared.</summary>
public sealed class NotExecutedException(string message) : Exception(message);

/// <summary>From which sites a request may come that is signed in by cookie and changes something.</summary>
/// <param name="publicUrl">The site as browsers see it; null to go by the request's own host.</param>
/// <param name="identifier">Our name in EMVCo's codes, where it is not the site's.</param>
public sealed class Origins(Uri? publicUrl, string? identifier)
{
    public const string Cookie = "__Host-localcoin";

    /// <summary>A request without the cookie carries its token by itself and cannot be forged by another
    /// site.</summary>
    public bool Allow(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
        || http.Request.Headers.ContainsKey("Authorization")
        || !(http.Request.Cookies.ContainsKey(Cookie) || http.Request.Cookies.ContainsKey(KeptSecrets.Cookie))
        || IsOwn(http);

    /// <summary>Our site as browsers see it, without a path.</summary>
    public string Own(HttpContext http) =>
        publicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>Our name in EMVCo's codes.</summary>
    public string Identifier(HttpContext http) => identifier ?? Codes.ShopCode.IdentifierOf(new Uri(Own(http)));

    public bool IsOwn(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers.TryGetValue("Sec-Fetch-Site", out var site)) return site == "same-origin";
        if (!headers.TryGetValue("Origin", out var origin)) return false;
        return string.Equals(origin, Own(http), StringComparison.OrdinalIgnoreCase);
    }
}
