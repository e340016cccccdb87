using System.Text;
using LocalCoin.Ledger;

namespace LocalCoin.Store;

/// <summary>
/// The headers of an event, canonical: actor, clerk, device, fingerprint, hash. All are slugs or hex.
/// </summary>
internal static class StoredHeaders
{
    internal static byte[] Write(Sender sender, string fingerprint, string? hash)
    {
        var json = new StringBuilder(256).Append("{\"actor\":\"").Append(sender.Actor.Value).Append('"');
        if (sender.Clerk is { } clerk) json.Append(",\"clerk\":\"").Append(clerk.Value).Append('"');
        if (sender.Device is { } device) json.Append(",\"device\":\"").Append(device.Value).Append('"');
        json.Append(",\"fingerprint\":\"").Append(fingerprint).Append('"');
        if (hash is not null) json.Append(",\"hash\":\"").Append(hash).Append('"');
        return Encoding.ASCII.GetBytes(json.Append('}').ToString());
    }
}
