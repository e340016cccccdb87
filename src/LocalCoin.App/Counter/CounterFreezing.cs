// Freezing takes one person, unfreezing another: so nobody is kept from their coins, and nobody let at them, by one.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterFreezing
{
    internal static void Map(IEndpointRouteBuilder opened)
    {
        opened.MapGet("/freezing", Ask).For(Roles.Counter);
        opened.MapPost("/freezing", Freeze).For(Roles.Counter);
        opened.MapPost("/freezing/end", Unfreeze).For(Roles.Counter);
    }

    private static async Task<IResult> Ask(HttpContext http, LedgerReads reads) => await Page(http, reads, null);

    private static async Task<IResult> Page(HttpContext http, LedgerReads reads, Text? fault)
    {
        if (await reads.Fold<Wallet>(StreamId.Of(http.Opened().Wallet), http.RequestAborted) is not { } wallet)
        {
            return Problem.NotFound("NotFound");
        }
        var directory = http.RequestServices.GetRequiredService<CommunityDirectory>();
        var by = wallet.FrozenBy is { } actor ? await directory.Credentials.Find(actor, http.RequestAborted) : null;
        return PageAnswer.Of<CounterFreeze>(
            (nameof(CounterFreeze.Opened), http.Opened()), (nameof(CounterFreeze.Wallet), wallet),
            (nameof(CounterFreeze.Member), await directory.Members.Find(http.Opened().Wallet, http.RequestAborted)),
            (nameof(CounterFreeze.IsOwnHand), wallet.FrozenBy == http.Caller().Actor),
            (nameof(CounterFreeze.By), by?.DisplayName), (nameof(CounterFreeze.Fault), fault)).Unless(fault);
    }

    private static async Task<IResult> Freeze(HttpContext http, PageForm form, LedgerReads reads)
    {
        var why = FreezeTexts.Reasons.FirstOrDefault(one => one.Word == form["reason"]);
        if (why.Text is null) return await Page(http, reads, OpeningTexts.ReasonMissing);
        return await http.Act(form, new FreezeWallet(http.Opened().Wallet, why.Reason)) is { } fault
            ? await Page(http, reads, fault)
            : http.Opened().Back("frozen");
    }

    private static async Task<IResult> Unfreeze(HttpContext http, PageForm form, LedgerReads reads) =>
        await http.Act(form, new UnfreezeWallet(http.Opened().Wallet)) is { } fault
            ? await Page(http, reads, fault)
            : http.Opened().Back("unfrozen");
}
