// Refund, top-up and totals at a register are the owner's. The owner's code opens them for some minutes, on this
// register alone: a cookie carries the proof, the server keeps nothing, and a code that is set anew ends it everywhere.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LocalCoin.App.Pages;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalCoin.App.Register;

internal static class OwnerUnlock
{
    public const int Minutes = 5;
    private const string Cookie = "__Host-localcoin-owner";
    private const int MarkBytes = 16;

    /// <summary>What is behind the code; or the question for it, which leads back to where one was.</summary>
    /// <param name="to">Where a right code leads: a page that only shows something.</param>
    internal static async Task<IResult> Behind(HttpContext http, string to, Func<Task<IResult>> then) =>
        await IsOpen(http) ? await then() : await Question(http, to, null);

    internal static async Task<bool> IsOpen(HttpContext http) =>
        http.Request.Cookies[Cookie]?.Split('.') is [var end, var mark]
        && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && Now(http).ToUnixTimeSeconds() <= until
        && await Codes(http).Find(http.Caller().Merchant!.Value, http.RequestAborted) is { } code
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(mark), Encoding.UTF8.GetBytes(Mark(http, until, code.Hash)));

    /// <summary>Tries are counted, by register and by shop, before a code is looked at.</summary>
    internal static async Task<IResult> Try(HttpContext http, PageForm form)
    {
        var (merchant, device) = (http.Caller().Merchant!.Value, http.Caller().Device!.Value);
        var devices = http.RequestServices.GetRequiredService<CommunityDirectory>().Devices;
        var to = Inside(form["to"]);
        if (form["code"] is not { Length: <= RegisterOwner.CodeLengthMax } typed)
        {
            return await Question(http, to, OwnerTexts.CodeWrong);
        }
        if (!await devices.BeginPin(device, http.RequestAborted)) return Problem.TooMany();
        if (await Codes(http).Begin(merchant, http.RequestAborted) is not { } code
            || !http.RequestServices.GetRequiredService<TypedSecrets>().IsOwnerCode(merchant, typed, code.Hash))
        {
            return await Question(http, to, OwnerTexts.CodeWrong);
        }
        await Codes(http).End(merchant, http.RequestAborted);
        await devices.EndPin(device, http.RequestAborted);
        var until = (Now(http) + Duration.FromMinutes(Minutes)).ToUnixTimeSeconds();
        http.Response.Cookies.Append(Cookie, $"{until}.{Mark(http, until, code.Hash)}", Kept());
        return PageDoors.GoTo(to);
    }

    internal static IResult Close(HttpContext http)
    {
        http.Response.Cookies.Delete(Cookie, Kept());
        return PageDoors.GoTo(RegisterPages.Start);
    }

    private static async Task<IResult> Question(HttpContext http, string to, Text? fault)
    {
        var code = await Codes(http).Find(http.Caller().Merchant!.Value, http.RequestAborted);
        return PageAnswer.Of<OwnerEnter>(
            (nameof(OwnerEnter.Till), await Till.Of(http, null)), (nameof(OwnerEnter.To), to),
            (nameof(OwnerEnter.Fault), fault), (nameof(OwnerEnter.IsSet), code is not null),
            (nameof(OwnerEnter.IsBlocked), code is { IsBlocked: true })).Unless(fault);
    }

    private static string Inside(string? to) =>
        to is not null && to.StartsWith(RegisterPages.Start + "/", StringComparison.Ordinal)
            ? to
            : RegisterOwner.Door;

    private static string Mark(HttpContext http, long until, string codeHash) => WebEncoders.Base64UrlEncode(
        HMACSHA256.HashData(
            http.RequestServices.GetRequiredService<Keys>().Secret,
            Encoding.UTF8.GetBytes($"owner-at:{http.Caller().Device!.Value}:{until}:{codeHash}"))[..MarkBytes]);

    private static CookieOptions Kept() => new()
    {
        HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/",
        MaxAge = TimeSpan.FromMinutes(Minutes),
    };

    private static OwnerCodes Codes(HttpContext http) =>
        http.RequestServices.GetRequiredService<CommunityDirectory>().OwnerCodes;

    private static Instant Now(HttpContext http) =>
        http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
