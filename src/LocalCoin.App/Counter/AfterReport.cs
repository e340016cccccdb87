using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Counter;

/// <summary>A payment by a card after its loss was reported: somebody decides who bears it.</summary>
/// <param name="IsProven">With the PIN.</param>
public sealed record AfterReport(Instant At, string Shop, long Coins, bool IsProven)
{
    private const int LinesMax = WalletStatement.PageMax;

    /// <summary>The newest first.</summary>
    internal static async Task<IReadOnlyList<AfterReport>> Of(HttpContext http, ShownCard card)
    {
        if (card.Stopped is not { } stopped) return [];
        var services = http.RequestServices;
        var (reads, directory) =
            (services.GetRequiredService<LedgerReads>(), services.GetRequiredService<CommunityDirectory>());
        var lines = await WalletStatement.Page(
            services.GetRequiredService<NpgsqlDataSource>(), stopped.Wallet, null, null, LinesMax, http.RequestAborted);
        var after = new List<AfterReport>();
        foreach (var stream in lines.Where(line => line.At >= stopped.ReportedAt && line.Merchant is not null)
            .Select(line => line.Stream).Distinct())
        {
            var happened = (await reads.Stream(stream, http.RequestAborted))?.Events.Select(one => one.Event) ?? [];
            if (happened.OfType<PaymentMade>().FirstOrDefault() is not { } made || made.Card != card.Entry.Card
                || made.At < stopped.ReportedAt)
            {
                continue;
            }
            after.Add(new AfterReport(
                made.At, (await directory.Merchants.Find(made.Merchant, http.RequestAborted))?.Name
                    ?? made.Merchant.Value,
                made.Amount.Coins, made.Proof is Proof.Pin));
        }
        return after;
    }
}
