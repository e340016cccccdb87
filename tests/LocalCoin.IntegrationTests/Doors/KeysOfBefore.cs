using System.Diagnostics;
using System.Security.Cryptography;
using LocalCoin.App;
using LocalCoin.Store.Directory;
using Microsoft.Extensions.Configuration;

namespace LocalCoin.IntegrationTests.Doors;

// A backup holds no keys: a database that is opened with others must say so, before somebody's PIN does.
public sealed class KeysOfBefore(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_node_that_is_started_with_another_secret_says_so()
    {
        var file = Path.Combine(town.KeyFolder, "secret.key");
        var known = Convert.FromBase64String((await File.ReadAllTextAsync(file)).Trim());
        Assert.True(await town.Directory.Keys.IsKnown(new TypedSecrets(known), CancellationToken.None));
        var other = RandomNumberGenerator.GetBytes(32);
        Assert.False(await town.Directory.Keys.IsKnown(new TypedSecrets(other), CancellationToken.None));
        Assert.DoesNotContain("database was written with", await LogOf(known), StringComparison.Ordinal);
        Assert.Contains("the one that this database was written with", await LogOf(other), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tenth_signing_key_is_newer_than_the_second()
    {
        var folder = Directory.CreateTempSubdirectory("localcoin-keys-").FullName;
        try
        {
            Write(folder, 10);
            var tenth = Signing(folder);
            Write(folder, 2);
            Assert.Equal(tenth, Signing(folder));
            Write(folder, 11);
            Assert.NotEqual(tenth, Signing(folder));
            File.WriteAllText(Path.Combine(folder, "signing-new.pem"), "");
            Assert.Throws<SettingException>(() => Signing(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder, int number)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(folder, $"signing-{number}.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static string Signing(string folder)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>(Keys.KeyFolder, folder)]).Build();
        using var keys = Keys.Load(configuration, "town");
        return keys.Signing.KeyId;
    }

    /// <summary>What a node writes until it listens.</summary>
    private async Task<string> LogOf(byte[] secret)
    {
        var start = Executable.Prepare(
            town.Schema.Community, TestSchema.AppConnection, "serve", "--urls", "http://127.0.0.1:0");
        start.Environment["LocalCoin__SecretKey"] = Convert.ToBase64String(secret);
        using var node = Process.Start(start)!;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var log = "";
            while (await node.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                log += line + "\n";
                if (line.Contains("Now listening", StringComparison.Ordinal)) break;
            }
            return log;
        }
        finally
        {
            node.Kill();
            await node.WaitForExitAsync();
        }
    }
}
