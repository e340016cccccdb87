// What a job does always has the same id, drawn from what it is about. So an import that is run twice, or killed and
// run
// again, changes nothing that is there and adds what is not: the ledger itself answers "repeated".

using System.Security.Cryptography;
using System.Text;

namespace LocalCoin.App.Operator;

public static class NamedId
{
    /// <summary>UUIDv8 (RFC 9562 §5.8) from SHA-256 over kind and name.</summary>
    public static Guid Of(string kind, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"localcoin\n{kind}\n{name}"));
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
