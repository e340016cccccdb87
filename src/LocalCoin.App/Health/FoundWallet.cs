// Whoever stands before the health staff holds out what a shop's register takes too: a card, or the QR on their phone.
// Without either, the number of their membership; on a sheet of paper, the four digits of the card.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;
using LocalCoin.Store.Health;

namespace LocalCoin.App.Health;

/// <param name="Wallet">Null where nobody has it.</param>
/// <param name="LastFour">Of the card that was held out, for people to tell it by.</param>
/// <param name="IsShared">Several participants have these four digits.</param>
internal sealed record FoundWallet(WalletId? Wallet, string? LastFour, bool IsShared = false)
{
    private const int AlikeMax = 50;
    private static readonly FoundWallet Nobody = new(null, null);

    public static async Task<FoundWallet> By(HttpContext http, string? held)
    {
        if (held is null) return Nobody;
        var (services, cancellation) = (http.RequestServices, http.RequestAborted);
        var (directory, token) = (services.GetRequiredService<CommunityDirectory>(), HeldOut.TokenIn(held));
        if (token.Length == 4 && token.All(char.IsAsciiDigit)) return await ByDigits(http, directory, token);
        if (await directory.Cards.FindByToken(token, cancellation) is { Wallet: { } wallet } card)
        {
            return new FoundWallet(wallet, card.LastFour);
        }
        var code = HeldOut.AreDigits(token)
            ? await directory.Codes.FindByDigits(token, services.GetRequiredService<TypedSecrets>(), cancellation)
            : await directory.Codes.Find(token, cancellation);
        if (code is not null && code.ValidUntil > http.Now()) return new FoundWallet(code.Wallet, null);
        return await directory.Members.OfNumber(held, cancellation) is { } member
            ? new FoundWallet(member.Wallet, null)
            : Nobody;
    }

    /// <summary>Of all cards with these digits, the one whose holder takes part.</summary>
    private static async Task<FoundWallet> ByDigits(HttpContext http, CommunityDirectory directory, string digits)
    {
        var wallets = (await directory.Cards.OfDigits(digits, AlikeMax, http.RequestAborted))
            .Select(card => card.Wallet).OfType<WalletId>().Distinct().ToArray();
        var among = (await http.RequestServices.GetRequiredService<HealthRecords>().Participants.Among(
            wallets, http.RequestAborted)).Select(one => one.Wallet).Distinct().ToArray();
        return among.Length > 1 ? new FoundWallet(null, digits, true)
            : among.Length == 1 ? new FoundWallet(among[0], digits)
            : new FoundWallet(wallets.Length == 1 ? wallets[0] : null, digits, wallets.Length > 1);
    }
}
