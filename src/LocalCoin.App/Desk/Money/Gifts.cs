// Where coins are given: what was given to many and what became of it, what waits, and the two ways to begin.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Desk.Money;

/// <param name="Left">Of its budget.</param>
public sealed record FundToGive(FundId Fund, Text Name, long Left);

public sealed record RunListed(RunId Run, RunProposed Proposal, Text State);

internal static class Gifts
{
    public const string Door = "/desk/gifts";
    public const string OneDoor = Door + "/one";
    private const int RunsMax = 30;
    private const int GrantsMax = 100;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Show).For(Roles.Desk);
        pages.MapGet(OneDoor, (HttpContext http, LedgerReads reads, string? wallet = null) =>
            Ask(http, reads, wallet, null, null)).For(Roles.Operator);
        pages.MapPost(OneDoor, Propose).For(Roles.Operator);
        GiftsToMany.Map(pages);
        GiftRun.Map(pages);
    }

    private static async Task<IResult> Show(
        HttpContext http, LedgerReads reads, NpgsqlDataSource source, CommunityDirectory directory,
        string? done = null)
    {
        var runs = new List<RunListed>();
        foreach (var stream in await reads.RecentRuns(RunsMax, http.RequestAborted))
        {
            var run = (await reads.Fold<Run>(stream, http.RequestAborted))!;
            var paused = await directory.RunDrafts.IsPaused(run.Proposal.Run, http.RequestAborted);
            runs.Add(new RunListed(run.Proposal.Run, run.Proposal, GiftRun.StateOf(run, paused)));
        }
        var waiting = await OpenProposals.Waiting(source, ["grant_proposed"], GrantsMax, http.RequestAborted);
        var grants = (await reads.Events([.. waiting.Select(one => one.Seq)], http.RequestAborted))
            .OrderBy(one => one.Seq).Select(one => (GrantProposed)one.Event).ToArray();
        return PageAnswer.Of<GiftsPage>(
            (nameof(GiftsPage.Runs), runs), (nameof(GiftsPage.Grants), grants),
            (nameof(GiftsPage.IsProposed), done is not null),
            (nameof(GiftsPage.MayPropose), http.Caller().Is(Roles.Operator)));
    }

    /// <summary>Budgets that coins may be given from: what was paid in belongs to whoever paid it.</summary>
    internal static async Task<IReadOnlyList<FundToGive>> Funds(HttpContext http, LedgerReads reads)
    {
        var left = (await reads.Of(AccountKind.Fund, http.RequestAborted))
            .ToDictionary(one => one.Account.Owner!, one => one.Coins);
        var kinds = await FundKinds.Of(reads, http.RequestAborted);
        return
        [
            .. kinds.Families.Where(one => one.Value is not FundFamily.Paid).Select(one => one.Key)
                .OrderBy(fund => fund.Value, StringComparer.Ordinal)
                .Select(fund => new FundToGive(
                    fund, new Text("{0} {1}", "{0} {1}").With(fund.Value, kinds[fund]),
                    left.GetValueOrDefault(fund.Value))),
        ];
    }

    private static async Task<IResult> Ask(
        HttpContext http, LedgerReads reads, string? wallet, PageForm? typed, Text? fault) =>
        PageAnswer.Of<GiftToOne>(
            (nameof(GiftToOne.Funds), await Funds(http, reads)), (nameof(GiftToOne.Wallet), wallet),
            (nameof(GiftToOne.Typed), typed), (nameof(GiftToOne.Fault), fault)).Unless(fault);

    private static async Task<IResult> Propose(HttpContext http, PageForm form, LedgerReads reads)
    {
        Task<IResult> Again(Text fault) => Ask(http, reads, form["wallet"], form, fault);
        if (!Slugs.TryParse<WalletId>(form["wallet"], out var wallet)
            || !await reads.Has(StreamId.Of(wallet), http.RequestAborted)) return await Again(GiftTexts.WalletWrong);
        if (!Slugs.TryParse<FundId>(form["fund"], out var fund)) return await Again(GiftTexts.ChooseFund);
        var purpose = GiftTexts.Purposes.FirstOrDefault(one => one.Word == form["purpose"]);
        if (purpose.Text is null) return await Again(GiftTexts.ChoosePurpose);
        if (form.Whole("amount") is not { } amount) return await Again(GiftTexts.AmountWrong);
        if (http.Caller().Hindrance(wallet) is { } no) return no;
        var proposing = new ProposeGrant(
            new GrantId(form.Id(PageActs.Key).ToString()), wallet, fund, new Amount(amount), purpose.Purpose);
        return await http.Act(form, proposing) is { } fault
            ? await Again(fault)
            : PageDoors.GoTo(Door + "?done=proposed");
    }
}
