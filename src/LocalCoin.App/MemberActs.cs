// Changing what is kept of a resident, by whatever door: written down first, and never for somebody who was erased.

using LocalCoin.Store.Directory;

namespace LocalCoin.App;

internal static class MemberActs
{
    /// <returns>Why it was not done; null where it was.</returns>
    public static async Task<Problem?> Put(HttpContext http, MemberEntry member)
    {
        var (directory, caller) = (http.RequestServices.GetRequiredService<CommunityDirectory>(), http.Caller());
        if (caller.Hindrance(member.Wallet) is { } no) return no;
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, "change", member.Wallet.Value, http.RequestAborted);
        return await directory.Members.Put(member, http.RequestAborted) ? null : Problem.Refused("MemberErased");
    }
}
