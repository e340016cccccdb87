// Whoever of the staff opens somebody's page says why, and the resident reads it: at the end of their printed
// statement, and on their own phone at any time.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

/// <summary>Somebody of the staff looked.</summary>
public sealed record Looked(Instant At, Text Why);

internal static class Looks
{
    public const string Door = "/looks";
    private const int ShownMax = 50;

    internal static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Door, Show).For(Roles.Resident);

    /// <summary>The newest first.</summary>
    internal static async Task<IReadOnlyList<Looked>> Of(HttpContext http, WalletId wallet) =>
    [
        .. (await http.RequestServices.GetRequiredService<CommunityDirectory>().AccessLog
            .Looks(wallet, ShownMax, http.RequestAborted))
            .Select(entry => new Looked(entry.At, StatementTexts.WhyLooked(entry.Action))),
    ];

    private static async Task<IResult> Show(HttpContext http, CommunityDirectory _) =>
        PageAnswer.Of<OwnLooks>((nameof(OwnLooks.All), await Of(http, http.Caller().Wallet!.Value)));
}
