// How often one may knock. What people type can be guessed, so it is tried a few times a minute from one address; a
// token of 128 bits cannot, and many phones share one address: those are not counted. Whoever has signed in is counted
// under their own name, and takes nothing from anybody else.

using System.Net;
using System.Threading.RateLimiting;

namespace LocalCoin.App;

internal static class RequestLimits
{
    /// <summary>The limit on tries to guess a secret, by address.</summary>
    internal const string SecretTries = "secret-tries";

    /// <summary>The limit on lists that are watched live, by merchant.</summary>
    internal const string LiveLists = "live-lists";

    private const int LiveListsMax = 20;
    private const int Ipv6NetworkBytes = 8;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    internal static void Add(IServiceCollection services, Settings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.OnRejected = async (context, _) => await Problem.TooMany().ExecuteAsync(context.HttpContext);
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => ByActor(http, actor =>
                RateLimitPartition.GetConcurrencyLimiter(actor, _ => AtOnce(settings.RequestsAtOnce)))),
            PartitionedRateLimiter.Create<HttpContext, string>(http => ByActor(http, actor =>
                RateLimitPartition.GetFixedWindowLimiter(actor, _ => AMinute(settings.RequestsPerMinute)))));
        limiter.AddPolicy(SecretTries, http => RateLimitPartition.GetFixedWindowLimiter(
            Network(http.Connection.RemoteIpAddress), _ => AMinute(settings.SecretTriesPerMinute)));
        limiter.AddPolicy(LiveLists, http => http.FindCaller()?.Merchant is { } merchant
            ? RateLimitPartition.GetConcurrencyLimiter(merchant.Value, _ => AtOnce(LiveListsMax))
            : RateLimitPartition.GetNoLimiter(""));
    });

    /// <summary>An IPv4 address, or the /64 of an IPv6 one: whoever has one of its addresses has all.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, Ipv6NetworkBytes)));
    }

    private static RateLimitPartition<string> ByActor(
        HttpContext http, Func<string, RateLimitPartition<string>> partition) =>
        http.FindCaller() is { } caller ? partition(caller.Actor.Value) : RateLimitPartition.GetNoLimiter("");

    private static FixedWindowRateLimiterOptions AMinute(int most) =>
        new() { PermitLimit = most, Window = Minute, QueueLimit = 0 };

    private static ConcurrencyLimiterOptions AtOnce(int most) => new() { PermitLimit = most, QueueLimit = 0 };
}
