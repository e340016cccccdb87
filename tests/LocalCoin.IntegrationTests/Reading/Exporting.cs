// Other people's programs read our ledger and add it up themselves; what they find must be what we say.

using System.Diagnostics;
using System.Text.Json;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Audit;

namespace LocalCoin.IntegrationTests.Reading;

public sealed class Exporting(SmallTown town) : IClassFixture<SmallTown>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("localcoin-export-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Hledger_accepts_it_and_finds_the_same_balances()
    {
        var file = await Export(ExportFormat.Hledger, "town.journal");
        await Run("hledger", "check", "-s", "-f", file);
        var found = (await Run("hledger", "balance", "-f", file, "--flat", "--empty", "--no-total", "-O", "csv"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))
            .ToDictionary(cells => cells[0], cells => long.Parse(cells[1].Split(' ')[0]));
        Assert.Equal((await Balances()).OrderBy(one => one.Key), found.OrderBy(one => one.Key));
    }

    [Fact]
    public async Task Hledger_finds_a_changed_amount()
    {
        var file = await Export(ExportFormat.Hledger, "town.journal");
        var text = await File.ReadAllTextAsync(file);
        var at = text.IndexOf("  Liabilities:Merchant:Grocer  -", StringComparison.Ordinal);
        var end = text.IndexOf(" COIN", at, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text[..end] + "1" + text[end..]);
        await Assert.ThrowsAnyAsync<Exception>(() => Run("hledger", "check", "-f", file));
    }

    [Fact]
    public async Task Beancount_accepts_it()
    {
        var file = await Export(ExportFormat.Beancount, "town.beancount");
        Assert.Equal("", await Run("bean-check", file));
        var text = await File.ReadAllTextAsync(file);
        var lines = text.Split('\n').Where(line => line.Contains(" balance ", StringComparison.Ordinal)).ToArray();
        Assert.Equal((await Balances()).Count, lines.Length);
        var wrong = lines.First(line => !line.Contains("  0 COIN", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file, text.Replace(
            wrong, wrong.Replace(" COIN", "1 COIN", StringComparison.Ordinal), StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<Exception>(() => Run("bean-check", file));
    }

    [Fact]
    public async Task Csv_holds_every_posting()
    {
        var lines = await File.ReadAllLinesAsync(await Export(ExportFormat.Csv, "town.csv"));
        var sums = new Dictionary<string, long>();
        foreach (var cells in lines.Skip(1).Select(line => line.Split(',')))
        {
            sums[cells[7]] = sums.GetValueOrDefault(cells[7]) - long.Parse(cells[9]);
            sums[cells[8]] = sums.GetValueOrDefault(cells[8]) + long.Parse(cells[9]);
        }
        var expected = (await Balances()).OrderBy(one => one.Key).Select(one => -one.Value);
        var found = sums.OrderBy(one => ExportedAccounts.Of(AccountAddress.Parse(one.Key))).Select(one => one.Value);
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task Ndjson_holds_every_event_with_all_that_its_hash_covers()
    {
        var lines = await File.ReadAllLinesAsync(await Export(ExportFormat.Ndjson, "town.ndjson"));
        Assert.Equal(await town.Schema.Value<long>("select seq from ledger_head"), lines.Length);
        var (chain, previous) = (new LedgerChain(), LedgerChain.Genesis);
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var headers = root.GetProperty("headers").EnumerateObject().Where(header => header.Name != "hash")
                .ToDictionary(header => header.Name, header => header.Value.GetString());
            previous = chain.Hash(previous, new ChainLink(
                root.GetProperty("seq").GetInt64(), root.GetProperty("id").GetGuid(),
                root.GetProperty("stream").GetString()!,
                root.GetProperty("version").GetInt64(), root.GetProperty("type").GetString()!,
                NodaTime.Text.InstantPattern.ExtendedIso.Parse(root.GetProperty("timestamp").GetString()!).Value,
                root.TryGetProperty("correlation", out var correlation) ? correlation.GetString() : null,
                root.TryGetProperty("causation", out var causation) ? causation.GetString() : null,
                JsonSerializer.SerializeToUtf8Bytes(
                    new SortedDictionary<string, string?>(headers, StringComparer.Ordinal)),
                System.Text.Encoding.UTF8.GetBytes(root.GetProperty("data").GetRawText())));
            Assert.Equal(root.GetProperty("headers").GetProperty("hash").GetString(), previous);
        }
    }

    [Theory]
    [InlineData(ExportFormat.Ndjson)]
    [InlineData(ExportFormat.Csv)]
    public async Task A_ledger_with_a_hole_in_it_is_not_exported_as_if_it_were_whole(ExportFormat format)
    {
        await using var own = await TestSchema.Make();
        await using (var node = Writing.Node.Open(own.Schema.Community)) await node.Do(Writing.SmallTown.Founding());
        await own.Schema.Tamper("delete from mt_events where seq_id = 3");
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() =>
            LedgerExport.Run(own.Schema.App, format, Stream.Null, null, CancellationToken.None));
        Assert.Contains("run localcoin verify", refused.Message);
    }

    private async Task<string> Export(ExportFormat format, string name)
    {
        var path = Path.Combine(folder, name);
        await using var file = File.Create(path);
        var report = await LedgerExport.Run(town.Schema.App, format, file, null, CancellationToken.None);
        Assert.Equal(await town.Schema.Value<long>("select seq from ledger_head"), report.Head);
        return path;
    }

    /// <summary>By the accounts' exported names and with their exported sign.</summary>
    private async Task<Dictionary<string, long>> Balances()
    {
        await using var command = town.Schema.App.CreateCommand("select address, coins from balances");
        await using var reader = await command.ExecuteReaderAsync();
        var balances = new Dictionary<string, long>();
        while (await reader.ReadAsync())
        {
            balances.Add(ExportedAccounts.Of(AccountAddress.Parse(reader.GetString(0))), -reader.GetInt64(1));
        }
        return balances;
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await error}{output}");
    }
}
