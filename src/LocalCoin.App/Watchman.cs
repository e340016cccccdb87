using Microsoft.AspNetCore.RateLimiting;

namespace LocalCoin.App;

/// <summary>Notes who was refused, and each try of a secret, so that somebody who tries doors is seen. The door's name
/// is ours: what the address, the form or the body held is in no line.</summary>
public sealed class Watchman(RequestDelegate next, ILogger<Watchman> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var (status, door) = (http.Response.StatusCode, http.GetEndpoint());
        var takesSecrets = !HttpMethods.IsGet(http.Request.Method)
            && door?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RequestLimits.SecretTries;
        if (status is 401 or 403 or 429 || takesSecrets)
        {
            logger.LogInformation(
                "{Door} answered {Status} to {Actor}", door?.DisplayName ?? "no door", status,
                http.FindCaller()?.Actor.Value ?? "nobody who is known");
        }
    }
}
