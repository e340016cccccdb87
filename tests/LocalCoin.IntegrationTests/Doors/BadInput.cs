using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCoin.App;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LocalCoin.IntegrationTests.Doors;

// Whatever comes in at whichever door: a clear "no", never a fault of ours, and a ledger that did not move.
public class BadInput(SettledTown settled) : IClassFixture<SettledTown>
{
    private readonly Town town = settled.Town;
    private readonly DoorCalls calls = new(settled);

    private static readonly string[] NotNumbers =
        ["\"1\"", "true", "{}", "[]", "1.5", "1e400", "99999999999999999999", "9007199254740993", "-9007199254740993",
            "NaN", "01"];

    private static readonly string[] NotTexts =
        ["1", "true", "{}", "[]", "\"\\ud800\"", "\"\\udc00x\"", "\"a\\u0000b\"", "\"\\u001b\"", "\"a\tb\""];

    private static readonly string[] NotIds =
        ["\"\"", "\"'; drop table mt_events; --\"", "\"<script>alert(1)</script>\"", "\"../etc\"", "\"A B\"", "\"ｗ\"",
            "\"-x\""];

    // What people may write freely; everything else that is text is an id or a word of a closed list.
    private static readonly string[] FreeTexts =
        ["name", "password", "secret", "code", "old", "new", "displayName", "text", "stopNumber", "card", "pin"];

