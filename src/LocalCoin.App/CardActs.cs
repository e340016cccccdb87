// What is done with a card, by whatever door: whose it becomes, and its PIN. Directory row first, command second, both
// repeatable. Replacing a card and setting a PIN are written down beside the phone that is bound: all of them by one
// hand on one wallet is how a wallet would be taken over.

using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

internal static class CardActs
{
    private const int PinLengthMin = 4;
    private const int PinLengthMax = 12;

    public const string Printed = "print cards";

    /// <summary>Cards for the printer: new ones, or those of a batch again. Whoever holds their secrets is written
    /// down.</summary>
    public static async Task<Printing> Print(HttpContext http, int count, ActorId by, Guid batch)
    {
        var services = http.RequestServices;
        var (directory, caller) = (services.GetRequiredService<CommunityDirectory>(), http.Caller());
        var printing = await directory.Cards.Print(
            count, by, batch, services.GetRequiredService<TypedSecrets>(), http.RequestAborted);
        if (printing.Cards.Count > 0)
        {
            await directory.AccessLog.Write(
                caller.Actor, caller.Device, Printed, $"cards-{batch}", http.RequestAborted);
        }
        return printing;
    }

    /// <returns>The ledger's answer; null where the card is not in stock, or somebody else's.</returns>
    public static async Task<Answer?> Bind(HttpContext http, Guid key, BindCard command)
    {
        var services = http.RequestServices;
        var (directory, caller) = (services.GetRequiredService<CommunityDirectory>(), http.Caller());
        var sent = Sent.Live(key, command, caller.Sender());
        var noted = await directory.Cards.Bind(command.Card, command.Wallet, sent, http.RequestAborted);
        if (noted is Noted.Refused) return null;
        var answer = await services.GetRequiredService<Finisher>().Send(sent, noted, http.RequestAborted);
        // A second card beside the first opens the wallet as well as one in its place.
        if (answer is Answer.Accepted or Answer.Repeated
            && (command.Replaces is not null
                || (await directory.Cards.Of(command.Wallet, http.RequestAborted)).Count > 1))
        {
            await directory.AccessLog.Write(
                caller.Actor, caller.Device, TakeoverSigns.Replacement, command.Wallet.Value, http.RequestAborted);
        }
        return answer;
    }

    /// <summary>Digits as many as the register's pad takes.</summary>
    public static bool IsPin(string text) =>
        text.Length is >= PinLengthMin and <= PinLengthMax && text.All(char.IsAsciiDigit);

    /// <summary>What would be tried first of digits that somebody chose: by who finds the card, or stands at the
    /// register.</summary>
    /// <param name="phone">Of who chose them, in any spelling; null where it is not known.</param>
    public static bool IsGuessed(string pin, string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        var steps = pin.Zip(pin.Skip(1), (one, next) => next - one).Distinct().ToArray();
        return steps is [0 or 1 or -1]
            || (pin.Length % 2 == 0 && pin[..(pin.Length / 2)] == pin[(pin.Length / 2)..])
            || (digits.Length > 0 && digits.EndsWith(pin, StringComparison.Ordinal));
    }

    /// <summary>Staff set a PIN, and unblock it with that.</summary>
    /// <param name="pinHash">Null to remove it.</param>
    public static async Task<bool> KeepPin(HttpContext http, CardId card, WalletId? wallet, string? pinHash)
    {
        var (directory, caller) =
            (http.RequestServices.GetRequiredService<CommunityDirectory>(), http.Caller());
        if (!await directory.Cards.SetPin(card, pinHash, http.RequestAborted)) return false;
        if (wallet is { } whose)
        {
            await directory.AccessLog.Write(
                caller.Actor, caller.Device, TakeoverSigns.Pin, whose.Value, http.RequestAborted);
        }
        return true;
    }
}
