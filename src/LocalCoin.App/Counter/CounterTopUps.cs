// Cash for coins at the counter. What was typed wrong is taken back by one button, on the page that shows it. Cash
// moves only at a till that is open: what came into a drawer that nobody counts would be missed by nobody.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Counter;

internal static class CounterTopUps
{
    internal static void Map(IEndpointRouteBuilder opened)
    {
        opened.MapGet("/top-up", Ask).For(Roles.Counter);
        opened.MapPost("/top-up", Make).For(Roles.Counter);
        opened.MapGet("/top-ups/{topup}", Show).For(Roles.Counter);
        opened.MapPost("/top-ups/{topup}/void", Void).For(Roles.Counter);
    }

    private static async Task<IResult> Ask(HttpContext http, LedgerReads _) =>
        await Form(http, http.Opened(), null, null);

    private static async Task<IResult> Make(HttpContext http, PageForm form, LedgerWriter ledger)
    {
        var opened = http.Opened();
        if (form.Whole("amount") is not { } amount)
        {
            return await Form(http, opened, CounterTexts.AmountMissing, form["amount"]);
        }
        var id = Reading.CommandId(form["topup"] ?? "", "topup");
        var till = Reading.Id<TillId>(form["till"] ?? "", "till");
        if (!till.IsCounter()) throw new MalformedException("till", "the counter names its till, counter-…");
        if (!await IsOpen(http, till) && await Find(http, opened, id.ToString()) is null)
        {
            return await Form(http, opened, CounterTexts.NoTill, form["amount"]);
        }
        var answer = await ledger.Send(
            Sent.Live(id, new MakeTopUp(
                new TopUpId(id.ToString()), opened.Wallet, till, Reading.Id<FundId>(form["fund"] ?? "", "fund"),
                new Amount(amount), null), http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            // In a conflict the first amount was booked: its page shows it, and takes it back.
            Answer.Accepted or Answer.Repeated or Answer.Conflict => PageDoors.GoTo($"{opened.Path}/top-ups/{id}"),
            Answer.Rejected { Reason: var reason } =>
                await Form(http, opened, Text.Of(reason), form["amount"]),
            _ => await Form(http, opened, CounterTexts.NotSure, form["amount"], id),
        };
    }

    private static async Task<IResult> Show(HttpContext http, string topup)
    {
        var opened = http.Opened();
        return await Find(http, opened, topup) is { } found
            ? await Shown(http, opened, found, null)
            : Problem.NotFound("NotFound");
    }

    private static async Task<IResult> Void(HttpContext http, string topup, PageForm form, LedgerWriter ledger)
    {
        var opened = http.Opened();
        if (await Find(http, opened, topup) is not { } found) return Problem.NotFound("NotFound");
        if (!await IsOpen(http, found.Made.Till)) return await Shown(http, opened, found, CounterTexts.NoTill);
        var answer = await ledger.Send(
            Sent.Live(Reading.CommandId(form["key"] ?? "", "key"), new VoidTopUp(found.Made.TopUp, found.Made.Till),
                http.Caller().Sender()),
            http.RequestAborted);
        return answer switch
        {
            Answer.Accepted or Answer.Repeated or Answer.Rejected { Reason: Rejection.TopUpAlreadyVoided } =>
                PageDoors.GoTo($"{opened.Path}/top-ups/{topup}"),
            Answer.Rejected { Reason: var reason } => await Shown(http, opened, found, Text.Of(reason)),
            _ => await Shown(http, opened, found, CounterTexts.NotSure),
        };
    }

    private static async Task<PageAnswer> Form(
        HttpContext http, Opening opened, Text? fault, string? typed, Guid? again = null)
    {
        var reads = http.RequestServices.GetRequiredService<LedgerReads>();
        var funds = (await reads.Few(StreamId.FundType, http.RequestAborted))
            .Select(history => history.As<Fund>()!).Where(fund => fund.Family is FundFamily.Paid);
        var tills = (await Open(http)).Select(shift => shift.Till.Value);
        return PageAnswer.Of<CounterTopUp>(
            (nameof(CounterTopUp.Opened), opened),
            (nameof(CounterTopUp.Member), await Member(http)),
            (nameof(CounterTopUp.Funds), funds.Select(fund => fund.Id).ToArray()),
            (nameof(CounterTopUp.Tills), tills.ToArray()), (nameof(CounterTopUp.Fault), fault),
            (nameof(CounterTopUp.Amount), typed),
            (nameof(CounterTopUp.Id), again ?? Guid.CreateVersion7())).Unless(fault);
    }

    private static Task<List<TillShift>> Open(HttpContext http) => http.RequestServices
        .GetRequiredService<CommunityDirectory>().TillShifts.Open(http.RequestAborted);

    private static Task<bool> IsOpen(HttpContext http, TillId till) => http.RequestServices
        .GetRequiredService<CommunityDirectory>().TillShifts.IsOpen(till, http.RequestAborted);

    private static Task<MemberEntry?> Member(HttpContext http) => http.RequestServices
        .GetRequiredService<CommunityDirectory>().Members.Find(http.Opened().Wallet, http.RequestAborted);

    private static async Task<PageAnswer> Shown(HttpContext http, Opening opened, TopUp topUp, Text? fault)
    {
        var voided = (await http.RequestServices.GetRequiredService<LedgerReads>()
            .Stream(StreamId.Of(topUp.Made.TopUp), http.RequestAborted))!.Events
            .Select(one => one.Event).OfType<TopUpVoided>().FirstOrDefault();
        return PageAnswer.Of<CounterToppedUp>(
            (nameof(CounterToppedUp.Opened), opened), (nameof(CounterToppedUp.Made), topUp.Made),
            (nameof(CounterToppedUp.Member), await Member(http)),
            (nameof(CounterToppedUp.Voided), voided), (nameof(CounterToppedUp.Fault), fault),
            (nameof(CounterToppedUp.Coins), (await HeldPurses.Of(http, opened.Wallet)).Sum(one => one.Coins)));
    }

    /// <summary>Only of the resident who is opened.</summary>
    private static async Task<TopUp?> Find(HttpContext http, Opening opened, string topup)
    {
        var found = await http.RequestServices.GetRequiredService<LedgerReads>()
            .Fold<TopUp>(StreamId.Of(Reading.Id<TopUpId>(topup, "topup")), http.RequestAborted);
        return found?.Made.Wallet == opened.Wallet ? found : null;
    }
}
