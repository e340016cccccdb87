// A wallet is closed by two people: here it is proposed, with a paper that its owner signs; somebody else approves.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterClosing
{
    internal static void Map(IEndpointRouteBuilder opened)
    {
        opened.MapGet("/closing", Ask).For(Roles.Counter);
        opened.MapPost("/closing", Propose).For(Roles.Counter);
    }

    private static async Task<IResult> Ask(HttpContext http, LedgerReads reads) => await Page(http, reads, null);

    private static async Task<IResult> Page(HttpContext http, LedgerReads reads, Text? fault)
    {
        var id = http.Opened().Wallet;
        if (await reads.Stream(StreamId.Of(id), http.RequestAborted) is not { } history)
        {
            return Problem.NotFound("NotFound");
        }
        var directory = http.RequestServices.GetRequiredService<CommunityDirectory>();
        var sum = await ClosingSum.Of(http, history);
        return PageAnswer.Of<CounterClose>(
            (nameof(CounterClose.Opened), http.Opened()),
            (nameof(CounterClose.Member), await directory.Members.Find(id, http.RequestAborted)),
            (nameof(CounterClose.Sum), sum),
            (nameof(CounterClose.Survivor), sum is null ? null : await sum.SurvivorOf(http)),
            (nameof(CounterClose.IsClosed), history.As<Wallet>()!.IsClosed),
            (nameof(CounterClose.Tills), (await directory.TillShifts.Open(http.RequestAborted))
                .Select(shift => shift.Till.Value).ToArray()),
            (nameof(CounterClose.Fault), fault)).Unless(fault);
    }

    private static async Task<IResult> Propose(
        HttpContext http, PageForm form, LedgerReads reads, CommunityDirectory directory)
    {
        var why = ClosingTexts.Reasons.FirstOrDefault(one => one.Word == form["reason"]);
        if (why.Text is null) return await Page(http, reads, OpeningTexts.ReasonMissing);
        TillId? till = null;
        WalletId? survivor = null;
        if (why.Reason is ClosingReason.Duplicate)
        {
            var kept = await directory.Cards.FindByToken(HeldOut.TokenIn(form["held"] ?? ""), http.RequestAborted);
            survivor = kept?.Wallet;
            if (survivor is null) return await Page(http, reads, CounterCloseTexts.SurvivorMissing);
            if (http.Caller().Hindrance(survivor.Value) is { } no) return no;
        }
        else if (form["by"] is "cash")
        {
            var open = await directory.TillShifts.Open(http.RequestAborted);
            till = open.FirstOrDefault(shift => open.Count == 1 || shift.Till.Value == form["till"])?.Till;
            if (till is null) return await Page(http, reads, CounterTexts.NoTill);
        }
        else if (form["by"] is not "bank")
        {
            return await Page(http, reads, CounterCloseTexts.HowMissing);
        }
        return await http.Act(form, new ProposeClosing(http.Opened().Wallet, why.Reason, till, survivor)) is { } fault
            ? await Page(http, reads, fault)
            : PageDoors.GoTo($"{http.Opened().Path}/closing");
    }
}
