// A little OpenID Connect provider on a real socket, standing for a town's own: discovery, keys, authorize, token.
// It can be told to lie, as a broken or hostile one would.

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LocalCoin.IntegrationTests.Doors;

public enum Lie { None, ForeignKey, OtherAudience, OtherIssuer, OtherNonce, Ended }

public sealed class ForeignProvider : IAsyncDisposable
{
    public const string ClientId = "localcoin-test";
    public const string ClientSecret = "known to both";

    private readonly RSA published = RSA.Create(2048);
    private readonly RSA hidden = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string To)> codes = new();
    private readonly WebApplication app;

    private ForeignProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Url, authorization_endpoint = Url + "/authorize", token_endpoint = Url + "/token",
            jwks_uri = Url + "/keys", response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublishedKey() } }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", (Delegate)Redeem);
    }

    /// <summary>Who sits at the browser.</summary>
    public string Subject { get; set; } = "nobody";
    public Lie Lie { get; set; }
    public string Url => app.Urls.Single();

    public static async Task<ForeignProvider> Start()
    {
        var provider = new ForeignProvider();
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        published.Dispose();
        hidden.Dispose();
    }

    private IResult Authorize(HttpContext http)
    {
        var asked = http.Request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code"
            || asked["code_challenge_method"] != "S256")
        {
            return Results.BadRequest();
        }
        var (code, to) = (Guid.NewGuid().ToString("N"), asked["redirect_uri"].ToString());
        codes[code] = (asked["nonce"]!, asked["code_challenge"]!, to);
        return Results.Redirect($"{to}?code={code}&state={Uri.EscapeDataString(asked["state"]!)}");
    }

    private async Task<IResult> Redeem(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!)));
        if (!codes.TryRemove(form["code"].ToString(), out var given) || given.Challenge != challenge
            || form["client_secret"] != ClientSecret || form["redirect_uri"] != given.To)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }
        return Results.Json(new
        {
            access_token = "not used", token_type = "Bearer", expires_in = 300, id_token = IdToken(given.Nonce),
        });
    }

    private string IdToken(string nonce)
    {
        var key = new RsaSecurityKey(Lie is Lie.ForeignKey ? hidden : published) { KeyId = "one" };
        var now = DateTime.UtcNow.AddHours(Lie is Lie.Ended ? -2 : 0);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Lie is Lie.OtherIssuer ? "http://elsewhere.example" : Url,
            Audience = Lie is Lie.OtherAudience ? "another-client" : ClientId,
            IssuedAt = now, NotBefore = now, Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = Subject, ["nonce"] = Lie is Lie.OtherNonce ? "another" : nonce,
                // What it may claim about rights counts for nothing.
                ["roles"] = new[] { "operator", "approver" },
            },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    private object PublishedKey()
    {
        var key = published.ExportParameters(false);
        return new
        {
            kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Base64UrlEncoder.Encode(key.Modulus!),
            e = Base64UrlEncoder.Encode(key.Exponent!),
        };
    }
}
