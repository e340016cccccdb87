// A community with its doors open: the real server on a real socket, in this process. Staff have passwords, residents
// have phones and cards, shops have registers, and everything is set up through the doors themselves.

using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LocalCoin.App;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LocalCoin.IntegrationTests.Doors;

/// <summary>What a door answered.</summary>
public sealed record Reply(int Status, string Text, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;
    public string? Code => Json.GetProperty("code").GetString();
    public JsonElement this[string member] => Json.GetProperty(member);
}

public sealed class Town : IAsyncLifetime
{
    public const string DeskPhone = "0721-00-0000";
    public const string Password = "correct horse battery staple";

    private readonly TestSchema schema = new();
    private readonly string[] settings;
    private readonly string keys = Path.Combine(Path.GetTempPath(), "localcoin-keys-" + Guid.NewGuid().ToString("N"));
    /// <summary>
    /// What the doors say of themselves: the same of every town with the same settings, and to write it takes as long
    /// as to move in.
    /// </summary>
    private static readonly ConcurrentDictionary<string, Lazy<Task<Described>>> Descriptions = new();

    private readonly ConcurrentDictionary<string, string> tokens = new();

    public Town() => settings = [];

    private Town(string[] settings) => this.settings = settings;

    public WebApplication App { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;
    public TestSchema Schema => schema;
    public string KeyFolder => keys;
    public ShiftedClock Clock { get; } = new();

    public CommunityDirectory Directory => App.Services.GetRequiredService<CommunityDirectory>();
    public AccessTokens Tokens => App.Services.GetRequiredService<AccessTokens>();

    /// <summary>Every door that is mapped. Asked of the server, which keeps them: a mapping makes them anew each time.
    /// </summary>
    public IEnumerable<RouteEndpoint> Doors =>
        App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public static string NewId() => Guid.CreateVersion7().ToString();

    /// <summary>A town with settings of its own.</summary>
    public static Town With(params string[] settings) => new(settings);

    public string[] Arguments(params string[] more) =>
    [
        "--urls", "http://127.0.0.1:0", "--ConnectionStrings:LocalCoin", TestSchema.AppConnection,
        "--ConnectionStrings:LocalCoinHealth", TestSchema.HealthConnection,
        "--LocalCoin:Community", schema.Community, "--LocalCoin:KeyFolder", keys,
        "--LocalCoin:SecretTriesPerMinute", "100000", "--LocalCoin:RequestsPerMinute", "1000000",
        "--LocalCoin:RequestsAtOnce", "10000", "--LocalCoin:DeskPhone", DeskPhone,
        "--Logging:LogLevel:Default", "Warning", .. more,
    ];

    public async Task InitializeAsync()
    {
        await schema.InitializeAsync();
        App = Serve.Build(Arguments(settings), Clock);
        await App.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(App.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        await schema.DisposeAsync();
        System.IO.Directory.Delete(keys, recursive: true);
    }

    /// <summary>Enters a member of staff. The first of them is entered by the operator's job, without a door.</summary>
    public Task Hire(string actor, string role, string? merchant, string? wallet) => Directory.Credentials.Put(
        new Credential(
            new ActorId(actor), actor, actor, new PasswordHasher<Credential>().HashPassword(null!, Password), [role],
            merchant is null ? null : new MerchantId(merchant), wallet is null ? null : new WalletId(wallet), false),
        CancellationToken.None);

    /// <summary>The actor's token; signs in with the password the first time.</summary>
    public async Task<string> Token(string actor)
    {
        if (tokens.TryGetValue(actor, out var known)) return known;
        var reply = await Send(null, HttpMethod.Post, "/api/v1/sign-in", new { name = actor, password = Password });
        Assert.True(reply.Status == 200, $"{actor}: {reply.Text}");
        return tokens[actor] = reply["token"].GetString()!;
    }

    /// <summary>Keeps a token under a name, as that of a phone or device.</summary>
    public void Keep(string actor, string token) => tokens[actor] = token;

    public Task<Reply> Get(string? actor, string path) => Send(actor, HttpMethod.Get, path, null);
    public Task<Reply> Put(string? actor, string path, object body) => Send(actor, HttpMethod.Put, path, body);
    public Task<Reply> Post(string? actor, string path, object body) => Send(actor, HttpMethod.Post, path, body);

    /// <summary>Sends with a fresh Idempotency-Key and the actor's token.</summary>
    public async Task<Reply> Send(string? actor, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Idempotency-Key", NewId());
        request.Headers.Add("Accept-Language", "en");
        if (actor is not null) request.Headers.Authorization = new("Bearer", await Token(actor));
        if (body is string raw) request.Content = new StringContent(raw, Encoding.UTF8, "application/json");
        else if (body is byte[] bytes) request.Content =
            new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } };
        else if (body is not null) request.Content = JsonContent.Create(body);
        return await Send(request);
    }

    public async Task<Reply> Send(HttpRequestMessage request)
    {
        var message = await Http.SendAsync(request);
        var reply = new Reply((int)message.StatusCode, await message.Content.ReadAsStringAsync(), message);
        var path = message.RequestMessage!.RequestUri!.AbsolutePath;
        var described = await Descriptions.GetOrAdd(string.Join('\n', settings), _ => new(Describe)).Value;
        var faults = described.Faults(
            request.Method, path, reply.Status, message.Content.Headers.ContentType?.MediaType, reply.Text);
        Assert.True(!faults.Any(), $"{request.Method} {path}: {string.Join(", ", faults)}\n{reply.Text}");
        return reply;
    }

    private async Task<Described> Describe() => new(await Http.GetStringAsync("/openapi/v1.json"));

    /// <summary>Sends what must succeed.</summary>
    public async Task<Reply> Must(string? actor, HttpMethod method, string path, object? body)
    {
        var reply = await Send(actor, method, path, body);
        Assert.True(reply.Status is >= 200 and < 300, $"{method} {path} as {actor}: {reply.Status} {reply.Text}");
        return reply;
    }

    /// <summary>Proposes a rule of a programme or a premium, and has another person approve it.</summary>
    public async Task SetRule(string path, object body)
    {
        var proposal = (await Must("somu", HttpMethod.Post, path, body))["id"];
        await Must("kessai", HttpMethod.Post, path + "/approve", new { proposal });
    }

    /// <summary>The server is started again at a later time, under the same address. Tokens of before have ended.
    /// </summary>
    public async Task GoOnAt(Instant later)
    {
        var url = App.Urls.Single();
        await App.StopAsync();
        await App.DisposeAsync();
        Clock.Ahead = later - SystemClock.Instance.GetCurrentInstant();
        tokens.Clear();
        // The database's clock stays where it is.
        App = Serve.Build(Arguments([.. settings, "--urls", url]), Clock, Duration.FromDays(400));
        await App.StartAsync();
    }

    public async Task<long> Head() => await schema.Value<long>("select seq from ledger_head");
}
