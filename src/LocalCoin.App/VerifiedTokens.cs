// To verify a signature costs more than to decide a payment, and a phone sends the same token for an hour. So what was
// verified once is remembered until it ends. Whether it was revoked is asked every time.

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LocalCoin.App;

public sealed class VerifiedTokens(RevokedTokens revoked, IClock clock, ILogger<VerifiedTokens> logger)
    : TokenHandler, IDisposable
{
    private const int RememberedMax = 20_000;
    private const int TokenLengthMax = 2_000;

    private static readonly Counter<long> Hits = DoorMeters.Meter.CreateCounter<long>("doors.tokens.remembered");
    private static readonly Counter<long> Misses = DoorMeters.Meter.CreateCounter<long>("doors.tokens.verified");

    private readonly ConcurrentDictionary<string, Entry> remembered = new(StringComparer.Ordinal);
    private readonly JsonWebTokenHandler json = new() { MapInboundClaims = false };
    private int count;
    private long hits;
    private long misses;

    /// <summary>The node stops: how often the memory spared the work.</summary>
    public void Dispose() =>
        logger.LogInformation("tokens: {Remembered} remembered, {Verified} verified", hits, misses);

    public override async Task<TokenValidationResult> ValidateTokenAsync(
        string token, TokenValidationParameters validationParameters)
    {
        if (!remembered.TryGetValue(token, out var entry))
        {
            Misses.Add(1);
            Interlocked.Increment(ref misses);
            if (token.Length > TokenLengthMax) return Refused();
            var verified = await json.ValidateTokenAsync(token, validationParameters);
            if (!verified.IsValid || verified.SecurityToken is not JsonWebToken { } read
                || AccessTokens.Read(read) is not { } caller)
            {
                return Refused();
            }
            entry = new Entry(
                new TokenValidationResult { IsValid = true, SecurityToken = read,
                    ClaimsIdentity = new CallerIdentity(caller) },
                caller, AccessTokens.IssuedAt(read), Instant.FromDateTimeUtc(read.ValidTo));
            Remember(token, entry);
        }
        else
        {
            Hits.Add(1);
            Interlocked.Increment(ref hits);
        }
        return IsGood(entry) ? entry.Verified : Refused();
    }

    private bool IsGood(Entry entry) =>
        clock.GetCurrentInstant() < entry.Expires && revoked.IsCurrent()
        && !revoked.IsRevoked(entry.Caller, entry.IssuedAt);

    private void Remember(string token, Entry entry)
    {
        if (Interlocked.Increment(ref count) > RememberedMax) Forget();
        remembered[token] = entry;
    }

    // First what has ended; where that is not enough, everything: it costs one verification each.
    private void Forget()
    {
        var now = clock.GetCurrentInstant();
        foreach (var (token, entry) in remembered)
        {
            if (entry.Expires <= now) remembered.TryRemove(token, out _);
        }
        var left = remembered.Count;
        if (left > RememberedMax / 2)
        {
            remembered.Clear();
            left = 0;
        }
        Interlocked.Exchange(ref count, left);
    }

    private static TokenValidationResult Refused() =>
        new() { IsValid = false, Exception = new SecurityTokenValidationException(
            "not a token of ours, or no longer") };

    private sealed record Entry(TokenValidationResult Verified, Caller Caller, Instant IssuedAt, Instant Expires);
}
