using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace LocalCoin.App.Pages;

/// <summary>
/// Styles, scripts and fonts as the build bundled them, beside the executable. A page names a file with the hash of
/// what is in it, so a browser keeps it for good and never sees an old one.
/// </summary>
public sealed class Assets
{
    private const string Path = "/assets";
    private readonly FrozenDictionary<string, string> links;

    public Assets()
    {
        links = Directory.EnumerateFiles(Folder).ToFrozenDictionary(
            file => System.IO.Path.GetFileName(file),
            file => $"{Path}/{System.IO.Path.GetFileName(file)}?v={HashOf(file)}");
    }

    private static string Folder => System.IO.Path.Combine(AppContext.BaseDirectory, "assets");

    public string this[string name] => links[name];

    public static void Serve(WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = Path,
        FileProvider = new PhysicalFileProvider(Folder),
        OnPrepareResponse = served =>
        {
            // Every browser that runs it unpacks it; there is no other copy.
            if (served.File.Name.EndsWith(".wasm", StringComparison.Ordinal))
            {
                served.Context.Response.Headers.ContentEncoding = "gzip";
            }
            served.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        },
    });

    private static string HashOf(string file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..12];
}
