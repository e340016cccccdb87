// みせる: the phone shows a code, the register takes it. Which code it is stands in the address, so that reading the page
// again shows the same one; a new one is drawn before it ends. The one before stays good until its own end, so the page
// waits for both: a register may have taken it in the moment in which the next was drawn.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Payments;

internal static class ShowPages
{
    public const string Door = "/show";

    /// <summary>So much of its life is left when the next one is drawn.</summary>
    private const int LastPart = 5;

    internal static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Door, Show).For(Roles.Resident);

    internal static string Of(PaymentId code, PaymentId? before) => before is { } last
        ? $"{Door}?code={code.Value}&before={last.Value}"
        : $"{Door}?code={code.Value}";

    private static async Task<IResult> Show(
        HttpContext http, CommunityDirectory directory, TypedSecrets secrets, Limits limits, string? code = null,
        string? before = null)
    {
        var current = await Own(http, directory, code);
        var last = await Own(http, directory, before);
        foreach (var shown in new[] { current, last })
        {
            if (shown is not null && await PayPages.Mine(http, shown.Payment) is { } made)
            {
                return PayPages.Made(made.Payment);
            }
        }
        // Drawing on a read: nobody but its own phone learns of the code, and it ends by itself.
        return current is null || PayPages.Now(http) > current.ValidUntil - limits.RequestLifetime / LastPart
            ? PageDoors.GoTo(Of((await OneTimeCodes.Draw(http)).Payment, current?.Payment))
            : PageAnswer.Of<ShowCode>(
                (nameof(ShowCode.Shown), CodeShown.Of(current, secrets)), (nameof(ShowCode.Before), last?.Payment));
    }

    private static async Task<CodeEntry?> Own(HttpContext http, CommunityDirectory directory, string? payment) =>
        payment is null
            ? null
            : await directory.Codes.Find(
                Reading.Id<PaymentId>(payment, "code"), http.Caller().Wallet!.Value, http.RequestAborted);
}
