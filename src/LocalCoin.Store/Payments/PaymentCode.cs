using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LocalCoin.Ledger;

namespace LocalCoin.Store.Payments;

/// <summary>
/// Four digits by which payer and shop tell each other that they look at the same payment: the first eight bytes of
/// the SHA-256 of the payment's id, big-endian, modulo 10,000. They prove nothing to anybody else.
/// </summary>
public static class PaymentCode
{
    public static string Of(PaymentId payment)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(payment.Value), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) % 10_000).ToString("D4");
    }
}
