// A resident's own list, to read out or to print in large type: what came and went, and who of the staff looked.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Counter;

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
            (nameof(CounterStatementPage.Left), (await HeldPurses.Of(http, wallet)).Sum(purse => purse.Coins)),
            (nameof(CounterStatementPage.Entries), await StatementEntry.Of(
                lines, WalletStatement.PageMax, reads, directory, http.RequestAborted)),
            (nameof(CounterStatementPage.IsCut), lines.Count == WalletStatement.PageMax),
            (nameof(CounterStatementPage.Looks), await Looks.Of(http, wallet)));
    }
}
