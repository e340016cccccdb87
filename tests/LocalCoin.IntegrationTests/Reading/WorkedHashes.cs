using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalCoin.Store;
using NodaTime.Text;

namespace LocalCoin.IntegrationTests.Reading;

// The worked hashes of specs/ledger/chain.md once more, through PostgreSQL: it keeps JSON with keys in its own order
// and times in its own form, and what is read from there must still give the same hashes.
public sealed class WorkedHashes(TestSchema schema) : IClassFixture<TestSchema>
{
    [Fact]
    public async Task What_PostgreSQL_gives_back_has_the_worked_hashes()
    {
        var worked = Regex.Matches(
            await File.ReadAllTextAsync(Spec()), "```json\n(.*?)```\n\nHash: `(.*?)`", RegexOptions.Singleline);
        Assert.Equal(3, worked.Count);
        var previous = LedgerChain.Genesis;
        foreach (Match match in worked)
        {
            var one = JsonNode.Parse(match.Groups[1].Value)!;
            var headers = await Kept("jsonb", one["headers"]!.ToJsonString());
            var data = await Kept("jsonb", one["data"]!.ToJsonString());
            var time = await Kept("timestamptz at time zone 'UTC'", (string)one["timestamp"]!);
            previous = new LedgerChain().Hash(previous, new ChainLink(
                (long)one["seq"]!, Guid.Parse((string)one["id"]!), (string)one["stream"]!, (long)one["version"]!,
                (string)one["type"]!, InstantPattern.ExtendedIso.Parse(time.Replace(' ', 'T') + "Z").Value,
                (string?)one["correlationId"], (string?)one["causationId"], Canonical(headers), Canonical(data)));
            Assert.Equal(match.Groups[2].Value, previous);
        }
    }

    private Task<string> Kept(string type, string text) =>
        schema.Value<string>($"select (($1)::{type})::text", text);

    private static byte[] Canonical(string json)
    {
        var output = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(Encoding.UTF8.GetBytes(json), output);
        return output.WrittenSpan.ToArray();
    }

    private static string Spec([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../specs/ledger/chain.md");
}
