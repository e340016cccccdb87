// A token says who is at the door and lives an hour: ES256, signed with the newest key. What stays on a phone or a
// device is another secret, which is traded for tokens and can be taken away.

using LocalCoin.Ledger;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LocalCoin.App;

/// <summary>A token as the client gets it.</summary>
public sealed record IssuedToken(string Token, Instant ExpiresAt);

public sealed class AccessTokens(Keys keys, Settings settings, IClock clock, ILogger<AccessTokens> logger)
{
    public static readonly Duration Lifetime = Duration.FromHours(1);

    // `iat` counts whole seconds: who signs in within the second in which they were signed out would stay out.
    private const string IssuedAtMilliseconds = "iat_ms";

    private readonly JsonWebTokenHandler json =
        new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    private string Issuer => "localcoin:" + settings.Community;

    /// <summary>What a token must be to count: our issuer and audience, our keys, ES256 and nothing else.</summary>
    public TokenValidationParameters Rules() => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Issuer,
        IssuerSigningKeys = keys.Verifying,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = TimeSpan.Zero,
        LifetimeValidator = (before, expires, _, _) => expires is { } end
            && (before is not { } start || start <= clock.GetCurrentInstant().ToDateTimeUtc().AddMinutes(1))
            && end > clock.GetCurrentInstant().ToDateTimeUtc(),
    };

    public IssuedToken Issue(Caller caller)
    {
        var now = clock.GetCurrentInstant();
        var ends = caller.Ends is { } shown ? Instant.Min(shown, now + Lifetime) : now + Lifetime;
        var expires = Instant.FromUnixTimeSeconds(ends.ToUnixTimeSeconds());
        var claims = new Dictionary<string, object>
        {
            ["sub"] = caller.Actor.Value,
            ["sid"] = caller.Session,
            ["roles"] = RoleNames.Of(caller.Roles).ToArray(),
            [IssuedAtMilliseconds] = now.ToUnixTimeMilliseconds(),
        };
        if (caller.Wallet is { } wallet) claims["wallet"] = wallet.Value;
        if (caller.Merchant is { } merchant) claims["merchant"] = merchant.Value;
        if (caller.Device is { } device) claims["device"] = device.Value;
        if (caller.Clerk is { } clerk) claims["clerk"] = clerk.Value;
        var token = json.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            Claims = claims,
            IssuedAt = now.ToDateTimeUtc(),
            NotBefore = now.ToDateTimeUtc(),
            Expires = expires.ToDateTimeUtc(),
            SigningCredentials = new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256),
        });
        logger.LogInformation(
            "{Actor} came in as {Roles}, session {Session}", caller.Actor.Value, caller.Roles, caller.Session);
        return new IssuedToken(token, expires);
    }

    /// <summary>Who a verified token names; null when a claim is missing or not of its form.</summary>
    public static Caller? Read(JsonWebToken token)
    {
        try
        {
            return new Caller(
                ActorId.Parse(token.Subject),
                RoleNames.Parse(token.GetPayloadValue<string[]>("roles")),
                token.GetPayloadValue<string>("sid"),
                Optional(token, "wallet") is { } wallet ? WalletId.Parse(wallet) : null,
                Optional(token, "merchant") is { } merchant ? MerchantId.Parse(merchant) : null,
                Optional(token, "device") is { } device ? DeviceId.Parse(device) : null)
            {
                Clerk = Optional(token, "clerk") is { } clerk ? ActorId.Parse(clerk) : null,
                Ends = Instant.FromDateTimeUtc(token.ValidTo),
            };
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException or InvalidCastException)
        {
            return null;
        }
    }

    /// <summary>To the millisecond, as revocations ask for it.</summary>
    public static Instant IssuedAt(JsonWebToken token) =>
        token.TryGetPayloadValue<long>(IssuedAtMilliseconds, out var milliseconds)
            ? Instant.FromUnixTimeMilliseconds(milliseconds)
            : Instant.FromDateTimeUtc(token.IssuedAt);

    private static string? Optional(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var value) ? value : null;
}
