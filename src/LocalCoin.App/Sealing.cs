using System.Security.Cryptography;

namespace LocalCoin.App;

/// <summary>What travels through a browser that may neither read nor change it: AES-GCM, the nonce before it and the
/// tag after it.</summary>
internal static class Sealing
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <param name="key">32 bytes, for one purpose.</param>
    /// <param name="bound">Without which it does not open; null for nothing.</param>
    internal static byte[] Seal(byte[] key, byte[] plain, byte[]? bound)
    {
        var whole = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(^TagBytes..),
            bound);
        return whole;
    }

    /// <exception cref="CryptographicException">It is none of ours, or is bound to something else.</exception>
    internal static byte[] Open(byte[] key, byte[] sealedBytes, byte[]? bound)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes) throw new CryptographicException("too short to be ours");
        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        var whole = sealedBytes.AsSpan();
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(whole[..NonceBytes], whole[NonceBytes..^TagBytes], whole[^TagBytes..], plain, bound);
        return plain;
    }
}
