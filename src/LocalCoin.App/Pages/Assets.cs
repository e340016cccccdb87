using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace LocalCoin.App.Pages;

/// <summary>
/// Styles, scripts and fonts as the build bundled them, beside the executable. A page names a file with the hash of
/// what is in it, so a browser keeps it for good and never sees an old one.
/// </summary>
public sealed class Assets
{
    private const string Path = "/assets";
    private const string ShellName = "shell.js";
    private readonly FrozenDictionary<string, string> links;

    public Assets()
    {
        links = Directory.EnumerateFiles(Folder).ToFrozenDictionary(
            file => System.IO.Path.GetFileName(file),
            file =>
                $"{Path}/{System.IO.Path.GetFileName(file)}?v={HashOf(File.ReadAllBytes(file))}");
    }

    private static string Folder => System.IO.Path.Combine(AppContext.BaseDirectory, "assets");

    public string this[string name] => links[name];

    /// <summary>What a phone keeps for when there is no network; another one whenever any of the files is.</summary>
    public string Shell => $"{Path}/{ShellName}?v={HashOf(Encoding.UTF8.GetBytes(string.Concat(links.Values)))}";

    public static void Serve(WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = Path,
        FileProvider = new PhysicalFileProvider(Folder),
        OnPrepareResponse = served =>
        {
            var (request, headers) = (served.Context.Request, served.Context.Response.Headers);
            headers.CacheControl = request.Query.ContainsKey("v") || request.Path.StartsWithSegments(Path + "/fonts")
                ? "public, max-age=31536000, immutable"
                : "public, max-age=86400";
            // It lies beside the other files and serves all pages.
            if (served.File.Name == ShellName) headers["Service-Worker-Allowed"] = "/";
            // Every browser that runs it unpacks it; there is no other copy.
            if (served.File.Name.EndsWith(".wasm", StringComparison.Ordinal)) headers.ContentEncoding = "gzip";
        },
    });

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];
}
