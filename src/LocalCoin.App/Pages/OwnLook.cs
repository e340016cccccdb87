// How somebody wants this browser to look and sound. It is kept in a cookie of its own, holds no secret, and says
// nothing of who they are; a value that is none of ours is as if there was none.

namespace LocalCoin.App.Pages;

/// <param name="Size">normal, large or larger.</param>
/// <param name="Volume">loud, soft or silent.</param>
public sealed record OwnLook(string Size, string Volume)
{
    public const string Cookie = "__Host-localcoin-look";
    public static readonly string[] Sizes = ["normal", "large", "larger"];
    public static readonly string[] Volumes = ["loud", "soft", "silent"];
    private static readonly OwnLook Usual = new(Sizes[0], Volumes[0]);

    public static OwnLook Of(HttpContext http) =>
        http.Request.Cookies[Cookie]?.Split('.') is [var size, var volume] ? Usual.With(size, volume) : Usual;

    /// <summary>With what is one of ours; the rest stays.</summary>
    public OwnLook With(string? size, string? volume) => new(
        Sizes.Contains(size) ? size! : Size, Volumes.Contains(volume) ? volume! : Volume);

    public void Keep(HttpContext http) => http.Response.Cookies.Append(Cookie, $"{Size}.{Volume}", Visit.OfTaste());
}
