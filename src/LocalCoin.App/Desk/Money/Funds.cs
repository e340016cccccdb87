// Budgets: what was put in, given and is left, when coins of each end; and of one what became of it, event by event.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk.Money;

/// <param name="PutIn">In all, less what was taken out again.</param>
/// <param name="Ends">When coins given today would end; null for never.</param>
/// <param name="MayGive">False where all its days have passed.</param>
public sealed record FundListed(Fund Fund, Text Name, long PutIn, long Left, LocalDate? Ends, bool MayGive)
{
    public long Given => PutIn - Left;
}

/// <summary>Something that was done to the budget itself.</summary>
public sealed record FundStep(long Seq, Instant At, Text What, string By);

internal static class Funds
{
    public const string Door = "/desk/funds";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Show).For(Roles.Desk);
        NewFund.Map(pages);
        pages.MapGet(Door + "/{fund}", (HttpContext http, string fund, LedgerReads reads) =>
            Page(http, fund, reads, null)).For(Roles.Desk);
        pages.MapPost(Door + "/{fund}/budget", ChangeBudget).For(Roles.Operator);
        pages.MapPost(Door + "/{fund}/funding", Receive).For(Roles.Operator);
    }

    public static string Of(FundId fund) => $"{Door}/{fund}";

    private static async Task<IResult> Show(HttpContext http, LedgerReads reads)
    {
        var all = new List<FundListed>();
        var kinds = await FundKinds.Of(reads, http.RequestAborted);
        foreach (var history in await reads.Few(StreamId.FundType, http.RequestAborted))
        {
            all.Add(await Listed(http, history, kinds, reads));
        }
        return PageAnswer.Of<FundsPage>((nameof(FundsPage.All), all));
    }

    private static async Task<FundListed> Listed(
        HttpContext http, History history, FundKinds kinds, LedgerReads reads)
    {
        var fund = history.As<Fund>()!;
        var ends = fund.Expiry.LastDay(Tokyo.Day(http.Now()), out var exists);
        return new FundListed(
            fund, kinds[fund.Id], history.Events.Select(one => one.Event).OfType<FundBudgetSet>()
                .Sum(set => set.Change),
            await reads.Coins(AccountAddress.Of(fund.Id), http.RequestAborted), ends, exists);
    }

    private static async Task<IResult> Page(HttpContext http, string fund, LedgerReads reads, Text? fault)
    {
        var id = Reading.Id<FundId>(fund, "fund");
        if (await reads.Stream(StreamId.Of(id), http.RequestAborted) is not { } history)
        {
            return Problem.NotFound("NotFound");
        }
        var credentials = http.RequestServices.GetRequiredService<CommunityDirectory>().Credentials;
        var names = await AccountNames.Of(http, []);
        var steps = new List<FundStep>();
        foreach (var one in history.Events.Reverse())
        {
            var by = (await credentials.Find(one.Sender.Actor, http.RequestAborted))?.DisplayName;
            steps.Add(new FundStep(
                one.Seq, one.Event.At, names.Sentences.Of(one.Event), by ?? one.Sender.Actor.Value));
        }
        return PageAnswer.Of<FundPage>(
            (nameof(FundPage.Of), await Listed(
                http, history, await FundKinds.Of(reads, http.RequestAborted), reads)),
            (nameof(FundPage.Steps), steps), (nameof(FundPage.Fault), fault),
            (nameof(FundPage.MayChange), http.Caller().Is(Roles.Operator))).Unless(fault);
    }

    private static async Task<IResult> ChangeBudget(
        HttpContext http, string fund, PageForm form, LedgerReads reads)
    {
        var id = Reading.Id<FundId>(fund, "fund");
        if (form.Whole("amount") is not { } amount) return await Page(http, fund, reads, GiftTexts.AmountWrong);
        var change = form["way"] is "out" ? -amount : amount;
        return await Done(http, fund, reads, await http.Act(form, new SetBudget(id, change)));
    }

    private static async Task<IResult> Receive(HttpContext http, string fund, PageForm form, LedgerReads reads)
    {
        var id = Reading.Id<FundId>(fund, "fund");
        if (form.Whole("amount") is not { } amount) return await Page(http, fund, reads, GiftTexts.AmountWrong);
        return await Done(
            http, fund, reads, await http.Act(form, new ReceiveFunding(id, new Amount(amount))));
    }

    private static async Task<IResult> Done(HttpContext http, string fund, LedgerReads reads, Text? fault) =>
        fault is null ? PageDoors.GoTo(Of(Reading.Id<FundId>(fund, "fund"))) : await Page(http, fund, reads, fault);
}
