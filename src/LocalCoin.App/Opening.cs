// A resident's page, at the counter or the desk, is opened for a reason, written down before anything is seen. What is
// opened stays so for a while, for the one sign-in that opened it: the address carries the proof, the server nothing.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalCoin.App;

public sealed record Opening(WalletId Wallet, string Path)
{
    private const int MarkBytes = 16;
    private static readonly Duration Life = Duration.FromMinutes(20);

    /// <summary>Stands before every page about somebody: it is opened first, for a reason.</summary>
    /// <param name="under">Where such pages are: their address without the proof.</param>
    /// <param name="again">Where one opens, with what is wrong.</param>
    internal static Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> Needed(
        string under, Func<HttpContext, Text, ValueTask<object?>> again) => (call, next) =>
    {
        var http = call.HttpContext;
        if (Of(http, under, http.Request.RouteValues["ticket"]?.ToString() ?? "") is not { } opened)
        {
            return again(http, OpeningTexts.OpenAgain);
        }
        http.Items[typeof(Opening)] = opened;
        return next(call);
    };

    /// <param name="reason">Kept in the access log, where the resident reads it.</param>
    /// <param name="then">Where to go on from there.</param>
    internal static async Task<IResult> Open(
        HttpContext http, string under, WalletId wallet, string reason, string then = "")
    {
        var caller = http.Caller();
        if (caller.Hindrance(wallet) is { } no) return no;
        await http.RequestServices.GetRequiredService<CommunityDirectory>().AccessLog.Write(
            caller.Actor, caller.Device, AccessLog.Look + reason, wallet.Value, http.RequestAborted);
        var until = (http.Now() + Life).ToUnixTimeSeconds();
        return PageDoors.GoTo($"{under}/{wallet.Value}.{until}.{Mark(http, wallet.Value, until)}{then}");
    }

    /// <returns>Null where it was not opened here, or too long ago.</returns>
    private static Opening? Of(HttpContext http, string under, string ticket)
    {
        if (ticket.Split('.') is not [var wallet, var end, var mark]
            || !long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(mark), Encoding.UTF8.GetBytes(Mark(http, wallet, until)))
            || http.Now().ToUnixTimeSeconds() > until)
        {
            return null;
        }
        return new Opening(Reading.Id<WalletId>(wallet, "wallet"), $"{under}/{ticket}");
    }

    private static string Mark(HttpContext http, string wallet, long until) => WebEncoders.Base64UrlEncode(
        HMACSHA256.HashData(
            http.RequestServices.GetRequiredService<Keys>().Secret,
            Encoding.UTF8.GetBytes($"opened:{http.Caller().Session}:{wallet}:{until}"))[..MarkBytes]);
}

internal static class OpeningOfRequest
{
    /// <summary>Who is opened; only behind <see cref="Opening.Needed"/>.</summary>
    public static Opening Opened(this HttpContext http) => (Opening)http.Items[typeof(Opening)]!;
}
