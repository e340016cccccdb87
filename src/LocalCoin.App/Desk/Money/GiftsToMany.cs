// A gift to many, from a file: read and shown with what it would do, before anybody proposes it. The same lines are
// then proposed as by the API, and another person approves what they have read.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;
using Microsoft.AspNetCore.Mvc;

namespace LocalCoin.App.Desk.Money;

/// <param name="HeldMax">What a wallet may hold at the most.</param>
public sealed record RunPreview(
    RunDraft Draft, RunSum Sum, GrantPurpose Purpose, long BudgetLeft, Fund Fund,
    IReadOnlyList<RunEffect> First, long HeldMax);

internal static class GiftsToMany
{
    public const string Door = Gifts.Door + "/many";
    public const int RefusedShown = 50;
    private const int FirstShown = 10;
    private const int BodyMax = CsvText.BytesMax + 64 * 1024;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, LedgerReads reads) => Ask(http, reads, null, null)).For(Roles.Operator);
        pages.MapPost(Door, Read).For(Roles.Operator).WithMetadata(new RequestSizeLimitAttribute(BodyMax));
        pages.MapGet(Door + "/{run}", Show).For(Roles.Operator);
        pages.MapPost(Door + "/{run}", Propose).For(Roles.Operator);
    }

    public static string Of(RunId run) => $"{Door}/{run}";

    private static async Task<IResult> Ask(HttpContext http, LedgerReads reads, PageForm? typed, Text? fault) =>
        PageAnswer.Of<GiftToMany>(
            (nameof(GiftToMany.Funds), await Gifts.Funds(http, reads)), (nameof(GiftToMany.Typed), typed),
            (nameof(GiftToMany.Fault), fault)).Unless(fault);

    private static async Task<IResult> Read(
        HttpContext http, PageForm form, LedgerReads reads, CommunityDirectory directory)
    {
        Task<IResult> Again(Text fault) => Ask(http, reads, form, fault);
        if (!Slugs.TryParse<FundId>(form["fund"], out var fund)) return await Again(GiftTexts.ChooseFund);
        var purpose = GiftTexts.Purposes.FirstOrDefault(one => one.Word == form["purpose"]);
        if (purpose.Text is null) return await Again(GiftTexts.ChoosePurpose);
        if (await form.File("file", CsvText.BytesMax) is not { Length: > 0 } bytes)
        {
            return await Again(GiftTexts.FileMissing);
        }
        GiftFile file;
        try
        {
            file = await GiftFile.Read(bytes, directory, http.RequestAborted);
        }
        catch (UnreadableFileException unreadable)
        {
            return await Again(GiftTexts.FileUnreadable.With(unreadable.Message));
        }
        if (file.Lines.Count > RunActs.LinesMax) return await Again(GiftTexts.FileTooLarge);
        if (http.Caller().Wallet is { } own && file.Lines.Any(line => line.Wallet == own))
        {
            return await Again(GiftTexts.OwnLine);
        }
        var run = new RunId(Guid.CreateVersion7().ToString());
        await directory.RunDrafts.Put(
            new RunDraft(run, fund, purpose.Word, file.Refused, http.Caller().Actor, http.Now()), file.Lines,
            http.RequestAborted);
        return PageDoors.GoTo(Of(run));
    }

    private static async Task<IResult> Show(
        HttpContext http, string run, LedgerReads reads, CommunityDirectory directory) =>
        await Page(http, Reading.Id<RunId>(run, "run"), reads, directory, null);

    private static async Task<IResult> Page(
        HttpContext http, RunId run, LedgerReads reads, CommunityDirectory directory, Text? fault)
    {
        if (await directory.RunDrafts.Find(run, http.RequestAborted) is not { } draft
            || await reads.Fold<Fund>(StreamId.Of(draft.Fund), http.RequestAborted) is not { } fund)
        {
            return Problem.NotFound("NotFound");
        }
        // Once proposed, it is no draft any more.
        if (await reads.Has(StreamId.Of(run), http.RequestAborted)) return PageDoors.GoTo(GiftRun.Of(run));
        var (today, most) = (Tokyo.Day(http.Now()), http.RequestServices.GetRequiredService<Limits>()
            .WalletBalanceMax);
        return PageAnswer.Of<GiftPreview>((nameof(GiftPreview.Of), new RunPreview(
            draft, await directory.RunDrafts.Sum(run, most, today, http.RequestAborted),
            GiftTexts.Purposes.First(one => one.Word == draft.Purpose).Purpose,
            await reads.Coins(AccountAddress.Of(draft.Fund), http.RequestAborted), fund, await First(http, run), most)),
            (nameof(GiftPreview.Fault), fault)).Unless(fault);
    }

    /// <summary>What it does to the first of them, by name: a look at these people.</summary>
    internal static async Task<IReadOnlyList<RunEffect>> First(HttpContext http, RunId run)
    {
        var directory = http.RequestServices.GetRequiredService<CommunityDirectory>();
        var first = await directory.RunDrafts.Effects(
            run, null, Tokyo.Day(http.Now()), FirstShown, http.RequestAborted);
        await directory.AccessLog.Write(
            http.Caller().Actor, http.Caller().Device, "gift", first.Select(one => one.Wallet), http.RequestAborted);
        return first;
    }

    private static async Task<IResult> Propose(
        HttpContext http, string run, PageForm form, LedgerReads reads, CommunityDirectory directory)
    {
        var id = Reading.CommandId(run, "run");
        var runId = new RunId(id.ToString());
        if (await directory.RunDrafts.Find(runId, http.RequestAborted) is not { } draft)
        {
            return Problem.NotFound("NotFound");
        }
        var lines = await directory.RunLines.Of(runId, http.RequestAborted);
        if (lines.Count == 0) return await Page(http, runId, reads, directory, GiftTexts.FileEmpty);
        var purpose = GiftTexts.Purposes.First(one => one.Word == draft.Purpose).Purpose;
        var (refused, answer) = await RunActs.Propose(http, id, draft.Fund, purpose, lines);
        if (refused is not null) return refused;
        return answer!.Fault() is { } fault
            ? await Page(http, runId, reads, directory, fault)
            : PageDoors.GoTo(GiftRun.Of(runId));
    }
}
