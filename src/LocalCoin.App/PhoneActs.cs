// Binding a resident's phone and unbinding it, by whatever door. Unbinding takes effect at once, on whichever node the
// phone is talking to.

using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App;

internal static class PhoneActs
{
    private const int CodeLetters = 12;
    private static readonly Duration LetterLife = Duration.FromDays(30);
    private static readonly Duration CounterLife = Duration.FromHours(1);

    public static async Task<(string Phone, string Code, Instant Until)> Invite(
        HttpContext http, WalletId wallet, bool byLetter)
    {
        var services = http.RequestServices;
        var (directory, caller) = (services.GetRequiredService<CommunityDirectory>(), http.Caller());
        var (phone, code) = (Guid.CreateVersion7().ToString(), TypedSecrets.DrawLetters(CodeLetters));
        var until = services.GetRequiredService<IClock>().GetCurrentInstant() + (byLetter ? LetterLife : CounterLife);
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, TakeoverSigns.Phone, wallet.Value, http.RequestAborted);
        await directory.Phones.Invite(
            phone, new ActorId(wallet.Value), wallet,
            services.GetRequiredService<TypedSecrets>().Hash("phone", code), until, caller.Actor, http.RequestAborted);
        return (phone, code, until);
    }

    /// <returns>False where this wallet has no such phone.</returns>
    public static async Task<bool> Unbind(HttpContext http, WalletId wallet, string phone)
    {
        var services = http.RequestServices;
        var directory = services.GetRequiredService<CommunityDirectory>();
        if (!await directory.Phones.Unbind(phone, wallet, http.RequestAborted)) return false;
        await services.GetRequiredService<RevokedTokens>().Revoke(Principal.OfSession(phone), http.RequestAborted);
        return true;
    }
}
