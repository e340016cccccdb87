// One gift to many after it was proposed: whom it waits for, how far it is, and stopping it for a while or for good.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Accounts;
using LocalCoin.Store.Directory;
using Npgsql;

namespace LocalCoin.App.Desk.Money;

/// <param name="Given">Lines that were given, by the journal.</param>
/// <param name="Returned">Lines whose wallet could take nothing.</param>
/// <param name="Left">Coins still set aside.</param>
/// <param name="Reasons">What was written about it: why it was declined.</param>
public sealed record RunProgress(
    Run Run, bool IsPaused, string By, int Given, int Returned, long Left, IReadOnlyList<string> Reasons)
{
    /// <summary>While it waits: what it would do to the first of them.</summary>
    public IReadOnlyList<RunEffect> First { get; init; } = [];

    public RunId Id => Run.Proposal.Run;
    public bool IsGoing => Run.Approval is not null && !Run.IsFinished;
}

internal static class GiftRun
{
    private const string Door = Gifts.Door + "/runs/{run}";

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, Show).For(Roles.Desk);
        pages.MapGet(Door + "/now", ShowNow).For(Roles.Desk);
        pages.MapPost(Door + "/pause", Pause).For(Roles.Operator | Roles.Approver);
        pages.MapPost(Door + "/go-on", GoOn).For(Roles.Operator | Roles.Approver);
        pages.MapPost(Door + "/cancel", Cancel).For(Roles.Operator);
    }

    public static string Of(RunId run) => $"{Gifts.Door}/runs/{run}";

    public static Text StateOf(Run run, bool isPaused) =>
        run.IsCancelled ? RunTexts.Cancelled
        : run.IsFinished ? RunTexts.Finished
        : run.Approval is null ? run.IsDecided ? RunTexts.Rejected : RunTexts.Waits
        : isPaused ? RunTexts.Paused
        : RunTexts.Going;

    private static async Task<IResult> Show(HttpContext http, string run, LedgerReads reads) =>
        await Page(http, run, reads, null);

    private static async Task<IResult> Page(HttpContext http, string run, LedgerReads reads, Text? fault)
    {
        if (await Progress(http, run, reads) is not { } progress) return Problem.NotFound("NotFound");
        if (progress.Run.OpenProposal() is not null)
        {
            progress = progress with { First = await GiftsToMany.First(http, progress.Id) };
        }
        return PageAnswer.Of<GiftRunPage>(
            (nameof(GiftRunPage.Of), progress), (nameof(GiftRunPage.Fault), fault)).Unless(fault);
    }

    private static async Task<IResult> ShowNow(HttpContext http, string run, LedgerReads reads) =>
        await Progress(http, run, reads) is { } progress
            ? PageAnswer.Of<GiftRunNow>((nameof(GiftRunNow.Of), progress))
            : Problem.NotFound("NotFound");

    private static async Task<RunProgress?> Progress(HttpContext http, string text, LedgerReads reads)
    {
        var (services, id) = (http.RequestServices, Reading.Id<RunId>(text, "run"));
        if (await reads.Fold<Run>(StreamId.Of(id), http.RequestAborted) is not { } run) return null;
        var directory = services.GetRequiredService<CommunityDirectory>();
        var counts = await AccountEntries.Counts(
            services.GetRequiredService<NpgsqlDataSource>(), AccountAddress.Of(id), http.RequestAborted);
        return new RunProgress(
            run, await directory.RunDrafts.IsPaused(id, http.RequestAborted),
            (await directory.Credentials.Find(run.ProposedBy, http.RequestAborted))?.DisplayName
                ?? run.ProposedBy.Value,
            counts.GetValueOrDefault("run_line_granted"), counts.GetValueOrDefault("run_line_returned"),
            await reads.Coins(AccountAddress.Of(id), http.RequestAborted),
            [
                .. (await directory.Notes.About(StreamId.Of(id).Value, http.RequestAborted)).Select(note => note.Text),
            ]);
    }

    /// <summary>To stop is one person's: it takes nothing from anybody, and the other may go on.</summary>
    private static async Task<IResult> Pause(
        HttpContext http, string run, PageForm form, CommunityDirectory directory)
    {
        var id = Reading.Id<RunId>(run, "run");
        await directory.RunDrafts.Pause(id, http.Caller().Actor, http.RequestAborted);
        await Log(http, directory, "pause", id);
        return PageDoors.GoTo(Of(id));
    }

    private static async Task<IResult> GoOn(
        HttpContext http, string run, PageForm form, CommunityDirectory directory)
    {
        var id = Reading.Id<RunId>(run, "run");
        await directory.RunDrafts.GoOn(id, http.RequestAborted);
        await Log(http, directory, "go on", id);
        return PageDoors.GoTo(Of(id));
    }

    private static async Task<IResult> Cancel(
        HttpContext http, string run, PageForm form, LedgerReads reads, CommunityDirectory directory)
    {
        var id = Reading.Id<RunId>(run, "run");
        if (http.Caller().Wallet is { } own && await directory.RunLines.Name(id, own, http.RequestAborted))
        {
            return Problem.Forbidden("OwnWallet");
        }
        return await http.Act(form, new ProposeRunCancellation(id)) is { } fault
            ? await Page(http, run, reads, fault)
            : PageDoors.GoTo(Of(id));
    }

    private static Task Log(HttpContext http, CommunityDirectory directory, string action, RunId run) =>
        directory.AccessLog.Write(
            http.Caller().Actor, http.Caller().Device, action, StreamId.Of(run).Value, http.RequestAborted);
}
