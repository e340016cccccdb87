// What waits at the desk today, each with how many. A room that has something waiting adds a line here; its count must
// be one cheap query, for the first page of everybody's day asks them all.

using LocalCoin.App.Desk.Money;
using LocalCoin.App.Pages;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

/// <param name="Roles">Whose work it is.</param>
/// <param name="To">Where it is done.</param>
public sealed record DeskWait(
    Roles Roles, string To, Text What, Text About, Func<HttpContext, Task<int>> Count);

/// <summary>Something that does wait.</summary>
public sealed record Waiting(DeskWait Wait, int Count);

internal static class DeskWaits
{
    // As long as the shops have for their answer.
    private static readonly Duration WishAnswerMax = Duration.FromDays(3);

    private static readonly DeskWait[] All =
    [
        new(Roles.Approver, Approvals.Door, MoneyTexts.ProposalsWait, MoneyTexts.ProposalsWaitAbout, Proposals.Count),
        new(Roles.Approver, Approvals.Door, BankTexts.BanksWait, BankTexts.BanksWaitAbout, BankChanges.Count),
        new(Roles.Approver, Approvals.Door, DeskTexts.ClosingsWait, DeskTexts.ClosingsWaitAbout, async http =>
            (await http.RequestServices.GetRequiredService<LedgerReads>().WithOpenClosing(http.RequestAborted)).Count),
        new(Roles.Approver, Approvals.Door, DeskTexts.SignsWait, DeskTexts.SignsWaitAbout, async http =>
            (await Directory(http).TakeoverSigns.Open(http.RequestAborted)).Select(sign => sign.Wallet).Distinct()
                .Count()),
        new(Roles.Operator, "/wishes", DeskTexts.WishesWait, DeskTexts.WishesWaitAbout, async http =>
            (await Directory(http).RefundWishes.AskedBefore(http.Now() - WishAnswerMax, http.RequestAborted)).Count),
    ];

    /// <summary>What there is for whoever asks; nothing that is done.</summary>
    public static async Task<IReadOnlyList<Waiting>> Of(HttpContext http)
    {
        var waiting = new List<Waiting>();
        foreach (var one in All.Where(one => http.Caller().Is(one.Roles)))
        {
            if (await one.Count(http) is > 0 and var count) waiting.Add(new Waiting(one, count));
        }
        return waiting;
    }

    private static CommunityDirectory Directory(HttpContext http) =>
        http.RequestServices.GetRequiredService<CommunityDirectory>();
}
