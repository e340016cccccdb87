// Residents at the desk: the whole list by pages, and one of them, opened for a reason. What the office corrects goes
// through the act that the counter's door uses; whoever looked, the resident reads it.

using LocalCoin.App.Pages;
using LocalCoin.Ledger;
using LocalCoin.Store;
using LocalCoin.Store.Directory;

namespace LocalCoin.App.Desk;

internal static class DeskMembers
{
    public const string Door = DeskDoors.Start + "/members";
    private const string One = Door + "/{ticket}";
    private const int PageSize = 50;
    private const int LooksMax = 20;

    internal static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Door, (HttpContext http, CommunityDirectory directory, string? after) =>
            List(http, directory, after, null)).For(Roles.Operator);
        pages.MapPost(Door + "/open", Open).For(Roles.Operator);
        var needed = Opening.Needed(Door, async (http, fault) =>
            await List(http, http.RequestServices.GetRequiredService<CommunityDirectory>(), null, fault));
        pages.MapGet(One, Show).AddEndpointFilter(needed).For(Roles.Operator);
        var opened = pages.MapGroup(One).AddEndpointFilter(needed);
        opened.MapGet("/correct", Ask).For(Roles.Operator);
        opened.MapPost("/correct", Correct).For(Roles.Operator);
        opened.MapPost("/freeze", Freeze).For(Roles.Operator);
        opened.MapPost("/stop", Stop).For(Roles.Operator);
    }

    /// <summary>Those whom the caller may serve; that they were found is written down for each.</summary>
    internal static async Task<IReadOnlyList<MemberEntry>> Written(HttpContext http, IReadOnlyList<MemberEntry> found)
    {
        var caller = http.Caller();
        var shown = found.Where(member => caller.Hindrance(member.Wallet) is null).ToArray();
        await http.RequestServices.GetRequiredService<CommunityDirectory>().AccessLog.Write(
            caller.Actor, caller.Device, "found", shown.Select(member => member.Wallet), http.RequestAborted);
        return shown;
    }

    private static async Task<IResult> List(HttpContext http, CommunityDirectory directory, string? after, Text? fault)
    {
        var last = after is null ? (WalletId?)null : Reading.Id<WalletId>(after, "after");
        var page = Page<MemberEntry>.Of(
            await directory.Members.After(last, PageSize + 1, http.RequestAborted), PageSize, one => one.Wallet.Value);
        return PageAnswer.Of<DeskMemberList>(
            (nameof(DeskMemberList.All), await Written(http, page.Rows)), (nameof(DeskMemberList.Next), page.Next),
            (nameof(DeskMemberList.IsFirst), after is null), (nameof(DeskMemberList.Fault), fault)).Unless(fault);
    }

    private static async Task<IResult> Open(HttpContext http, PageForm form, CommunityDirectory directory) =>
        OpeningTexts.Reasons.Any(reason => reason.Word == form["reason"])
            ? await Opening.Open(http, Door, Reading.Id<WalletId>(form["wallet"] ?? "", "wallet"), form["reason"]!)
            : await List(http, directory, null, OpeningTexts.ReasonMissing);

    private static async Task<IResult> Show(HttpContext http, LedgerReads reads, string? done = null) =>
        await Page(http, reads, null, DeskMemberTexts.Done.FirstOrDefault(one => one.Word == done).Text);

    private static async Task<IResult> Page(HttpContext http, LedgerReads reads, Text? fault, Text? done)
    {
        var (opened, cancellation) = (http.Opened(), http.RequestAborted);
        var directory = http.RequestServices.GetRequiredService<CommunityDirectory>();
        if (await reads.Fold<Wallet>(StreamId.Of(opened.Wallet), cancellation) is not { } wallet)
        {
            return Problem.NotFound("NotFound");
        }
        return PageAnswer.Of<DeskMember>(
            (nameof(DeskMember.Opened), opened), (nameof(DeskMember.Wallet), wallet),
            (nameof(DeskMember.Member), await directory.Members.Find(opened.Wallet, cancellation)),
            (nameof(DeskMember.Purses), await HeldPurses.Of(http, opened.Wallet)),
            (nameof(DeskMember.Kinds), await FundKinds.Of(reads, cancellation)),
            (nameof(DeskMember.Cards), await ShownCard.Of(http, opened.Wallet)),
            (nameof(DeskMember.Phones), await directory.Phones.Of(opened.Wallet, cancellation)),
            (nameof(DeskMember.Log), await DeskLog.Named(
                http, await directory.AccessLog.About(opened.Wallet.Value, null, LooksMax, cancellation))),
            (nameof(DeskMember.Limits), http.RequestServices.GetRequiredService<Limits>()),
            (nameof(DeskMember.Fault), fault), (nameof(DeskMember.Done), done)).Unless(fault);
    }

    private static async Task<IResult> Ask(HttpContext http, CommunityDirectory directory) =>
        await directory.Members.Find(http.Opened().Wallet, http.RequestAborted) is { } member
            ? Form(http, CorrectedMember.Of(member))
            : Problem.NotFound("NotFound");

    private static PageAnswer Form(HttpContext http, CorrectedMember typed) => PageAnswer.Of<DeskCorrect>(
        (nameof(DeskCorrect.Opened), http.Opened()), (nameof(DeskCorrect.Typed), typed))
        .Unless(typed.Faults.Values.FirstOrDefault());

    private static async Task<IResult> Correct(HttpContext http, PageForm form, CommunityDirectory directory)
    {
        var opened = http.Opened();
        if (await directory.Members.Find(opened.Wallet, http.RequestAborted) is not { } before)
        {
            return Problem.NotFound("NotFound");
        }
        var typed = CorrectedMember.Of(form);
        if (typed.Faults.Count > 0) return Form(http, typed);
        return await MemberActs.Put(http, typed.Member(before)) is { } no
            ? no
            : PageDoors.GoTo($"{opened.Path}?done=corrected");
    }

    /// <summary>Whoever freezes does not let go again: that is another's hand, at the counter.</summary>
    private static async Task<IResult> Freeze(HttpContext http, PageForm form, LedgerReads reads)
    {
        var opened = http.Opened();
        var reason = FreezeTexts.Reasons.FirstOrDefault(one => one.Word == form["reason"]);
        if (reason.Text is null) return await Page(http, reads, OpeningTexts.ReasonMissing, null);
        return await http.Act(form, new FreezeWallet(opened.Wallet, reason.Reason)) is { } fault
            ? await Page(http, reads, fault, null)
            : PageDoors.GoTo($"{opened.Path}?done=frozen");
    }

    /// <summary>A card that was lost is stopped while its owner is still on the line.</summary>
    private static async Task<IResult> Stop(
        HttpContext http, PageForm form, LedgerReads reads, CommunityDirectory directory)
    {
        var (opened, card) = (http.Opened(), Reading.Id<CardId>(form["card"] ?? "", "card"));
        var reason = CardStateTexts.StopReasons.FirstOrDefault(one => one.Word == form["reason"]);
        if (reason.Text is null) return await Page(http, reads, OpeningTexts.ReasonMissing, null);
        if ((await directory.Cards.Find(card, http.RequestAborted))?.Wallet != opened.Wallet)
        {
            return Problem.NotFound("NotFound");
        }
        return await http.Act(form, new StopCard(card, reason.Reason, null)) is { } fault
            ? await Page(http, reads, fault, null)
            : PageDoors.GoTo($"{opened.Path}?done=stopped");
    }
}
