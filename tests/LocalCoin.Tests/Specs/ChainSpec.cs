using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalCoin.Store;
using LocalCoin.Tests.Tidiness;
using NodaTime.Text;

namespace LocalCoin.Tests.Specs;

// specs/ledger/chain.md: three worked hashes, computed by another program, found again by the ledger's own code.
public class ChainSpec
{
    private static readonly (JsonNode Event, string Hash)[] Worked =
        [.. Regex.Matches(Checkout.Read("specs/ledger/chain.md"), "```json\n(.*?)```\n\nHash: `(.*?)`",
            RegexOptions.Singleline)
            .Select(match => (JsonNode.Parse(match.Groups[1].Value)!, match.Groups[2].Value))];

    [Fact]
    public void The_ledger_finds_the_worked_hashes()
    {
        Assert.Equal(3, Worked.Length);
        var previous = LedgerChain.Genesis;
        var chain = new LedgerChain();
        foreach (var (one, hash) in Worked)
        {
            previous = chain.Hash(previous, new ChainLink(
                (long)one["seq"]!, Guid.Parse(Text(one, "id")!), Text(one, "stream")!, (long)one["version"]!,
                Text(one, "type")!, Time(one), Text(one, "correlationId"), Text(one, "causationId"),
                Ours(one["headers"]), Ours(one["data"])));
            Assert.Equal(hash, previous);
        }
    }

    [Fact]
    public void A_second_writer_finds_them_too()
    {
        var previous = new string('0', 64);
        foreach (var (one, hash) in Worked)
        {
            var array = new JsonArray(
                previous, one["seq"]!.DeepClone(), Text(one, "id"), Text(one, "stream"), one["version"]!.DeepClone(),
                Text(one, "type"), LedgerChain.Microseconds(Time(one)), Text(one, "correlationId"),
                Text(one, "causationId"), one["headers"]!.DeepClone(), one["data"]!.DeepClone());
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical.Of(array))));
            Assert.Equal(hash, previous);
        }
    }

    [Fact]
    public void The_worked_events_are_events_of_the_ledger()
    {
        foreach (var (one, _) in Worked)
        {
            var data = Encoding.UTF8.GetBytes(Canonical.Of(one["data"]));
            Assert.Equal(data, EventJson.Write(EventJson.Read(Text(one, "type")!, data)));
        }
    }

    /// <summary>Canonical by the ledger's own writer, from a text that is not.</summary>
    private static byte[] Ours(JsonNode? node)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        CanonicalJson.Write(Encoding.UTF8.GetBytes(node!.ToJsonString(new() { WriteIndented = true })), output);
        return output.WrittenSpan.ToArray();
    }

    private static Instant Time(JsonNode one) =>
        InstantPattern.ExtendedIso.Parse(Text(one, "timestamp")!).GetValueOrThrow();
    private static string? Text(JsonNode one, string key) => (string?)one[key];
}
