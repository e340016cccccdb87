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
    public IDataProtector CreateProtector(string purpose) => new SealedByKey(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes(purpose)));

    public byte[] Protect(byte[] plaintext) => Sealing.Seal(secret, plaintext, null);
    public byte[] Unprotect(byte[] protectedData) => Sealing.Open(secret, protectedData, null);
}
