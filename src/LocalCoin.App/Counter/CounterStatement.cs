// A resident's own list, to read out or to print in large type: what came and went, and who of the staff looked.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Counter;

/// <summary>What one event did to the wallet, in one direction.</summary>
/// <param name="Shop">Where; null where no shop took part.</param>
public sealed record StatementEntry(Instant At, Text What, MerchantEntry? Shop, long Change);

internal static class CounterStatement
{
    internal static void Map(IEndpointRouteBuilder opened) => opened.MapGet("/statement", Show).For(Roles.Counter);

    private static async Task<IResult> Show(
        HttpContext http, CommunityDirectory directory, LedgerReads reads, NpgsqlDataSource source)
    {
        var (wallet, caller) = (http.Opened().Wallet, http.Caller());
        await directory.AccessLog.Write(
            caller.Actor, caller.Device, "statement at the counter", wallet.Value, http.RequestAborted);
        var lines = await WalletStatement.Page(
            source, wallet, null, null, WalletStatement.PageMax, http.RequestAborted);
        return PageAnswer.Of<CounterStatementPage>(
            (nameof(CounterStatementPage.Opened), http.Opened()),
            (nameof(CounterStatementPage.Member), await directory.Members.Find(wallet, http.RequestAborted)),
            (nameof(CounterStatementPage.Left), (await CounterPages.Purses(http, wallet)).Sum(purse => purse.Coins)),
            (nameof(CounterStatementPage.Entries), await Entries(lines, reads, directory, http.RequestAborted)),
            (nameof(CounterStatementPage.IsCut), lines.Count == WalletStatement.PageMax),
            (nameof(CounterStatementPage.Looks), await Looks.Of(http, wallet)));
    }

    /// <summary>Purses are the ledger's matter: a resident reads one line where several gave, and another for what
    /// the same purchase earned.</summary>
    private static async Task<IReadOnlyList<StatementEntry>> Entries(
        IReadOnlyList<StatementLine> lines, LedgerReads reads, CommunityDirectory directory,
        CancellationToken cancellation)
    {
        var kinds = await FundKinds.Of(reads, cancellation);
        var shops = new Dictionary<MerchantId, MerchantEntry?>();
        foreach (var shop in lines.Select(line => line.Merchant).OfType<MerchantId>().Distinct())
        {
            shops[shop] = await directory.Merchants.Find(shop, cancellation);
        }
        // Of the oldest event there may be lines beyond the page: half of an event is not told.
        var whole = lines.Count < WalletStatement.PageMax
            ? lines
            : lines.Where(line => line.Place.Seq != lines[^1].Place.Seq);
        return
        [
            .. whole
                .GroupBy(line => (line.Place.Seq, What: StatementTexts.Of(
                    line.Type, line.Change > 0, kinds.Families.GetValueOrDefault(line.Fund) is FundFamily.Premium)))
                .Select(group => new StatementEntry(
                    group.First().At, group.Key.What, group.First().Merchant is { } shop ? shops[shop] : null,
                    group.Sum(line => line.Change))),
        ];
    }
}
