// Secrets and how they are kept. A token drawn at random (128 bits) is kept as its SHA-256: nobody can guess it, so no
// key is needed, and a printed card outlives every key. What a person types (a pairing code, a stop number, a PIN) is
// short: it goes through HMAC with a key that is not in the database, so that a stolen table is of no use.

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LocalCoin.Ledger;

namespace LocalCoin.Store.Directory;

public static class Token
{
    private const int Bytes = 16;

    /// <summary>22 letters that fit into a URL.</summary>
    public static string Draw() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>Codes and PINs that people type.</summary>
/// <param name="key">At least 32 bytes, kept outside the database.</param>
public sealed class TypedSecrets(byte[] key)
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int PinRounds = 10_000;
    private const int SecretBytes = 16;
    private const int CheckBytes = 8;
    private const int PasswordLetters = 12;

    /// <summary>Letters and digits that cannot be mistaken for one another (Crockford's Base32): five bits
    /// each.</summary>
    public static string DrawLetters(int count) => RandomNumberGenerator.GetString(Letters, count);

    public static string DrawDigits(int count) => RandomNumberGenerator.GetString("0123456789", count);

    /// <param name="kind">What it opens, so that a code for one thing never opens another.</param>
    public byte[] Hash(string kind, string typed) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}:{Plain(typed)}"));

    /// <summary>Tells this key from another one, and tells nothing of it.</summary>
    public string CheckValue() => Convert.ToHexStringLower(Hash("key-check", "").AsSpan(0, CheckBytes));

    /// <summary>What a phone or device keeps, drawn from the code that it redeems and from the id under which it does:
    /// the same request gets the same secret again, and whoever else has the code another one.</summary>
    public string Secret(string kind, string code, Guid id) =>
        System.Buffers.Text.Base64Url.EncodeToString(Hash($"{kind}-secret:{id}", code).AsSpan(0, SecretBytes));

    /// <summary>Looks drawn at random, and is the same whenever it is drawn from the same.</summary>
    internal byte[] Drawn(string kind, string from) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"drawn-{kind}:{from}"));

    internal string DrawnToken(string kind, string from) =>
        System.Buffers.Text.Base64Url.EncodeToString(Drawn(kind, from).AsSpan(0, SecretBytes));

    /// <summary>The first password of somebody who is entered with this id: they who enter them send the form
    /// again and hand out the same.</summary>
    public string FirstPassword(Guid id) => string.Concat(
        Drawn("first-password", id.ToString())[..PasswordLetters].Select(one => Letters[one % Letters.Length]));

    /// <param name="count">At most 12: of 64 bits, no number of that length is noticeably likelier.</param>
    internal string DrawnDigits(string kind, string from, int count)
    {
        var digits = BinaryPrimitives.ReadUInt64BigEndian(Drawn(kind, from)) % (ulong)Math.Pow(10, count);
        return digits.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
    }

    /// <summary>Slow on purpose, and bound to the card: the same PIN looks different on every card.</summary>
    public string HashPin(CardId card, string pin) => Stretch($"pin:{card.Value}", pin);

    public bool IsPin(CardId card, string pin, string hash) => IsStretched($"pin:{card.Value}", pin, hash);

    /// <summary>As a PIN, bound to the merchant.</summary>
    public string HashOwnerCode(MerchantId merchant, string code) => Stretch($"owner:{merchant.Value}", code);

    public bool IsOwnerCode(MerchantId merchant, string code, string hash) =>
        IsStretched($"owner:{merchant.Value}", code, hash);

    private string Stretch(string kind, string typed)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return $"{Convert.ToHexStringLower(salt)}.{Convert.ToHexStringLower(Stretched(kind, typed, salt))}";
    }

    private bool IsStretched(string kind, string typed, string hash)
    {
        var parts = hash.Split('.');
        return parts.Length == 2 && CryptographicOperations.FixedTimeEquals(
            Stretched(kind, typed, Convert.FromHexString(parts[0])), Convert.FromHexString(parts[1]));
    }

    private byte[] Stretched(string kind, string typed, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(
        Hash(kind, typed), salt, PinRounds, HashAlgorithmName.SHA256, 32);

    // As it is read aloud and typed: spaces and hyphens do not matter, nor do capitals, nor O for 0 and I, L for 1.
    private static string Plain(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var letter in typed.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (letter is ' ' or '-' or 'ー' or '‐') continue;
            plain.Append(letter switch { 'o' => '0', 'i' or 'l' => '1', _ => letter });
        }
        return plain.ToString();
    }
}
