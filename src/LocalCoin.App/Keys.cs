// Keys live outside the database: in the configuration, or in a folder that only this user can read. The newest signing
// key signs, all of them verify, so a key is rotated by adding one and, an hour later, removing the old.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace LocalCoin.App;

public sealed class Keys : IDisposable
{
    public const string SigningKey = "LocalCoin:SigningKey";
    public const string SecretKey = "LocalCoin:SecretKey";
    public const string KeyFolder = "LocalCoin:KeyFolder";

    private const int SecretBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly List<ECDsa> opened = [];

    private Keys(IReadOnlyList<string> pems, byte[] secret)
    {
        Verifying = [.. pems.Select(Open)];
        Secret = secret;
    }

    /// <summary>The key that signs is the last.</summary>
    public IReadOnlyList<ECDsaSecurityKey> Verifying { get; }
    public ECDsaSecurityKey Signing => Verifying[^1];

    /// <summary>For what people type: PINs, stop numbers, pairing codes.</summary>
    public byte[] Secret { get; }

    /// <summary>Reads the keys, and on the first start of a node that has none makes them.</summary>
    /// <exception cref="SettingException">A key is there and cannot be used.</exception>
    public static Keys Load(IConfiguration configuration, string community)
    {
        try
        {
            var pems = configuration[SigningKey] is { Length: > 0 } configured
                ? Blocks(configured)
                : FromFolder(Folder(configuration, community));
            var secret = configuration[SecretKey] is { Length: > 0 } text
                ? Decoded(text)
                : SecretFromFolder(Folder(configuration, community));
            return new Keys(pems, secret);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(KeyFolder, $"keys cannot be read or made there: {closed.Message}");
        }
        catch (Exception unusable) when (unusable is ArgumentException or CryptographicException)
        {
            throw new SettingException(SigningKey, $"not a private key of the curve P-256 in PEM: {unusable.Message}");
        }
    }

    public void Dispose() => opened.ForEach(key => key.Dispose());

    /// <summary>The configured folder, or one in this user's own.</summary>
    private static string Folder(IConfiguration configuration, string community)
    {
        if (configuration[KeyFolder] is { Length: > 0 } configured) return configured;
        var own = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        return own.Length > 0
            ? Path.Combine(own, "localcoin", community)
            : throw new SettingException(KeyFolder, "this setting is needed where the user has no folder of its own");
    }

    private ECDsaSecurityKey Open(string pem)
    {
        var key = ECDsa.Create();
        opened.Add(key);
        key.ImportFromPem(pem);
        if (key.KeySize != 256) throw new CryptographicException("the curve is another one");
        var id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
        // What signs is remembered by the key's id: by this node's own factory, or the next node of this process would
        // sign with what was disposed of here.
        return new ECDsaSecurityKey(key) { KeyId = id, CryptoProviderFactory = new CryptoProviderFactory() };
    }

    /// <summary>Several keys stand one after another, the newest last.</summary>
    private static List<string> Blocks(string text)
    {
        var blocks = new List<string>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            blocks.Add(rest[fields.Location].ToString());
            rest = rest[fields.Location.End.Value..];
        }
        return blocks.Count > 0 ? blocks : throw new SettingException(SigningKey, "no key in PEM is to be found in it");
    }

    private static List<string> FromFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Files(folder) is { Count: 0 })
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            WriteNew(Path.Combine(folder, "signing-1.pem"), fresh.ExportPkcs8PrivateKeyPem());
        }
        return [.. Files(folder).Select(File.ReadAllText)];
    }

    /// <summary>By number: signing-10 is newer than signing-2.</summary>
    private static List<string> Files(string folder) =>
        [.. Directory.GetFiles(folder, "signing-*.pem").OrderBy(Number).ThenBy(file => file, StringComparer.Ordinal)];

    private static int Number(string file) => int.TryParse(
        Path.GetFileNameWithoutExtension(file)["signing-".Length..], NumberStyles.None, CultureInfo.InvariantCulture,
        out var number)
        ? number
        : throw new SettingException(KeyFolder, $"'{Path.GetFileName(file)}' must be signing-1.pem, signing-2.pem, …");

    private static byte[] SecretFromFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "secret.key");
        if (!File.Exists(file)) WriteNew(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)));
        return Decoded(File.ReadAllText(file).Trim());
    }

    private static byte[] Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= SecretBytes
            ? bytes[..length]
            : throw new SettingException(SecretKey, $"at least {SecretBytes} bytes in Base64 are expected");
    }

    // Two nodes may start at once on one folder: whoever links the file first has made it.
    private static void WriteNew(string file, string text)
    {
        var draft = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(text));
        }
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
