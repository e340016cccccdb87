using LocalCoin.App;
using LocalCoin.Ledger.Statistics;
using LocalCoin.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LocalCoin.IntegrationTests.Doors;

// What a node is told before it opens: a wrong setting is named, and keys are made once and shared.
public sealed class Starting(Town town) : IClassFixture<Town>, IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "localcoin-keys-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("ConnectionStrings:LocalCoin", "", "ConnectionStrings__LocalCoin")]
    [InlineData("ConnectionStrings:LocalCoin", "Nonsense=1", "ConnectionStrings__LocalCoin")]
    [InlineData("ConnectionStrings:LocalCoinHealth", "Nonsense=1", "ConnectionStrings__LocalCoinHealth")]
    [InlineData("ConnectionStrings:LocalCoinHealth", "Host=x", "ConnectionStrings__LocalCoinHealth")]
    [InlineData("LocalCoin:Community", "", "LocalCoin__Community")]
    [InlineData("LocalCoin:Community", "Kongo; drop schema", "LocalCoin__Community")]
    [InlineData("LocalCoin:PublicUrl", "ftp://x", "LocalCoin__PublicUrl")]
    [InlineData("LocalCoin:CodeIdentifier", "Kongo", "LocalCoin__CodeIdentifier")]
    [InlineData("LocalCoin:Limits:PaymentMax", "many", "LocalCoin__Limits__PaymentMax")]
    [InlineData("LocalCoin:Limits:PaymentMost", "1", "LocalCoin__Limits__PaymentMost")]
    [InlineData("LocalCoin:Writer:QueueMax", "0", "LocalCoin__Writer__QueueMax")]
    [InlineData("LocalCoin:Writer:BatchMax", "1.5", "LocalCoin__Writer__BatchMax")]
    [InlineData("LocalCoin:Writer:QueueWaitMaxSeconds", "long", "LocalCoin__Writer__QueueWaitMaxSeconds")]
    [InlineData("LocalCoin:Writer:QueueMost", "1", "LocalCoin__Writer__QueueMost")]
    [InlineData("LocalCoin:Statistics:FewForStaff", "9", "LocalCoin__Statistics__FewForStaff")]
    [InlineData("LocalCoin:Statistics:FewForPublication", "19", "LocalCoin__Statistics__FewForPublication")]
    [InlineData("LocalCoin:Statistics:FewForStaff", "21", "LocalCoin__Statistics__FewForPublication")]
    [InlineData("LocalCoin:Statistics:Residents", "0", "LocalCoin__Statistics__Residents")]
    [InlineData("LocalCoin:Statistics:ResidentsBy:Old", "3", "LocalCoin__Statistics__ResidentsBy__Old")]
    [InlineData("LocalCoin:Statistics:Few", "3", "LocalCoin__Statistics__Few")]
    [InlineData("LocalCoin:SigningKey", "not a key", "LocalCoin__SigningKey")]
    [InlineData("LocalCoin:KeyFolder", "/proc/no-such-folder", "LocalCoin__KeyFolder")]
    [InlineData("LocalCoin:OpenIdConnect:ClientId", "x", "LocalCoin__OpenIdConnect__Authority")]
    [InlineData("LocalCoin:OpenIdConnect:Authority", "https://x.example", "LocalCoin__OpenIdConnect__ClientId")]
    [InlineData("LocalCoin:OpenIdConnect:Authorities", "https://x.example", "LocalCoin__OpenIdConnect__Authorities")]
    [InlineData("LocalCoin:SecretKey", "c2hvcnQ=", "LocalCoin__SecretKey")]
    public void A_wrong_setting_is_named_as_one_writes_it(string key, string value, string named)
    {
        var thrown = Assert.Throws<SettingException>(() =>
            Serve.Build(town.Arguments("--" + key, value), SystemClock.Instance));
        Assert.StartsWith(named + ":", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_writer_keeps_the_limits_that_it_is_told()
    {
        await using var node = Serve.Build(
            town.Arguments("--LocalCoin:Writer:QueueMax", "7", "--LocalCoin:Writer:QueueWaitMaxSeconds", "2"),
            SystemClock.Instance);
        var writer = node.Services.GetRequiredService<WriterOptions>();
        Assert.Equal(
            (7, new WriterOptions().BatchMax, TimeSpan.FromSeconds(2)),
            (writer.QueueMax, writer.BatchMax, writer.QueueWaitMax));
    }

    [Fact]
    public async Task Statistics_are_made_by_what_the_community_says()
    {
        await using var node = Serve.Build(
            town.Arguments(
                "--LocalCoin:Statistics:FewForStaff", "12", "--LocalCoin:Statistics:FewForPublication", "30",
                "--LocalCoin:Statistics:Residents", "24000", "--LocalCoin:Statistics:ResidentsBy:From70", "2345"),
            SystemClock.Instance);
        var terms = node.Services.GetRequiredService<StatTerms>();
        Assert.Equal((new Thresholds(12, 30), 24_000), (terms.Few, terms.Residents));
        Assert.Equal(2_345, terms.ResidentsBy["from70"]);
    }

    [Theory]
    [InlineData("http://sign-in.example.jp")]
    [InlineData("sign-in.example.jp")]
    [InlineData("ftp://127.0.0.1")]
    public void A_provider_is_asked_over_a_sealed_connection_only(string authority)
    {
        var thrown = Assert.Throws<SettingException>(() => Serve.Build(
            town.Arguments(
                "--LocalCoin:OpenIdConnect:Authority", authority, "--LocalCoin:OpenIdConnect:ClientId", "x",
                "--LocalCoin:OpenIdConnect:ClientSecret", "y"),
            SystemClock.Instance));
        Assert.StartsWith("LocalCoin__OpenIdConnect__Authority:", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telemetry_that_nobody_answers_hinders_nobody()
    {
        await using var node = Serve.Build(
            town.Arguments("--OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"), SystemClock.Instance);
        await node.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(node.Urls.Single()) };
        Assert.Equal(200, (int)(await http.GetAsync("/health/ready")).StatusCode);
        await node.StopAsync();
    }

    [Fact]
    public void Keys_are_made_once_for_this_user_alone()
    {
        using var first = Load();
        using var second = Load();
        Assert.Equal(first.Signing.KeyId, second.Signing.KeyId);
        Assert.Equal(first.Secret, second.Secret);
        foreach (var file in Directory.GetFiles(folder))
        {
            if (!OperatingSystem.IsWindows()) Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void A_new_key_signs_and_the_old_one_still_verifies()
    {
        using var before = Load();
        using var fresh = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(folder, "signing-2.pem"), fresh.ExportPkcs8PrivateKeyPem());
        using var after = Load();
        Assert.NotEqual(before.Signing.KeyId, after.Signing.KeyId);
        Assert.Contains(after.Verifying, key => key.KeyId == before.Signing.KeyId);
    }

    [Fact]
    public async Task A_token_is_good_on_a_second_node_and_revoked_there_within_a_second()
    {
        await town.Hire("kansa", "auditor", null, null);
        var token = await town.Token("kansa");
        await using var node = Serve.Build(town.Arguments(), SystemClock.Instance);
        await node.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(node.Urls.Single()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(200, (int)(await http.GetAsync("/api/v1/me")).StatusCode);
        await town.Must("kansa", HttpMethod.Post, "/api/v1/sign-out", new { });
        Assert.Equal(401, (await town.Get("kansa", "/api/v1/me")).Status);
        var until = DateTime.UtcNow.AddSeconds(10);
        while ((int)(await http.GetAsync("/api/v1/me")).StatusCode == 200 && DateTime.UtcNow < until) await Task.Delay(
            50);
        Assert.Equal(401, (int)(await http.GetAsync("/api/v1/me")).StatusCode);
        await node.StopAsync();
    }

    private Keys Load() => Keys.Load(
        new ConfigurationBuilder().AddInMemoryCollection([new("LocalCoin:KeyFolder", folder)]).Build(), "kongo");
}
