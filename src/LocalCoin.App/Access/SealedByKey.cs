using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace LocalCoin.App.Access;

/// <summary>
/// Seals what travels through a browser while it signs in elsewhere, with the secret that all nodes share: the browser
/// may come back to another node than it left.
/// </summary>
internal sealed class SealedByKey(byte[] secret) : IDataProtectionProvider, IDataProtector
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public IDataProtector CreateProtector(string purpose) => new SealedByKey(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes(purpose)));

    public byte[] Protect(byte[] plaintext)
    {
        var whole = new byte[NonceBytes + plaintext.Length + TagBytes];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(secret, TagBytes);
        aes.Encrypt(
            whole.AsSpan(0, NonceBytes), plaintext, whole.AsSpan(NonceBytes, plaintext.Length),
            whole.AsSpan(^TagBytes..));
        return whole;
    }

    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NonceBytes + TagBytes) throw new CryptographicException("too short to be ours");
        var plain = new byte[protectedData.Length - NonceBytes - TagBytes];
        var whole = protectedData.AsSpan();
        using var aes = new AesGcm(secret, TagBytes);
        aes.Decrypt(whole[..NonceBytes], whole[NonceBytes..^TagBytes], whole[^TagBytes..], plain);
        return plain;
    }
}