    [Fact]
    public void Every_door_that_takes_a_body_is_tried() => Assert.Equal(
        calls.TakingBodies().Order(StringComparer.Ordinal), calls.Bodies.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Malformed_members_are_refused_by_name_at_every_door()
    {
        var (head, faults) = (await town.Head(), new List<string>());
        foreach (var (door, (role, body)) in calls.Bodies)
        {
            var whole = JsonSerializer.SerializeToNode(body)!.AsObject();
            foreach (var (member, value) in whole.ToList())
            {
                foreach (var bad in BadFor(member, value!))
                {
                    var raw = whole.ToJsonString().Replace(
                        $"\"{member}\":{value!.ToJsonString()}", $"\"{member}\":{bad}", StringComparison.Ordinal);
                    var reply = await Send(door, role, Encoding.UTF8.GetBytes(raw));
                    if (reply.Status != 400 || reply.Code != "Malformed") faults.Add(
                        $"{door} {member}={bad}: {reply.Status} {reply.Text}");
                }
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(head, await town.Head());
    }

    [Fact]
    public async Task Malformed_bodies_are_refused_at_every_door()
    {
        var (head, faults) = (await town.Head(), new List<string>());
        foreach (var (door, (role, body)) in calls.Bodies)
        {
            var good = JsonSerializer.Serialize(body);
            var doubled = good.Length > 2 ? good[..^1] + "," + good[1..] : "{\"x\":1}";
            string[] bad =
            [
                "", "null", "[]", "1", "\"x\"", "{", good + "x", good + good, doubled, "{,}",
                good.Length > 2 ? good[..^1] + ",\"unknownMember\":1}" : "{\"unknownMember\":1}",
                string.Concat(Enumerable.Repeat("[", 5000)), "{\"__proto__\":{}}", "\uFEFF\uFEFF" + good,
            ];
            foreach (var text in bad) await Refused(door, role, Encoding.UTF8.GetBytes(text), 400);
            foreach (var text in new[] { "{\"\xff\":1}",
                good.Replace("\"", "\"\xc3\x28", StringComparison.Ordinal) + "\xff" })
            {
                await Refused(door, role, Encoding.Latin1.GetBytes(text), 400);
            }
            var most = door == "PUT /api/v1/runs/{run}" ? 50 * 1024 * 1024 : 64 * 1024;
            await Refused(door, role, Encoding.UTF8.GetBytes("{\"x\":\"" + new string('a', most) + "\"}"), 413);
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(head, await town.Head());

        async Task Refused(string door, string role, byte[] body, int expected)
        {
            var reply = await Send(door, role, body);
            if (reply.Status == expected) return;
            var start = Encoding.Latin1.GetString(body)[..Math.Min(80, body.Length)];
            faults.Add($"{door} {start}: {reply.Status} {reply.Text}");
        }
    }

    [Fact]
    public async Task Amounts_that_nobody_can_mean_move_nothing()
    {
        var head = await town.Head();
        foreach (var amount in new[] { -1L, 0, 9_007_199_254_740_991 })
        {
            foreach (var (door, (role, body)) in calls.Bodies)
            {
                var whole = JsonSerializer.SerializeToNode(body)!.AsObject();
                if (!whole.ContainsKey("amount")) continue;
                whole["amount"] = amount;
                var reply = await Send(door, role, Encoding.UTF8.GetBytes(whole.ToJsonString()));
                Assert.True(reply.Status is 400 or 404 or 422, $"{door} {amount}: {reply.Status} {reply.Text}");
            }
            var paid = await town.Put("alice", $"/api/v1/payments/{Town.NewId()}",
                new { merchant = People.Grocer, spot = People.Grocer, amount });
            Assert.True(paid.Status is 400 or 422, paid.Text);
        }
        var vegetables = await town.Put("alice", $"/api/v1/payments/{Town.NewId()}",
            new { merchant = People.Grocer, spot = People.Grocer, amount = 5, vegetables = 6 });
        Assert.Equal((422, "VegetablesTooMany"), (vegetables.Status, vegetables.Code));
        var change = await town.Post("somu", "/api/v1/funds/welcome/budget", new { change = -9_007_199_254_740_991 });
        Assert.Equal((422, "BudgetExhausted"), (change.Status, change.Code));
        Assert.Equal(head, await town.Head());
    }

    [Fact]
    public async Task Ids_in_the_address_and_the_key_are_checked()
    {
        var head = await town.Head();
        foreach (var id in new[] { "x", "1", "00000000-0000-0000-0000-000000000000", "%00", "'%3B--", "%3Cscript%3E",
            "%ff", new string('a', 300) })
        {
            var reply = await town.Put("alice", $"/api/v1/payments/{id}",
                new { merchant = People.Grocer, spot = People.Grocer, amount = 1 });
            Assert.True(reply.Status is 400 or 404, $"{id}: {reply.Status} {reply.Text}");
            reply = await town.Get("mado", $"/api/v1/wallets/{id}");
            Assert.True(reply.Status is 400 or 404, $"{id}: {reply.Status} {reply.Text}");
        }
        foreach (var key in new[] { null, "", "x", "1; drop table balances", "00000000-0000-0000-0000-000000000000" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/funds/welcome/budget");
            request.Headers.Authorization = new("Bearer", await town.Token("somu"));
            if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            request.Content = new StringContent("{\"change\":1}", Encoding.UTF8, "application/json");
            var reply = await town.Send(request);
            Assert.Equal((400, "Idempotency-Key"), (reply.Status, reply["field"].GetString()));
        }
        foreach (var query in new[] { "limit=0", "limit=201", "limit=x", "cursor=x", "cursor=-1", "cursor=1.",
            "cursor=99999999999999999999", "cursor=%00" })
        {
            var reply = await town.Get("kansa", $"/api/v1/journal?{query}");
            Assert.True(reply.Status is 400, $"{query}: {reply.Status} {reply.Text}");
        }
        Assert.Equal(400, (await town.Get("owner", $"/api/v1/merchants/{People.Grocer}/sales?from=2020-13-01")).Status);
        Assert.Equal(400, (await town.Get("kansa", "/api/v1/trial-balance?day=tomorrow")).Status);
        Assert.Equal(404, (await town.Get("kansa", "/api/v1/nothing-here")).Status);
        Assert.Equal(405, (await town.Send("kansa", HttpMethod.Patch, "/api/v1/me", new { })).Status);
        Assert.Equal(head, await town.Head());
    }

    [Fact]
    public async Task Tokens_that_are_not_ours_open_nothing()
    {
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var own = ECDsa.Create();
        own.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(town.KeyFolder, "signing-1.pem")));
        var rules = town.Tokens.Rules();
        var id = rules.IssuerSigningKeys.Single().KeyId;
        string Token(SecurityKey key, string algorithm, string issuer, DateTime expires)
        {
            key.KeyId = id;
            return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
                new SecurityTokenDescriptor
            {
                Issuer = issuer, Audience = rules.ValidAudience, Expires = expires, IssuedAt = expires.AddHours(-1),
                NotBefore = expires.AddHours(-1),
                Claims = new Dictionary<string,
                object> { ["sub"] = "thief", ["sid"] = "s", ["roles"] = new[] { "auditor" } },
                SigningCredentials = new SigningCredentials(key, algorithm),
            });
        }
        var soon = DateTime.UtcNow.AddMinutes(30);
        var good = Token(new ECDsaSecurityKey(own), "ES256", rules.ValidIssuer, soon);
        Assert.Equal(200, await With(good));
        var parts = good.Split('.');
        var none = Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
        var secret = new SymmetricSecurityKey(own.ExportSubjectPublicKeyInfo());
        string[] bad =
        [
            Token(new ECDsaSecurityKey(foreign), "ES256", rules.ValidIssuer, soon), none, none + parts[2],
            Token(secret, "HS256", rules.ValidIssuer, soon),
            Token(new ECDsaSecurityKey(own), "ES256", "localcoin:elsewhere", soon),
            Token(new ECDsaSecurityKey(own), "ES256", rules.ValidIssuer, DateTime.UtcNow.AddMinutes(-1)),
            parts[0] + "." + Base64UrlEncoder.Encode("{}") + "." + parts[2], parts[0] + "." + parts[1], "x.y.z", "",
            new string('a', 8_000),
        ];
        foreach (var token in bad) Assert.True(await With(token) is 401, token);
        Assert.Equal(200, await With(good));
    }

    [Fact]
    public async Task A_cookie_counts_only_from_our_own_pages()
    {
        using var signIn = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sign-in");
        signIn.Content = new StringContent(
            JsonSerializer.Serialize(new { name = "mado", password = Town.Password, keepInCookie = true }),
            Encoding.UTF8, "application/json");
        signIn.Headers.Add("Sec-Fetch-Site", "same-origin");
        var reply = await town.Send(signIn);
        var cookie = reply.Message.Headers.GetValues("Set-Cookie").Single();
        Assert.DoesNotContain("\"token\"", reply.Text, StringComparison.Ordinal);
        foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/" }) Assert.Contains(
            flag, cookie, StringComparison.OrdinalIgnoreCase);
        var sent = cookie.Split(';')[0];
        var own = town.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Equal(201, await Put(("Sec-Fetch-Site", "same-origin")));
        Assert.Equal(201, await Put(("Origin", own)));
        var head = await town.Head();
        Assert.Equal(403, await Put(("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(403, await Put(("Sec-Fetch-Site", "same-site")));
        Assert.Equal(403, await Put(("Origin", "https://evil.example")));
        Assert.Equal(403, await Put(("Origin", "null")));
        Assert.Equal(403, await Put(("X-Nothing", "1")));
        Assert.Equal(head, await town.Head());

        async Task<int> Put((string Name, string Value) header)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/wallets/{Town.NewId()}");
            request.Headers.Add("Cookie", sent);
            request.Headers.Add(header.Name, header.Value);
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            return (await town.Send(request)).Status;
        }
    }

    [Fact]
    public async Task A_phone_code_is_used_once_and_ends()
    {
        var path = $"/api/v1/wallets/{settled.People.Bob}/phone-codes";
        var code = await town.Must("mado", HttpMethod.Post, path, new { });
        await town.Schema.Execute(
            "update directory_phones set code_until = now() - interval '1 second' where code_hash is not null");
        var reply = await town.Post(null, "/api/v1/phones", new { code = code["code"].GetString() });
        Assert.Equal((422, "CodeUnknown"), (reply.Status, reply.Code));
        code = await town.Must("mado", HttpMethod.Post, path, new { byLetter = true });
        Assert.Equal(200, (await town.Post(null, "/api/v1/phones", new { code = code["code"].GetString() })).Status);
        Assert.Equal(422, (await town.Post(null, "/api/v1/phones", new { code = code["code"].GetString() })).Status);
    }

    private async Task<int> With(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return (await town.Send(request)).Status;
    }

    private static IEnumerable<string> BadFor(string member, JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => NotNumbers,
        JsonValueKind.String when FreeTexts.Contains(member) => [.. NotTexts, $"\"{new string('x', 2_001)}\""],
        JsonValueKind.String => [.. NotTexts, .. NotIds],
        JsonValueKind.True or JsonValueKind.False => ["1", "\"true\"", "null", "{}"],
        JsonValueKind.Array => ["1", "{}", "\"x\"", "[null]", "[{}]", "[[]]", "[1.5]"],
        _ => ["1", "\"x\"", "[]", "{\"unknownMember\":1}"],
    };

    private async Task<Reply> Send(string door, string role, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Split(' ')[0]), calls.Filled(door, role, true));
        request.Headers.Add("Idempotency-Key", Town.NewId());
        // Whoever is refused for the size alone is told so before the whole of it is sent.
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        if (calls.TokenOf(role) is { } token) request.Headers.Authorization = new("Bearer", token);
        request.Content = new ByteArrayContent(body) { Headers =
            { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await town.Send(request);
    }
}
